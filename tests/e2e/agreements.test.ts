import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { translator } from '../../src/shared/messages/translate.ts'
import { withSampleWindow } from './acts.ts'
import { availableShells } from './shells.ts'

describe.each(await availableShells())('the agreements in the %s shell', (shell) => {
  const t = translator('en')
  let page: Page
  const matrix = () => page.getByRole('grid', { name: t('agreements:matrix') })
  const view = (name: string) =>
    page.getByRole('radiogroup', { name: t('agreements:view') }).getByText(t(`agreements:${name}`), { exact: true })
  const why = () => page.getByRole('region', { name: t('agreements:why') })

  withSampleWindow(shell, 'agreements', (shown) => (page = shown))

  test('say by the keyboard what bound two countries on the day of the act, and why', async () => {
    await matrix().getByRole('gridcell', { selected: true }).waitFor()
    await matrix().focus()
    for (const _treaty of ['investment', 'new-york', 'wto']) await page.keyboard.press('ArrowRight')
    await why().getByText('Not yet: from 22 Aug 2012').waitFor()
    await why().getByText('Russia was not bound yet: it is from 22 August 2012.').waitFor()
    await page.keyboard.press('ArrowRight')
    await why()
      .getByRole('heading', { name: /^Paris Convention/ })
      .waitFor()
    await why().getByText('In force since 1 Jul 1965').waitFor()
  })

  test('say whose word it is that there is no agreement, and of that day alone', async () => {
    const latvia = matrix()
      .getByRole('row', { name: /Latvia/ })
      .getByRole('gridcell')
      .first()
    await latvia.click()
    await why()
      .getByText('As of 5 December 2006 there is none: Viktor Snezharin, ambassador-at-large, in C-1.')
      .waitFor()
    await page.getByRole('button', { name: t('agreements:today') }).click()
    await expect.poll(() => latvia.getAttribute('aria-label')).toBe(t('agreements:told.unknown'))
    await page.getByRole('button', { name: '5 Dec 2006', exact: true }).click()
    await expect.poll(() => latvia.getAttribute('aria-label')).toBe(t('agreements:told.none-says-a-source'))
  })

  test('have a correction on top, with its reason', async () => {
    const wto = matrix()
      .getByRole('row', { name: /Bulgaria/ })
      .getByRole('gridcell')
      .nth(3)
    await wto.click()
    await why()
      .getByRole('button', { name: t('agreements:correct'), exact: true })
      .click()
    const form = page.getByRole('form', { name: t('agreements:correct') })
    await form.getByRole('combobox', { name: t('agreements:correctFor') }).click()
    await page.getByRole('option', { name: 'Russia' }).click()
    await form.getByRole('textbox', { name: t('agreements:correctionFrom') }).fill('1 March 2006')
    await form.getByRole('textbox', { name: t('agreements:correctionNote') }).fill('The gazette says so')
    await form.getByRole('button', { name: t('agreements:correctionAdd') }).click()
    await why().getByText('In force since 1 Mar 2006').waitFor()
    await why().getByText('The gazette says so').waitFor()
    await expect.poll(() => wto.getAttribute('aria-label')).toBe('In force since 1 Mar 2006')
  })

  test('leave the house as a table', async () => {
    await page.getByRole('button', { name: t('agreements:export'), exact: true }).click()
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: t('agreements:exportCsv') }).click(),
    ])
    const text = await readFile(await saved.path(), 'utf8')
    expect(text).toContain('RU,BG,new-york')
    expect(text).toContain('The gazette says so')
  })

  test('stand on a map, and beside it as a list', async () => {
    await view('map').click()
    await page.getByRole('img', { name: /^Map of the countries/ }).waitFor()
    const list = page.getByRole('region', { name: t('agreements:listOfCountries') })
    await list.getByRole('button', { name: /^China/ }).click()
    await why().getByText('Russia and China').waitFor()
  })

  test('are entered by the keyboard, and the matrix has them', async () => {
    await view('registerTab').click()
    await page.getByRole('grid', { name: t('agreements:title') }).focus()
    await page.keyboard.press('n')
    const form = page.getByRole('form', { name: t('agreements:newAgreement') })
    for (const [field, country] of Object.entries({ countryOne: 'Russia', countryTwo: 'Bulgaria' })) {
      const choice = form.getByRole('combobox', { name: t(`agreements:${field}`) })
      await choice.fill(country)
      await page.locator('[data-combobox-selected]').getByText(country, { exact: true }).waitFor()
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Enter')
      await page.getByRole('option').first().waitFor({ state: 'hidden' })
    }
    await form.getByRole('textbox', { name: t('agreements:column.source') }).fill('a letter')
    await form.getByRole('textbox', { name: t('agreements:column.asOf') }).fill('5 December 2006')
    await page.keyboard.press('Enter')
    await page
      .getByRole('region', { name: t('registers:kind.agreement') })
      .getByText('Russia and Bulgaria')
      .waitFor()
  })
})
