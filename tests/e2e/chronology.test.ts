import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { translator } from '../../src/shared/messages/translate.ts'
import { withSampleWindow } from './acts.ts'
import { availableShells } from './shells.ts'

const IN_TIME = 30_000

describe.each(await availableShells())('the chronology, in the %s shell', (shell) => {
  const t = translator('en')
  let page: Page

  withSampleWindow(shell, 'chronology', (shown) => (page = shown))

  const timeline = () => page.getByRole('grid', { name: t('chronology:timeline.label') })
  const table = () => page.getByRole('grid', { name: t('chronology:title'), exact: true })
  const inspector = () => page.getByRole('region', { name: t('chronology:inspector.title') })
  const shownDays = () => page.locator('.tl-legend [role=status]').textContent()
  const afterTheEnd = () =>
    timeline().getByRole('gridcell', { name: new RegExp(`^A-\\d.*licence: ${t('chronology:state.expired')}$`) })
  const marked = async () => {
    const id = await timeline().getAttribute('aria-activedescendant')
    return id === null ? null : page.locator(`[id="${id}"]`).getAttribute('aria-label')
  }

  test(
    'by mouse: an act after the end of the licence is seen upon its bar, filtered and opened',
    async () => {
      const act = afterTheEnd().first()
      await act.click()
      await inspector().getByText(t('chronology:state.expired'), { exact: true }).waitFor()
      const label = (await act.getAttribute('aria-label'))!.split(' ', 1)[0]!
      await table().getByRole('row', { selected: true }).filter({ hasText: label }).waitFor()

      const rows = async () => Number(await table().getAttribute('aria-rowcount'))
      const all = await rows()
      await page.getByRole('button', { name: new RegExp(`^${t('chronology:kinds.fact')} `) }).click()
      await expect.poll(rows).toBeLessThan(all)

      const before = await shownDays()
      await page
        .getByRole('radiogroup', { name: t('chronology:zoom.label') })
        .getByText(t('chronology:zoom.months'), { exact: true })
        .click()
      await expect.poll(shownDays).not.toBe(before)

      await inspector()
        .getByRole('button', { name: t('chronology:inspector.openIn.act') })
        .click()
      await page.waitForURL(/\/acts\?/)
      await page.goBack()
      await timeline().waitFor()
    },
    IN_TIME,
  )

  test(
    'by keyboard: every mark is reached and said, the time is zoomed, and Enter opens',
    async () => {
      await timeline().focus()
      await page.keyboard.press('0')
      await page.keyboard.press('ArrowDown')
      const first = await marked()
      expect(first).toBeTruthy()
      await page.keyboard.press('End')
      await page.keyboard.press('Home')
      await page.keyboard.press('ArrowUp')
      await expect.poll(marked).not.toBe(first)

      const before = await shownDays()
      await page.keyboard.press('=')
      await expect.poll(shownDays).not.toBe(before)
      const zoomed = await shownDays()
      await page.keyboard.press('Shift+ArrowRight')
      await expect.poll(shownDays).not.toBe(zoomed)
      await page.keyboard.press('0')
      await expect.poll(shownDays).toBe(before)

      for (let steps = 0; steps < 40 && !(await marked())?.startsWith('A-'); steps += 1) {
        const here = await marked()
        await page.keyboard.press('ArrowRight')
        if ((await marked()) === here) await page.keyboard.press(steps % 2 ? 'ArrowUp' : 'ArrowDown')
      }
      expect(await marked()).toMatch(/^A-/)
      await page.keyboard.press('Enter')
      await page.waitForURL(/\/acts\?/)
    },
    IN_TIME,
  )
})
