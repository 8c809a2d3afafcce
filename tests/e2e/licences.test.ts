import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { translator } from '../../src/shared/messages/translate.ts'
import { LONG_WORK, withSampleWindow } from './acts.ts'
import { availableShells } from './shells.ts'

const IN_TIME = 20_000

describe.each(await availableShells())('licences and acts, in the %s shell', (shell) => {
  const t = translator('en')
  let page: Page

  withSampleWindow(shell, 'acts', (shown) => (page = shown))

  const row = (name: RegExp) => page.getByRole('row').filter({ hasText: name })
  const part = (name: 'acts' | 'licences') =>
    page
      .getByRole('radiogroup', { name: t('acts:parts') })
      .getByText(t(`acts:part.${name}`), { exact: true })
      .click()

  test(
    'by mouse: a day more or less of a licence’s end changes what an act’s licence was',
    async () => {
      const act = row(/^A-1/)
      await act.waitFor()
      await expect.poll(() => act.innerText(), { timeout: IN_TIME }).toContain(t('chronology:state.expired'))
      await part('licences')
      await row(/^L-1/).click()
      const end = page.getByLabel(t('registers:field.end'))
      await end.fill('by 5 December 2006')
      await end.blur()
      await part('acts')
      await expect.poll(() => act.innerText(), { timeout: IN_TIME }).toContain(t('chronology:state.cannot-tell'))
    },
    LONG_WORK,
  )

  test(
    'by keyboard: an act is entered with its day, and its licence that day is told',
    async () => {
      await row(/^A-1/).click()
      await page.keyboard.press('n')
      await expect.poll(() => page.evaluate(() => document.activeElement?.tagName), { timeout: IN_TIME }).toBe('INPUT')
      await page.keyboard.type('Rifles offered at a fair')
      await page.keyboard.press('Enter')
      const entered = row(/^A-4/)
      await entered.waitFor({ timeout: IN_TIME })
      await expect.poll(() => entered.innerText(), { timeout: IN_TIME }).toContain(t('chronology:state.no-licence'))
      await page.keyboard.press('Control+z')
      await entered.waitFor({ state: 'detached', timeout: IN_TIME })
    },
    LONG_WORK,
  )
})
