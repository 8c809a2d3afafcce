import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { translator } from '../../src/shared/messages/translate.ts'
import { goTo, openSampleCase } from './acts.ts'
import { withWindow } from './own-window.ts'
import { availableShells } from './shells.ts'

describe.each(await availableShells())('what a case holds, open and archived, in the %s shell', (shell) => {
  const t = translator('en')
  let page: Page

  withWindow(shell, async (own) => {
    page = own.page
    await openSampleCase(page, t)
  })

  const button = (name: string) => page.getByRole('button', { name: t(name), exact: true })
  const place = (name: string) =>
    page
      .getByRole('navigation', { name: t('common:frame.sidebar') })
      .getByRole('link', { name: t(`common:sidebar.${name}`) })
      .first()

  test('the sidebar counts gaps, acts and lines of loss, and says how many deadlines have passed', async () => {
    const told = (name: string, words: string | RegExp) =>
      expect.poll(() => place(name).textContent(), { timeout: 10_000 }).toMatch(words)
    await told('claims', /\d+ gaps?$/)
    await told('acts', /[1-9]\d*$/)
    await told('loss', /[1-9]\d*$/)
    // The sample has one that was to be done by 17 April 2026.
    await told('proceedings', t('common:sidebar.late', { count: 1 }))

    await goTo(page, t, 'proceedings')
    await button('proceedings:newDeadline').first().click()
    const form = page.getByRole('form', { name: t('proceedings:newDeadline') })
    await form.getByLabel(t('registers:field.title')).fill('Certified translation')
    await form.getByLabel(t('registers:field.due')).fill('2020-02-03')
    await page.keyboard.press('Tab')
    await form.getByRole('button', { name: t('proceedings:enter') }).click()
    await told('proceedings', t('common:sidebar.late', { count: 2 }))
  })

  test('an archived case is shown as it was: nothing is offered to be entered, and no field takes a word', async () => {
    await button('cases:menu').click()
    await page.getByRole('menuitem', { name: t('cases:command.archive') }).click()
    await page.getByText(t('common:archived'), { exact: true }).first().waitFor()

    for (const [where, begin, field] of [
      ['claims', 'claims:new.button', 'claims:element.title'],
      ['acts', 'acts:enter', 'acts:title'],
      ['loss', 'loss:new.button', 'loss:new.title'],
    ] as const) {
      await goTo(page, t, where)
      const title = page.getByRole('textbox', { name: t(field), exact: true })
      await title.waitFor()
      expect(await title.getAttribute('readonly'), where).not.toBeNull()
      expect(await button(begin).count(), where).toBe(0)
    }
    await goTo(page, t, 'sections')
    await page.getByRole('switch', { name: t('sections:printed.label') }).waitFor()
    expect(await page.getByRole('switch', { name: t('sections:printed.label') }).isDisabled()).toBe(true)
    expect(await button('sections:new.button').count()).toBe(0)
    expect(await button('registers:withdraw').isDisabled()).toBe(true)
  })
})
