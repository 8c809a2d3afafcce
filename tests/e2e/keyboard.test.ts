import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { translator } from '../../src/shared/messages/translate.ts'
import { LONG_WORK } from './acts.ts'
import { withWindow } from './own-window.ts'
import { availableShells } from './shells.ts'

/** Presses of Tab after which a control that was not reached cannot be reached. */
const MOST_TABS = 120

describe.each(await availableShells())('with the keyboard alone, in the %s shell', (shell) => {
  const t = translator('en')
  let page: Page

  withWindow(shell, async (own) => {
    page = own.page
    await page.getByRole('heading', { name: t('vault:start.sample.title') }).waitFor()
  })

  /** Presses keys one after the other; after each, something of the window must have the focus, and show it. */
  async function press(...keys: string[]): Promise<void> {
    for (const key of keys) {
      await page.keyboard.press(key)
      await expectFocus(key)
    }
  }

  async function expectFocus(after: string): Promise<void> {
    await expect.poll(() => page.evaluate(focusOf), { message: `focus after ${after}`, timeout: 5_000 }).toBe('shown')
  }

  async function tabTo(name: string | RegExp): Promise<void> {
    const wanted = typeof name === 'string' ? (said: string) => said === name : (said: string) => name.test(said)
    for (let tabs = 0; tabs < MOST_TABS; tabs++) {
      if (wanted(await page.evaluate(nameOfFocus))) return
      await page.keyboard.press('Tab')
      // After the last control the focus leaves the page for the browser, and comes back with the next Tab.
      if (await page.evaluate(() => document.activeElement === document.body)) await page.keyboard.press('Tab')
      await expectFocus('Tab')
    }
    throw new Error(`${String(name)} cannot be reached with Tab`)
  }

  async function command(title: string): Promise<void> {
    await press('Control+k')
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('combobox')
    await page.keyboard.type(`>${title}`)
    await page.getByRole('option', { name: title }).first().waitFor()
    await press('Enter')
    await page.getByRole('dialog', { name: t('palette:title') }).waitFor({ state: 'detached' })
    await expectFocus(title)
  }

  test(
    'the sample is opened',
    async () => {
      await tabTo(t('vault:start.sample.button'))
      await page.keyboard.press('Enter')
      await page.getByRole('grid', { name: t('cases:title') }).waitFor({ timeout: LONG_WORK })
      await expectFocus('the sample')
      await press('Home', 'Enter')
      await page.getByRole('heading', { name: t('cases:parties.title') }).waitFor()
      await expectFocus('opening the case')
    },
    LONG_WORK,
  )

  test('a passage is found and opened in the reader', async () => {
    await command(t('cases:command.search'))
    await page.getByRole('searchbox').waitFor()
    await expectFocus('going to the search')
    await page.keyboard.type('licence expired')
    await page
      .getByRole('listbox', { name: t('search:results') })
      .getByRole('option')
      .first()
      .waitFor()
    await press('ArrowDown', 'ArrowDown', 'Enter')
    await page.locator('.paragraph-pointed-out').waitFor()
    await expectFocus('opening a hit')
  })

  test('a passage is selected and cited for a new fact, which leads back to it', async () => {
    const text = page.getByRole('document', { name: t('evidence:reader.text') })
    for (let step = 0; step < 60 && !(await text.evaluate((one) => one === document.activeElement)); step++) {
      await press('Tab')
    }
    await press('j', 'j', 'Control+Shift+ArrowRight', 'Control+Shift+ArrowRight', 'Control+Shift+ArrowRight')
    const quote = await page.evaluate(() => (document.getSelection() ?? '').toString().trim())
    expect(quote.split(' ').length).toBeGreaterThan(1)
    await press('c')
    await page.getByRole('combobox', { name: t('facts:form.find') }).waitFor()
    await expectFocus('citing')
    await page.keyboard.type('Nothing like it was typed before')
    await press('Enter')
    await page.getByRole('textbox', { name: t('facts:form.text') }).waitFor()
    await press('Enter')
    const number = text.locator('a.fact-number', { hasText: 'F-25' })
    await number.waitFor()
    await expectFocus('having cited')
    await press('Control+3')
    const facts = page.getByRole('grid', { name: t('facts:title') })
    await facts.waitFor()
    await press('End')
    await facts.getByRole('row', { selected: true }).getByText('Nothing like it was typed before').waitFor()
    await press('Enter')
    await page.locator('mark.mark-live').filter({ hasText: quote }).waitFor()

    // Keys that come faster than a view follows mean the same.
    await press('Control+3')
    await facts.waitFor()
    await press('Home')
    await facts.evaluate((grid) => {
      for (const key of ['End', 'Enter']) {
        grid.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
      }
    })
    await page.locator('mark.mark-live').filter({ hasText: quote }).waitFor()
  })

  test('a fact and an act are gone to by number, from the palette', async () => {
    for (const [label, at] of [
      ['F-25', /facts\?.*fact=/],
      ['A-1', /acts\?.*act=/],
    ] as const) {
      await press('Control+k')
      await page.keyboard.type(label)
      await page
        .getByRole('group', { name: t('palette:group.rows') })
        .getByRole('option')
        .filter({ hasText: label })
        .first()
        .waitFor()
      await press('Enter')
      await expect.poll(() => page.url()).toMatch(at)
      await expectFocus(`going to ${label}`)
    }
  })

  test('copies are compared, and the comparison is left', async () => {
    await press('Control+2')
    await tabTo(t('evidence:list.label'))
    await press('Home')
    const copies = page.getByRole('option', { selected: true }).getByTitle(t('stories:copiesHint'))
    for (let step = 0; step < 20 && (await copies.count()) === 0; step++) await press('ArrowDown')
    await command(t('stories:command.compare'))
    const text = page.getByRole('document', { name: t('stories:view.title') })
    await expect.poll(() => text.evaluate((one) => one === document.activeElement)).toBe(true)
    const top = () => text.evaluate((one) => one.scrollTop)
    await press('n', 'n', 'n')
    expect(await top()).toBeGreaterThan(0)
    await press('Escape')
    await text.waitFor({ state: 'detached' })
    await expectFocus('leaving the comparison')
  })

  test('an unreviewed document is found in the list, reviewed and numbered', async () => {
    await press('Control+2')
    await page.getByRole('listbox', { name: t('evidence:list.label') }).waitFor()
    await tabTo(t('evidence:list.label'))
    await press('Home')
    const unreviewed = page
      .getByRole('option', { selected: true })
      .getByRole('img', { name: t('evidence:list.notReviewed') })
    for (let step = 0; step < 20 && (await unreviewed.count()) === 0; step++) await press('ArrowDown')
    const about = page.getByRole('region', { name: t('evidence:about.title') })
    await about.getByText(t('evidence:marks.notReviewed'), { exact: true }).waitFor()
    await press('r')
    await about.getByText(t('evidence:marks.reviewed'), { exact: true }).waitFor()
    await expectFocus('reviewing')

    await press('e')
    const dialog = page.getByRole('dialog', { name: t('exhibits:number.title') })
    await dialog.getByText(/^It becomes C-\d+\.$/).waitFor()
    await tabTo(t('exhibits:number.do', { count: 1 }))
    await page.keyboard.press('Enter')
    await dialog.waitFor({ state: 'detached' })
    await expectFocus('numbering')
    await page
      .getByRole('option', { selected: true })
      .getByText(/^C-\d+$/)
      .waitFor()
  })

  test('documents are selected together and tagged, which is undone and done again', async () => {
    await tabTo(t('evidence:list.label'))
    await press('Home', 'Shift+ArrowDown', 'Shift+ArrowDown')
    await page.getByRole('heading', { name: t('evidence:bulk.title', { count: 3 }) }).waitFor()
    await press('t')
    await page.keyboard.type('seen at the fair')
    await press('Enter')
    const tagged = page.getByRole('option').getByText('seen at the fair', { exact: true })
    const field = page.getByRole('region', { name: t('evidence:about.title') }).getByText('seen at the fair')
    await field.waitFor()
    await press('Control+z')
    await page.getByText(t('undo:done.undo', { what: t('undo:field.tags', { count: 3 }) })).waitFor()
    await field.waitFor({ state: 'detached' })
    expect(await tagged.count()).toBe(0)
    await press('Control+Shift+z')
    await page.getByText(t('undo:done.redo', { what: t('undo:field.tags', { count: 3 }) })).waitFor()
    await field.waitFor()
    await command(t('undo:command.undo', { what: t('undo:field.tags', { count: 3 }) }))
    await field.waitFor({ state: 'detached' })
    await page.getByRole('listbox', { name: t('evidence:list.label') }).focus()
    await press('Home')
  })

  test('panes are walked with F6, and every key is listed', async () => {
    const panes = new Set<string>()
    for (let step = 0; step < 6; step++) {
      await press('F6')
      panes.add(
        await page.evaluate(() => document.activeElement?.closest('[data-pane]')?.getAttribute('data-pane') ?? ''),
      )
    }
    expect(panes.size).toBeGreaterThanOrEqual(4)
    await press('Shift+?')
    await page.getByRole('dialog', { name: t('palette:keys') }).waitFor()
    await press('Escape')
    await page.getByRole('dialog', { name: t('palette:keys') }).waitFor({ state: 'detached' })
    await expectFocus('closing the keys')
  })

  test(
    'the dossier is made',
    async () => {
      await command(t('cases:command.dossier'))
      await page.getByRole('heading', { name: t('dossier:view.title'), exact: true }).waitFor()
      const before = await page.getByText(/^version \d+$/).count()
      await command(t('dossier:view.command.make'))
      await page
        .getByText(t('dossier:view.version', { version: before + 1 }), { exact: true })
        .waitFor({ timeout: LONG_WORK })
      await expectFocus('making the dossier')
    },
    LONG_WORK,
  )

  test('the vault is locked and opened again', async () => {
    await press('Control+l')
    await page.getByRole('textbox', { name: t('keys:passphrase.one') }).waitFor()
    await expectFocus('locking')
  })
})

/** `shown` where an element other than the page itself has the focus and is drawn so; else what is wrong. */
function focusOf(): string {
  const focused = document.activeElement
  if (focused === null || focused === document.body) return 'nothing has the focus'
  if (!focused.matches(':focus-visible')) return `${focused.tagName} has it, and does not show it`
  // A radio of a segmented control has no size; its label shows the focus.
  const drawn = (focused instanceof HTMLInputElement && focused.type === 'radio' && focused.labels?.[0]) || focused
  const { width, height } = drawn.getBoundingClientRect()
  return width > 0 && height > 0 ? 'shown' : `${focused.tagName} has it, and is not seen`
}

/** The name by which assistive technology calls the element with the focus, as far as these tests need it. */
function nameOfFocus(): string {
  const focused = document.activeElement as HTMLElement | null
  return focused?.getAttribute('aria-label') ?? focused?.innerText?.trim() ?? ''
}
