import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { translator } from '../../src/shared/messages/translate.ts'
import { goTo, openBeside, openSampleCase } from './acts.ts'
import { withWindow } from './own-window.ts'
import { availableShells } from './shells.ts'

describe.each(await availableShells())('custody in the %s shell', (shell) => {
  const t = translator('en')
  let home: string
  let page: Page
  const declaredField = (of: Page, name: string) =>
    of.getByRole('textbox', { name: t(`custody:declared.field.${name}`), exact: true })
  const documents = () => page.getByRole('listbox', { name: t('evidence:list.label') })

  withWindow(shell, async (own) => {
    ;({ home, page } = own)
    await openSampleCase(page, t)
    await goTo(page, t, 'evidence')
  })

  test('keeps apart what the vault saw, what the file says and what was declared', async () => {
    for (const part of ['acquired', 'read', 'declared', 'events']) {
      await page.getByRole('heading', { name: t(`custody:${part}.title`), exact: true }).waitFor()
    }
    await page.getByText(t('custody:acquired.came.disk')).waitFor()
    await page.getByText(t('custody:declared.nothing')).waitFor()
  })

  test('takes a declaration in place, with the time as it is told', async () => {
    await page.getByRole('button', { name: t('custody:declared.declare') }).click()
    await declaredField(page, 'collectedAt').fill('18.09.2026, 14:32')
    await page.getByText(t('custody:declared.readAs', { moment: '18 September 2026, 14:32' })).waitFor()
    await declaredField(page, 'collector').fill('A. Orlova')
    await declaredField(page, 'collector').press('Enter')
    await page.getByRole('button', { name: t('custody:declared.done') }).click()
    await page.getByText('18 September 2026, 14:32').waitFor()
    await page.getByText('A. Orlova', { exact: true }).waitFor()
  })

  test.runIf(shell === 'browser')('shows both versions where two windows declare the same thing', async () => {
    const beside = await openBeside(page)
    for (const one of [page, beside]) await one.getByRole('button', { name: t('custody:declared.change') }).click()
    await declaredField(beside, 'method').fill('Screenshot')
    await declaredField(page, 'method').fill('Whole page saved')
    await declaredField(beside, 'method').press('Enter')
    await beside.getByRole('button', { name: t('custody:declared.done') }).click()
    await beside.getByText('Screenshot', { exact: true }).waitFor()
    await declaredField(page, 'method').press('Enter')
    await page.getByRole('button', { name: t('common:conflict.keepTheirs') }).click()
    await expect.poll(() => declaredField(page, 'method').inputValue()).toBe('Screenshot')
    await page.getByRole('button', { name: t('custody:declared.done') }).click()
    await beside.close()
  })

  test('proves the original on demand', async () => {
    await page.getByRole('button', { name: t('custody:events.verify') }).click()
    await page.getByText(t('custody:event.matched.alone')).waitFor()
  })

  test('makes a certificate of chosen documents, and asks for each that is marked', async () => {
    await documents().press('Control+a')
    await page.getByRole('button', { name: t('custody:report.button') }).click()
    const dialog = page.getByRole('dialog', { name: t('custody:report.title', { count: 17 }) })
    await dialog.getByRole('radio', { name: t('custody:report.kind.902-14') }).check()
    await dialog.getByRole('button', { name: t('custody:report.make') }).click()
    await dialog.getByText(t('custody:report.barred')).waitFor()
    const barred = await dialog.getByRole('button', { name: t('exhibits:exception.ask') }).count()
    expect(barred).toBeGreaterThan(1)
    expect(await dialog.getByRole('button', { name: t('custody:report.make') }).isDisabled()).toBe(true)
    for (let left = barred; left > 0; left--) {
      await dialog
        .getByRole('button', { name: t('exhibits:exception.ask') })
        .first()
        .click()
      const asking = page.getByRole('dialog').last()
      await asking.getByRole('textbox', { name: t('exhibits:exception.reason') }).fill('ordered by the tribunal')
      await asking.getByRole('button', { name: t('exhibits:exception.do.report') }).click()
    }
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      dialog.getByRole('button', { name: t('custody:report.make') }).click(),
    ])
    const file = path.join(home, 'certificate.pdf')
    await download.saveAs(file)
    expect((await readFile(file)).subarray(0, 5).toString()).toBe('%PDF-')
    await dialog.waitFor({ state: 'detached' })
  }, 60_000)

  async function askToDelete(title: string) {
    await documents().getByText(title).first().click()
    // The menu of the document that was open before closes when the next one comes.
    await page.getByRole('heading', { name: title }).first().waitFor()
    await page.getByRole('button', { name: t('evidence:reader.menu') }).click()
    await page.getByRole('menuitem', { name: t('custody:delete.command') }).click()
    return page.getByRole('dialog', { name: t('custody:delete.title', { name: title }) })
  }

  test('does not delete for good what was served', async () => {
    const dialog = await askToDelete('Letter before action: the Tarnyshev rifle')
    await dialog.getByText(t('custody:delete.served', { label: 'C-6' })).waitFor()
    await dialog
      .getByRole('button', { name: t('common:close') })
      .last()
      .click()
  })

  test('deletes for good what the person names, and the trail shows that it was', async () => {
    const title = 'Proposal for a settlement: Ustrezhmash, Vestobrazexport and Trakorazh'
    const dialog = await askToDelete(title)
    const act = dialog.getByRole('button', { name: t('custody:delete.do') })
    const typed = dialog.getByRole('textbox').first()
    const asked = await dialog.getByText(/^Type the file name /).innerText()
    await typed.fill('another.docx')
    await dialog.getByRole('textbox', { name: t('custody:delete.reason') }).fill('clawback order of 20 November 2026')
    expect(await act.isDisabled()).toBe(true)
    await typed.fill(asked.replace('Type the file name ', ''))
    await act.click()
    await dialog.waitFor({ state: 'detached' })
    await expect.poll(() => documents().getByText(title).count()).toBe(0)
    await goTo(page, t, 'trail')
    const deleted = t('cases:change.document.deleted-for-good', { reason: 'clawback order of 20 November 2026' })
    await page
      .getByRole('listbox', { name: t('audit:title') })
      .getByText(deleted)
      .first()
      .waitFor()
    await page.getByText(t('audit:entry.removedTag')).first().click()
    await page.getByText(t('audit:values.removed')).waitFor()
  }, 60_000)
})
