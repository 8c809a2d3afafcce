import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { translator } from '../../src/shared/messages/translate.ts'
import { choose, goTo, openSampleCase } from './acts.ts'
import { withWindow } from './own-window.ts'
import { availableShells } from './shells.ts'
import type { Watched } from './watched.ts'

describe.each(await availableShells())('the audit trail in the %s shell', (shell) => {
  const t = translator('en')
  let home: string
  let page: Page
  let watched: Watched
  const list = () => page.getByRole('listbox', { name: t('audit:title'), exact: true })
  const entry = () => page.getByRole('region', { name: t('audit:entry.title') })
  const field = (name: string) => page.getByRole('combobox', { name: t(`audit:filter.${name}`), exact: true })

  withWindow(shell, async (own) => {
    ;({ home, page, watched } = own)
    await openSampleCase(page, t)
  })

  test('shows a change with what stood before and after, who and by which account', async () => {
    const seat = page.getByRole('textbox', { name: t('cases:field.seat') })
    await seat.fill('Vienna')
    await seat.press('Enter')
    await page.getByText(t('cases:change.case.changed', { fields: t('cases:fieldName.seat') })).waitFor()
    await page.getByRole('link', { name: t('audit:all') }).click()
    await list().waitFor()
    const row = entry().getByRole('row', { name: new RegExp(`^${t('audit:field.seat')}`) })
    await expect.poll(() => row.getByRole('cell').allInnerTexts()).toEqual(['Geneva, Switzerland', 'Vienna'])
    await entry().getByText(t('audit:who.declared')).waitFor()
    await entry().getByText(t('audit:who.account')).waitFor()
  })

  test('goes from one entry to the next by the keyboard', async () => {
    await list().press('ArrowDown')
    await list().press('ArrowDown')
    await entry()
      .getByRole('heading', { name: /: Ask the archive for a copy of its card/ })
      .waitFor()
    await list().press('Home')
    await entry()
      .getByRole('heading', { name: t('cases:change.case.changed', { fields: 'seat' }) })
      .waitFor()
  })

  test('is narrowed to what was done, to a document and to days', async () => {
    await choose(field('what'), t('audit:of.stage'))
    await expect.poll(() => list().getByRole('option').count()).toBe(3)
    await page.getByRole('button', { name: t('audit:filter.clear') }).click()
    await field('document').fill('Notice of arbitration')
    await page.getByRole('option', { name: /Notice of arbitration/ }).click()
    await expect.poll(() => list().getByRole('option').first().innerText()).toContain('Notice of arbitration')
    expect(page.url()).toMatch(/trail\?doc=/)
    await page.getByRole('button', { name: t('audit:filter.clear') }).click()
    const to = page.getByRole('textbox', { name: t('audit:filter.to'), exact: true })
    await to.fill('1 January 2020')
    await to.press('Enter')
    await page.getByText(t('audit:empty.filtered')).waitFor()
    await to.fill('the day after')
    await to.press('Enter')
    await page.getByText(t('audit:filter.notADay')).waitFor()
    await page
      .getByRole('button', { name: t('audit:filter.clear') })
      .first()
      .click()
    await list().getByRole('option').first().waitFor()
  })

  test('leads from an entry to the document that it is about', async () => {
    await choose(field('what'), t('audit:of.document'))
    await entry().locator('a[href*="/evidence?doc="]').click()
    await page.waitForURL(/evidence\?doc=/)
    await goTo(page, t, 'trail')
    await page.getByRole('button', { name: t('audit:filter.clear') }).click()
  })

  test.each(['csv', 'pdf'] as const)('is saved as %s', async (format) => {
    await page.getByRole('button', { name: t('audit:export.button') }).click()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: t(`audit:export.${format}`) }).click(),
    ])
    const file = path.join(home, `trail.${format}`)
    await download.saveAs(file)
    const bytes = await readFile(file)
    if (format === 'pdf') expect(bytes.subarray(0, 5).toString()).toBe('%PDF-')
    else expect(bytes.toString()).toContain('Vienna')
  })

  test('of the vault holds every case, and can be kept to one', async () => {
    await page.keyboard.press('Control+k')
    await page.keyboard.type(t('audit:command.vault'))
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: t('audit:titleOfVault') }).waitFor()
    await list().getByText('26-014').first().waitFor()
    await choose(field('case'), t('audit:filter.vaultOnly'))
    await expect.poll(() => list().getByText('26-014').count()).toBe(0)
    await list().getByText(t('cases:change.vault.created')).waitFor()
  })

  test('complained of nothing', () => {
    expect(watched.strayed()).toEqual([])
    expect(watched.complaints).toEqual([])
  })
})
