import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { translator } from '../../src/shared/messages/translate.ts'
import { goTo, LONG_WORK, openSampleCase } from './acts.ts'
import { withWindow } from './own-window.ts'
import type { Watched } from './watched.ts'

describe('redaction', () => {
  const t = translator('en')
  let page: Page
  let watched: Watched

  withWindow('browser', async (own) => {
    ;({ page, watched } = own)
    await openSampleCase(page, t)
    await goTo(page, t, 'evidence')
  })

  const button = (key: string, values: Record<string, unknown> = {}) =>
    page.getByRole('button', { name: t(key, values), exact: true })

  test(
    'is drawn, searched, reviewed and made a copy that is yet to be reviewed',
    async () => {
      await page
        .getByRole('listbox', { name: t('evidence:list.label') })
        .getByRole('option', { name: /Letter before action/ })
        .click()
      await button('evidence:reader.menu').click()
      await page.getByRole('menuitem', { name: t('redaction:command') }).click()
      const layer = page.locator('.redaction-layer').first()
      const { x, y } = (await layer.boundingBox())!
      await page.mouse.move(x + 60, y + 60)
      await page.mouse.down()
      await page.mouse.move(x + 200, y + 90, { steps: 4 })
      await page.mouse.up()
      const panel = page.getByRole('region', { name: t('redaction:title') })
      await panel.getByText(t('redaction:boxes.title', { count: 1 })).waitFor()

      await panel.getByRole('textbox', { name: t('redaction:find.placeholder') }).fill('Tarnyshev')
      await page.keyboard.press('Enter')
      const mark = panel.getByRole('button', { name: /^Mark \d+$/ })
      const hits = Number(/\d+/.exec(await mark.innerText())![0])
      expect(hits).toBeGreaterThan(0)
      await mark.click()
      await expect.poll(() => panel.locator('.redaction-list li').count()).toBeGreaterThan(hits)
      await panel.getByText('Tarnyshev', { exact: false }).first().waitFor()

      const boxes = await panel.locator('.redaction-list li').count()
      await page.locator('[data-box="0"]').focus()
      await page.keyboard.press('ArrowRight')
      await page.keyboard.press('Shift+ArrowDown')
      await page.keyboard.press('Delete')
      await expect.poll(() => panel.locator('.redaction-list li').count()).toBe(boxes - 1)

      await panel.getByRole('button', { name: t('redaction:apply.do') }).click()
      const dialog = page.getByRole('dialog', { name: t('redaction:apply.title') })
      await dialog.getByRole('button', { name: t('redaction:apply.do') }).click()
      await dialog.getByRole('button', { name: t('redaction:done.open') }).click()
      await page.getByRole('heading', { name: t('redaction:log.title') }).waitFor()
      await page.getByText(t('redaction:log.total', { count: boxes - 1 })).waitFor()
      await page.locator('.page-layer-text[data-page="1"], .reader-text').first().waitFor()
      await page.locator('.page-scroller').waitFor()
      const text = page
        .getByRole('radiogroup', { name: t('evidence:reader.views') })
        .getByText(t('evidence:reader.text'), { exact: true })
      await text.click()
      await page.locator('.reader-text').waitFor()
      expect(await page.locator('.reader-text').innerText()).not.toContain('Tarnyshev')
      expect(watched.complaints).toEqual([])
      expect(watched.strayed()).toEqual([])
    },
    LONG_WORK,
  )
})
