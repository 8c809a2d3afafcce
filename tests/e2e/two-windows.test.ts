import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { translator } from '../../src/shared/messages/translate.ts'
import { openBeside, openSampleCase } from './acts.ts'
import { withWindow } from './own-window.ts'

// The Electron shell has one window; two are a matter of the browser's.
describe('two windows on one case', () => {
  const t = translator('en')
  let one: Page
  let other: Page

  withWindow('browser', async ({ page }) => {
    one = page
    await openSampleCase(one, t)
    await seat(one).waitFor()
    other = await openBeside(one)
    await seat(other).waitFor()
  })

  const seat = (page: Page) => page.getByRole('textbox', { name: t('cases:field.seat') })
  const law = (page: Page) => page.getByRole('textbox', { name: t('cases:field.governingLaw') })
  const conflict = (page: Page) => page.getByRole('alert').filter({ hasText: t('common:conflict.mine') })

  test('agree at once on what one of them changes', async () => {
    await seat(one).fill('Zürich, Switzerland')
    await seat(one).press('Enter')
    await expect.poll(() => seat(other).inputValue()).toBe('Zürich, Switzerland')
    await other.getByRole('button', { name: t('cases:stages.enter') }).click()
    await other.getByRole('textbox', { name: t('cases:stages.date') }).fill('3 May 2027')
    await other.getByRole('button', { name: t('cases:stages.record'), exact: true }).click()
    await one
      .getByRole('list', { name: t('cases:stages.title') })
      .getByRole('button', { name: /3 May 2027/ })
      .waitFor()
  })

  test('write different fields of a case without being in each other’s way', async () => {
    await law(one).fill('Swiss law')
    await seat(other).fill('Basel, Switzerland')
    await law(one).press('Enter')
    await seat(other).press('Enter')
    for (const page of [one, other]) {
      await expect.poll(() => law(page).inputValue()).toBe('Swiss law')
      await expect.poll(() => seat(page).inputValue()).toBe('Basel, Switzerland')
    }
  })

  test('a stale write is refused, both versions are shown, and the person keeps one', async () => {
    await typeAgainstEachOther('Bern, Switzerland', 'Lugano, Switzerland')
    await conflict(other).getByText('Bern, Switzerland').waitFor()
    await conflict(other).getByText('Lugano, Switzerland').waitFor()
    expect(await seat(one).inputValue()).toBe('Bern, Switzerland')
    await conflict(other)
      .getByRole('button', { name: t('common:conflict.keepMine') })
      .click()
    await expect.poll(() => seat(one).inputValue()).toBe('Lugano, Switzerland')
    expect(await conflict(other).count()).toBe(0)

    await typeAgainstEachOther('Chur, Switzerland', 'Sion, Switzerland')
    await conflict(other)
      .getByRole('button', { name: t('common:conflict.keepTheirs') })
      .click()
    await expect.poll(() => seat(other).inputValue()).toBe('Chur, Switzerland')
    expect(await seat(one).inputValue()).toBe('Chur, Switzerland')
  })

  /** The other window begins to type before the first has written, and writes after it. */
  async function typeAgainstEachOther(first: string, second: string): Promise<void> {
    const held: (() => Promise<void>)[] = []
    await other.route('**/rpc/cases/change', (route) => void held.push(() => route.continue()), { times: 1 })
    await seat(other).fill(second)
    await seat(other).press('Enter')
    await expect.poll(() => held.length).toBe(1)
    await seat(one).fill(first)
    const written = one.waitForResponse((response) => response.url().endsWith('/rpc/cases/change'))
    await seat(one).press('Enter')
    await written
    await held[0]?.()
    await conflict(other).waitFor()
  }
})
