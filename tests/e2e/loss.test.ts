import type { Locator, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { translator } from '../../src/shared/messages/translate.ts'
import { choose, goTo, withSampleWindow } from './acts.ts'
import { availableShells } from './shells.ts'

describe.each(await availableShells())('the loss of a case, in the %s shell', (shell) => {
  const t = translator('en')
  let page: Page

  withSampleWindow(shell, 'loss', (shown) => (page = shown))

  const rows = () => page.getByRole('grid', { name: t('loss:title') })
  const figure = () => page.locator('.figure-new')
  const adding = (name: string) => t('loss:figure.addAnother', { name: t(`loss:input.${name}`) })
  const hasFocus = (one: Locator) => one.evaluate((element) => element === document.activeElement)

  async function tabTo(one: Locator): Promise<void> {
    for (let steps = 0; steps < 60 && !(await hasFocus(one)); steps += 1) await page.keyboard.press('Tab')
    expect(await hasFocus(one)).toBe(true)
  }

  const low = () => figure().getByRole('textbox', { name: t('loss:figure.low') })

  test('a line is entered with the mouse, rests on a fact, and opens its computation', async () => {
    await goTo(page, t, 'loss')
    await page.getByRole('button', { name: t('loss:new.button') }).click()
    const form = page.getByRole('form', { name: t('loss:new.button') })
    await form.getByRole('textbox', { name: t('loss:new.title') }).fill('Rifles not sold')
    await form.getByRole('button', { name: t('loss:new.add') }).click()
    for (const [name, number] of [
      ['units', '40 000'],
      ['price', '350'],
      ['cost', '210,5'],
    ] as const) {
      await page.getByRole('button', { name: adding(name) }).click()
      await low().fill(number)
      if (name === 'units') {
        await figure()
          .getByRole('textbox', { name: t('loss:figure.high') })
          .fill('50000')
        await figure()
          .getByRole('button', { name: t('loss:figure.factChoose') })
          .click()
        await figure().getByRole('option').first().dblclick()
      }
      await figure()
        .getByRole('button', { name: t('loss:figure.add'), exact: true })
        .click()
      await figure().waitFor({ state: 'detached' })
    }
    await rows().getByText('5,580,000.00').waitFor()
    await rows().getByText('6,975,000.00').waitFor()
    const steps = page.locator('.loss-steps')
    await steps.getByText('USD 139.5').waitFor()
    await steps.getByRole('link', { name: /^F-\d+$/ }).waitFor()
    await page.getByText(t('loss:flag.whose-not-said')).waitFor()
  })

  test('costs are added up from figures under titles of one’s own', async () => {
    await page.getByRole('button', { name: t('loss:new.button') }).click()
    const form = page.getByRole('form', { name: t('loss:new.button') })
    await form.getByRole('textbox', { name: t('loss:new.title') }).fill('Costs of the survey')
    await choose(form.getByRole('combobox', { name: t('loss:new.head') }), t('loss:head.costs'))
    await form.getByRole('button', { name: t('loss:new.add') }).click()
    for (const number of ['1200.50', '99,95']) {
      await page.getByRole('button', { name: t('loss:figure.add'), exact: true }).click()
      await low().fill(number)
      await figure()
        .getByRole('button', { name: t('loss:figure.add'), exact: true })
        .click()
      await figure().waitFor({ state: 'detached' })
    }
    await rows().getByText('1,300.45').first().waitFor()
  })

  test('a line is entered with the keyboard alone, and what it asks for is taken back', async () => {
    await page.keyboard.press('Control+k')
    await page.keyboard.type(`>${t('cases:command.loss')}`)
    await page.getByRole('option', { name: t('cases:command.loss') }).waitFor()
    await page.keyboard.press('Enter')
    await rows().waitFor()
    await page.keyboard.press('n')
    await page.keyboard.type('Rifles of 2006')
    await page.keyboard.press('Enter')
    await rows().getByText('Rifles of 2006').waitFor()
    const add = page.getByRole('button', { name: adding('units') })
    await add.waitFor()
    await page.keyboard.press('F6')
    await tabTo(add)
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    await page.keyboard.type('12')
    await page.keyboard.press('Enter')
    await figure().waitFor({ state: 'detached' })
    await add.waitFor({ state: 'detached' })
    await tabTo(page.getByRole('button', { name: adding('share') }))
    await page.keyboard.press('Control+z')
    await add.waitFor()
    expect(await figure().count()).toBe(0)
  })
})
