import { readdir } from 'node:fs/promises'
import path from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { translator } from '../../src/shared/messages/translate.ts'
import { choosePlace, goTo, LONG_WORK, openSampleCase } from './acts.ts'
import { withWindow } from './own-window.ts'

const PASSPHRASE = 'seven ferrets mend the harbour clock'

/** In the loopback shell: a native shell chooses folders with the system's own dialogs. */
describe('a case taken elsewhere', () => {
  const t = translator('en')
  let home: string
  let page: Page
  const seat = () => page.getByRole('textbox', { name: t('cases:field.seat') })

  withWindow('browser', async (own) => {
    ;({ home, page } = own)
    await openSampleCase(page, t)
  })

  async function takeElsewhere(form: 'sealed' | 'zip' | 'folder', name: string): Promise<Locator> {
    await page.getByRole('button', { name: t('cases:menu') }).click()
    await page.getByRole('menuitem', { name: t('packages:out.button') }).click()
    const dialog = page.getByRole('dialog', { name: t('packages:out.title') })
    await dialog.getByRole('radio', { name: t(`packages:form.${form}.title`) }).check()
    await dialog.getByRole('textbox', { name: t('packages:out.name'), exact: true }).fill(name)
    return dialog
  }

  async function write(dialog: Locator): Promise<void> {
    await dialog.getByRole('button', { name: t('packages:out.write') }).click()
    await dialog.getByText(t('packages:out.done')).waitFor({ timeout: LONG_WORK })
    await dialog
      .getByRole('button', { name: t('common:close') })
      .last()
      .click()
    await dialog.waitFor({ state: 'detached' })
  }

  async function inspect(file: string): Promise<Locator> {
    const rail = page.getByRole('navigation', { name: t('common:frame.rail') })
    await rail.getByRole('link', { name: t('common:rail.cases') }).click()
    await page.getByRole('button', { name: t('packages:in.button') }).click()
    await page.getByRole('button', { name: t('packages:in.choose') }).click()
    await choosePlace(page, t, file)
    return page.getByRole('dialog')
  }

  test(
    'in the open leaves out what may not leave the house, or asks for each',
    async () => {
      const dialog = await takeElsewhere('zip', 'open')
      await dialog.getByRole('button', { name: t('packages:out.write') }).click()
      await dialog.getByText(t('packages:out.barred')).waitFor()
      expect(await dialog.getByRole('button', { name: t('exhibits:exception.ask') }).count()).toBe(3)
      expect(await dialog.getByRole('button', { name: t('packages:out.write') }).isDisabled()).toBe(true)
      await dialog.getByRole('checkbox', { name: t('packages:out.leaveOut', { count: 3 }) }).check()
      await write(dialog)
      expect(await readdir(path.join(home, 'vaults'))).toContain('open.zip')
    },
    LONG_WORK,
  )

  test(
    'under a passphrase holds everything, and is opened by nothing else',
    async () => {
      const dialog = await takeElsewhere('sealed', 'sealed')
      await dialog.getByRole('textbox', { name: t('keys:passphrase.new'), exact: true }).fill(PASSPHRASE)
      await dialog.getByRole('textbox', { name: t('keys:passphrase.again'), exact: true }).fill(PASSPHRASE)
      await write(dialog)
      const asked = await inspect('sealed.zip.age')
      const secret = asked.getByRole('textbox', { name: t('packages:in.passphrase') })
      await secret.fill('not the one')
      await secret.press('Enter')
      await asked.getByRole('alert').waitFor({ timeout: LONG_WORK })
      await secret.fill(PASSPHRASE)
      await secret.press('Enter')
      await asked.getByText(t('packages:in.sound')).waitFor({ timeout: LONG_WORK })
      await asked.getByText(t('packages:in.same'), { exact: false }).waitFor()
      await asked
        .getByRole('button', { name: t('common:close') })
        .last()
        .click()
    },
    LONG_WORK,
  )

  test(
    'comes back field by field, and only what is chosen changes',
    async () => {
      await page
        .getByRole('grid', { name: t('cases:title') })
        .getByText('26-014')
        .dblclick()
      await goTo(page, t, 'overview')
      await seat().fill('Vienna')
      await seat().press('Enter')
      await page
        .getByText(t('cases:change.case.changed', { fields: 'seat' }))
        .first()
        .waitFor()
      const found = await inspect('open.zip')
      await found.getByText(t('packages:in.differs', { count: 1 }), { exact: false }).waitFor({ timeout: LONG_WORK })
      const row = found.getByRole('row', { name: new RegExp(`^${t('audit:field.seat')}`) })
      expect(await row.innerText()).toContain('Vienna')
      expect(await row.innerText()).toContain('Geneva, Switzerland')
      expect(await row.getByText(t('packages:differ.newer')).count()).toBe(1)
      await row.getByText(t('packages:differ.take')).click()
      await found.getByRole('button', { name: t('packages:in.merge', { count: 1 }) }).click()
      await found.getByText(t('packages:in.done')).waitFor({ timeout: LONG_WORK })
      await found.getByRole('button', { name: t('packages:in.openCase') }).click()
      await expect.poll(() => seat().inputValue()).toBe('Geneva, Switzerland')
    },
    LONG_WORK,
  )

  test(
    'comes into another vault whole',
    async () => {
      await page.getByRole('button', { name: t('common:command.lock') }).click()
      await page.getByRole('button', { name: t('vault:unlock.another') }).click()
      await page.getByRole('button', { name: t('vault:start.new.button') }).click()
      await page.getByRole('textbox', { name: t('vault:start.new.name') }).fill('Second')
      await page.getByRole('textbox', { name: t('keys:passphrase.new'), exact: true }).fill(PASSPHRASE)
      await page.getByRole('textbox', { name: t('keys:passphrase.again'), exact: true }).fill(PASSPHRASE)
      await page.getByRole('button', { name: t('vault:start.new.make') }).click()
      const shownKey = page.getByRole('dialog', { name: t('keys:recovery.shown.title') })
      await shownKey
        .or(page.getByText(t('cases:empty.cases')))
        .first()
        .waitFor({ timeout: LONG_WORK })
      if (await shownKey.isVisible()) {
        await shownKey.getByRole('checkbox', { name: t('keys:recovery.shown.kept') }).check()
        await shownKey.getByRole('button', { name: t('keys:recovery.shown.done'), exact: true }).click()
      }
      await page.getByText(t('cases:empty.cases')).waitFor()
      await page
        .getByRole('button', { name: t('packages:in.button') })
        .last()
        .click()
      await page.getByRole('button', { name: t('packages:in.choose') }).click()
      await choosePlace(page, t, 'open.zip')
      const found = page.getByRole('dialog')
      await found.getByText(t('packages:in.new')).waitFor({ timeout: LONG_WORK })
      await found.getByRole('button', { name: t('packages:in.take'), exact: true }).click()
      await found.getByText(t('packages:in.done')).waitFor({ timeout: LONG_WORK })
      await found.getByRole('button', { name: t('packages:in.openCase') }).click()
      await page.getByText('Trakorazh AD').first().waitFor()
      await goTo(page, t, 'exhibits')
      await page.getByText('C-9-T', { exact: true }).waitFor()
    },
    LONG_WORK,
  )
})
