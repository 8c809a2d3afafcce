import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { translator } from '../../src/shared/messages/translate.ts'
import { goTo, LONG_WORK, openBeside, withSampleWindow } from './acts.ts'
import { availableShells } from './shells.ts'

/** Milliseconds in which what was typed is surely shown, written, and read by every window. */
const SURELY = { timeout: 20_000 }

describe.each(await availableShells())('the sections of a case, in the %s shell', { timeout: LONG_WORK }, (shell) => {
  const t = translator('en')
  let page: Page

  withSampleWindow(shell, 'sections', (shown) => (page = shown))

  const editor = (of: Page) => of.locator('.cm-content')
  const chips = (of: Page) => of.locator('.cm-content .reference')
  /** A section that was just made takes the keyboard; until then the one before it is shown. */
  const newEditor = () =>
    expect.poll(() => editor(page).evaluate((one) => one === document.activeElement), SURELY).toBe(true)

  test('a section is written with the mouse, and its references are completed, shown and opened', async () => {
    await goTo(page, t, 'sections')
    await page.getByRole('button', { name: t('sections:new.button') }).click()
    await page
      .getByRole('form')
      .getByRole('textbox', { name: t('sections:new.heading') })
      .fill('What happened')
    await page.getByRole('button', { name: t('sections:new.add') }).click()
    await newEditor()
    await editor(page).click()
    await page.keyboard.type('The letter came ')
    await page.getByRole('button', { name: t('sections:command.reference') }).click()
    await page.keyboard.type('letter before')
    await page.getByRole('option', { name: /Letter before action/ }).click()
    await expect.poll(() => chips(page).allTextContents(), SURELY).toEqual(['C-6'])
    await page.keyboard.type('/1} late {C-99/2}.')
    await expect.poll(() => chips(page).allTextContents(), SURELY).toEqual(['C-6/1'])
    await page.getByText(t('sections:state.not-found')).waitFor()
    await page.getByText(t('sections:view.preview'), { exact: true }).click()
    const read = page.getByRole('document', { name: 'What happened' })
    await read.getByRole('button', { name: 'C-6, p. 1' }).click()
    await page.waitForURL(/evidence.*page=1/)
    await page.getByRole('img', { name: t('evidence:reader.pageImage', { page: 1, pages: 2 }) }).waitFor()
  })

  test('a section is written with the keyboard alone, and what is typed can be taken back', async () => {
    await page.keyboard.press('Control+k')
    await page.keyboard.type(`>${t('cases:command.sections')}`)
    await page.getByRole('option', { name: t('cases:command.sections') }).waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('listbox', { name: t('sections:title') }).waitFor()
    await page.keyboard.press('n')
    await page
      .getByRole('textbox', { name: t('sections:new.heading') })
      .and(page.locator(':focus'))
      .waitFor()
    await page.keyboard.type('Relief')
    await page.keyboard.press('Enter')
    await newEditor()
    await page.keyboard.type('As {F-1')
    await page
      .getByRole('option', { name: /^F-1\b/ })
      .first()
      .waitFor()
    await page.keyboard.press('Enter')
    await page.keyboard.type(' says {C-6}')
    await expect.poll(() => chips(page).allTextContents(), SURELY).toEqual(['F-1', 'C-6'])
    await page.keyboard.press('Backspace')
    expect(await editor(page).innerText()).toContain('{C-6')
    await page.keyboard.type('/¶2}')
    await expect.poll(() => chips(page).allTextContents(), SURELY).toEqual(['F-1', 'C-6/¶2'])
    await page.keyboard.press('Control+z')
    await expect.poll(() => chips(page).count(), SURELY).toBeLessThan(2)
    await page.keyboard.press('Control+Shift+Z')
    await expect.poll(() => chips(page).allTextContents(), SURELY).toEqual(['F-1', 'C-6/¶2'])
    await page.keyboard.press('Alt+ArrowUp')
    const rows = page.getByRole('listbox', { name: t('sections:title') }).getByRole('option')
    // The sample has a section of its own, which stays the first.
    await expect.poll(() => rows.nth(1).textContent(), SURELY).toContain('Relief')
  })

  test.runIf(shell === 'browser')('two windows that write the same text keep both until one is chosen', async () => {
    const other = await openBeside(page)
    await expect.poll(() => chips(other).allTextContents(), SURELY).toEqual(['F-1', 'C-6/¶2'])
    await editor(other).click()
    await other.keyboard.press('Control+End')
    await other.keyboard.type(' theirs')
    await editor(page).click()
    await page.keyboard.press('Control+End')
    await page.keyboard.type(' mine')
    await page.getByRole('heading', { name: t('sections:references.all') }).click()
    await other.getByRole('heading', { name: t('sections:references.all') }).click()
    const conflicts = [page, other].map((one) => one.getByRole('alert').filter({ hasText: t('common:conflict.mine') }))
    await expect.poll(async () => (await conflicts[0]!.count()) + (await conflicts[1]!.count()), SURELY).toBe(1)
    const [asked, quiet] = (await conflicts[0]!.count()) === 1 ? [page, other] : [other, page]
    expect(await asked.getByRole('alert').textContent()).toContain('{C-6/¶2}')
    await asked.getByRole('button', { name: t('common:conflict.keepMine') }).click()
    const kept = await editor(asked).innerText()
    await expect.poll(() => editor(quiet).innerText(), SURELY).toBe(kept)
  })
})
