import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { translator } from '../../src/shared/messages/translate.ts'
import { choose, withSampleWindow } from './acts.ts'
import { availableShells } from './shells.ts'

describe.each(await availableShells())('claims, in the %s shell', (shell) => {
  const t = translator('en')
  let page: Page

  withSampleWindow(shell, 'claims', (shown) => (page = shown))

  const matrix = () => page.getByRole('group', { name: t('claims:part.matrix') })
  const cell = (claim: string, element: string) =>
    matrix()
      .getByRole('region', { name: claim })
      .getByRole('button', { name: new RegExp(`^${element}\\b`) })
  const inspector = () =>
    page.getByRole('complementary').or(page.getByRole('region', { name: t('claims:element.label') }))

  test('by mouse: a claim of a cause is added, and a fact that no claim had is dragged onto an element', async () => {
    await page
      .getByRole('button', { name: t('claims:new.button') })
      .first()
      .click()
    const form = page.getByRole('form', { name: t('claims:new.title') })
    await choose(form.getByRole('combobox', { name: t('claims:new.cause') }), 'Misuse of a trade secret')
    await form.getByRole('button', { name: t('claims:new.add') }).click()
    const secret = cell('Misuse of a trade secret', 'Secret')
    await secret.waitFor()
    await expect.poll(() => secret.textContent(), { timeout: 10_000 }).toContain(t('claims:gap.no-fact'))

    await page.getByRole('button', { name: new RegExp(`^${t('claims:missing.unused-fact')}`) }).click()
    const unused = page
      .getByRole('region', { name: t('claims:missing.title') })
      .getByRole('listitem')
      .first()
    await unused.dragTo(secret)
    await expect.poll(() => secret.textContent(), { timeout: 10_000 }).not.toContain(t('claims:gap.no-fact'))
  })

  test('by keyboard: the next gap is found, and a fact is put to it by its number', async () => {
    await matrix().getByRole('button').first().focus()
    await page.keyboard.press('g')
    const place = await page.evaluate(() => document.activeElement?.getAttribute('data-place'))
    expect(place).toMatch(/ \d+$/)
    await page.keyboard.press('c')
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('combobox')
    await page.keyboard.type('F-9')
    await page.keyboard.press('Enter')
    await expect.poll(() => inspector().getByRole('link', { name: 'F-9', exact: true }).count()).toBeGreaterThan(0)
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-place'))).toBe(place)
  })

  test('a fact is put to the answer of a defence, and taken out again', async () => {
    await matrix().locator('.claim-head').first().click()
    await page.getByRole('button', { name: t('claims:claim.addDefence') }).click()
    const defence = page.locator('.defences > li').last()
    await defence.getByRole('button', { name: t('claims:claim.addAnswerFact') }).click()
    await page.keyboard.type('F-1')
    await page.keyboard.press('Escape')
    await expect.poll(() => defence.getByRole('combobox').count()).toBe(0)

    await defence.getByRole('button', { name: t('claims:claim.addAnswerFact') }).click()
    await page.keyboard.type('F-1')
    await page.keyboard.press('Enter')
    const facts = defence.getByRole('list', { name: t('claims:claim.answerFacts') })
    await facts.getByRole('link', { name: 'F-1', exact: true }).waitFor()
    await page.reload()
    await facts.getByRole('link', { name: 'F-1', exact: true }).waitFor()
    await defence.getByRole('button', { name: t('claims:claim.removeAnswerFact') }).click()
    await expect.poll(() => facts.getByRole('listitem').count()).toBe(0)
  })
})
