import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { translator } from '../../src/shared/messages/translate.ts'
import { choose, openSample } from './acts.ts'
import { withWindow } from './own-window.ts'
import { availableShells } from './shells.ts'

const TABLE =
  'type,title,territory,registered,expires,status\nmark,SIGN,BG,2004-05-01,2034-04-30,in-force\nmark,,BG,,,\n'

describe.each(await availableShells())('rights and people, in the %s shell', (shell) => {
  const t = translator('en')
  let home: string
  let page: Page

  withWindow(shell, async (own) => {
    ;({ home, page } = own)
    await openSample(page, t)
  })

  const button = (name: string, scope = page.getByRole('main')) =>
    scope.getByRole('button', { name: t(name), exact: true })
  const inspector = () => page.getByRole('region', { name: t('registers:kind.right') })

  test('a right is entered by mouse, and how it stood on a day follows', async () => {
    await page
      .getByRole('navigation', { name: t('common:frame.rail') })
      .getByText(t('common:rail.rights'))
      .click()
    await button('rights:enter').first().click()
    const form = page.getByRole('form', { name: t('rights:enter') })
    await form.getByRole('textbox', { name: t('rights:column.title') }).fill('Bolt')
    await choose(form.getByRole('combobox', { name: t('rights:column.territory') }), 'Bulgaria')
    await button('rights:add', form).click()
    await expect.poll(() => inspector().getByText(t('because:right.statusNotInEvidence')).count()).toBe(1)

    await choose(inspector().getByRole('combobox', { name: t('rights:column.status') }), t('rights:status.in-force'))
    await inspector()
      .getByRole('textbox', { name: t('rights:column.registered') })
      .fill('1 March 1999')
    await page.keyboard.press('Tab')
    await inspector()
      .getByRole('textbox', { name: t('rights:column.expires') })
      .fill('1 March 2099')
    await page.keyboard.press('Tab')
    await inspector().getByText(t('rights:state.in-force'), { exact: true }).first().waitFor()
    await page.getByRole('textbox', { name: t('rights:onDayToday') }).fill('1998')
    await inspector()
      .getByText(t('because:right.beforeRegistration', { registeredDate: '1 March 1999' }))
      .waitFor()
  })

  test('a table is tried before it is taken in, and the register goes out as one', async () => {
    const file = path.join(home, 'rights.csv')
    await writeFile(file, TABLE)
    await button('rights:import.button').click()
    const dialog = page.getByRole('dialog', { name: t('rights:import.title') })
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      button('registers:import.choose', dialog).click(),
    ])
    await chooser.setFiles(file)
    await dialog.getByText(t('rights:import.adds', { count: 1 })).waitFor()
    await dialog.getByText(t('registers:import.line', { line: 3, field: t('rights:column.title') })).waitFor()
    await button('registers:import.take', dialog).click()
    await dialog.waitFor({ state: 'detached' })
    await page
      .getByRole('grid', { name: t('rights:title') })
      .getByText('SIGN')
      .waitFor()

    const [download] = await Promise.all([page.waitForEvent('download'), button('rights:export.button').click()])
    const saved = path.join(home, 'out.csv')
    await download.saveAs(saved)
    expect(await readFile(saved, 'utf8')).toContain('SIGN,BG,')
  })

  test('a name that another case has in another script stops a new case until it is decided', async () => {
    await page.evaluate(() => (location.hash = '/cases?make=true'))
    await page.getByRole('textbox', { name: t('cases:field.title') }).fill('Another matter')
    const defendants = page.getByRole('combobox', { name: t('cases:parties.defendants') })
    await defendants.fill('ТРАКОРАЖ ЕАД')
    await defendants.press('Enter')
    await button('cases:new.make').click()
    const decide = page.getByRole('group', { name: t('conflicts:meets', { count: 1 }) })
    await decide.getByText('Trakorazh AD').waitFor()
    const go = button('conflicts:caseForm.go', decide)
    expect(await go.isDisabled()).toBe(true)
    await decide.getByText(t('conflicts:decision.waived'), { exact: true }).click()
    await decide.getByRole('textbox', { name: t('conflicts:reason') }).fill('Both agreed.')
    await go.click()
    await page.getByRole('link', { name: 'Another matter' }).first().waitFor()

    await page.evaluate(() => (location.hash = '/people?show=checks'))
    const checks = page.getByRole('grid', { name: t('conflicts:checks.title') })
    await checks.getByText('ТРАКОРАЖ ЕАД').waitFor()
    await page.getByRole('link', { name: /Another matter/ }).waitFor()
  })

  test('a party who meets nobody is recorded, and another name entered later is checked', async () => {
    await page.getByRole('link', { name: /Another matter/ }).click()
    await button('cases:parties.addClaimant').click()
    await page.getByRole('textbox', { name: t('cases:party.name') }).fill('Nobody Like Her')
    await page.keyboard.press('Enter')
    const aliases = page.getByRole('combobox', { name: t('cases:party.aliases') })
    await aliases.fill('Тракораж')
    await aliases.press('Enter')
    const decide = page.getByRole('group', { name: t('conflicts:meets', { count: 1 }) })
    await decide.getByText('Trakorazh AD').waitFor()
    await decide.getByText(t('conflicts:decision.conflict'), { exact: true }).click()
    await decide.getByRole('textbox', { name: t('conflicts:reason') }).fill('The same group.')
    await button('conflicts:form.recordConflict', decide).click()
    await decide.waitFor({ state: 'detached' })

    await page.evaluate(() => (location.hash = '/people?show=checks'))
    const checks = page.getByRole('grid', { name: t('conflicts:checks.title') })
    await checks.getByText('Nobody Like Her').waitFor()
    await checks.getByText('Тракораж', { exact: true }).waitFor()
  })

  test('names are found and checked by keyboard alone', async () => {
    await page.keyboard.press('Alt+p')
    const grid = page.getByRole('grid', { name: t('conflicts:title') })
    await grid.waitFor()
    await page.keyboard.press('Control+f')
    await page.keyboard.type('Тракораж')
    await expect.poll(() => grid.getByRole('row').count()).toBe(2)
    await page.keyboard.press('Escape')
    await page.keyboard.press('Tab')
    await page.keyboard.press('n')
    await page.getByRole('combobox', { name: t('conflicts:form.names') }).waitFor()
    await page.keyboard.type('Nobody Known')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByText(t('conflicts:meetsNone')).waitFor()
  })
})
