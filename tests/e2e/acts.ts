import type { TFunction } from 'i18next'
import path from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { translator } from '../../src/shared/messages/translate.ts'
import { ROOT } from '../engine-under-test.ts'
import { withWindow } from './own-window.ts'
import type { ShellName } from './shells.ts'

/** Milliseconds within which the sample is surely built, or a dossier made. */
export const LONG_WORK = 120_000

/** The path of a document of the sample case. */
export function sampleDocument(name: string): string {
  return path.join(ROOT, 'resources', 'sample-case', 'documents', name)
}

/** Opens the sample from the start and waits for the list of cases. */
export async function openSample(page: Page, t: TFunction): Promise<void> {
  await page.getByRole('button', { name: t('vault:start.sample.button') }).click()
  await page.getByRole('grid', { name: t('cases:title') }).waitFor({ timeout: LONG_WORK })
}

/** Opens the sample from the start, and its case. */
export async function openSampleCase(page: Page, t: TFunction): Promise<void> {
  await openSample(page, t)
  await page
    .getByRole('grid', { name: t('cases:title') })
    .getByText('26-014')
    .dblclick()
}

/** Shows the sample's case at one of its places for the tests of a suite. */
export function withSampleWindow(shell: ShellName, place: string, use: (page: Page) => void): void {
  withWindow(shell, async ({ page }) => {
    const t = translator('en')
    use(page)
    await openSampleCase(page, t)
    await goTo(page, t, place)
  })
}

/** Says of the recovery key that is shown that it is kept. */
export async function keepRecoveryKey(page: Page, t: TFunction): Promise<void> {
  const dialog = page.getByRole('dialog', { name: t('keys:recovery.shown.title') })
  await dialog.getByRole('checkbox', { name: t('keys:recovery.shown.kept') }).check()
  await dialog.getByRole('button', { name: t('keys:recovery.shown.done'), exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
}

/** Makes a folder in the window's own chooser, and chooses it. */
export async function chooseFolder(page: Page, t: TFunction, name: string): Promise<void> {
  const chooser = page.getByRole('dialog', { name: t('places:title.folder') })
  await chooser.getByRole('button', { name: t('places:newFolder') }).click()
  await chooser.getByRole('textbox', { name: t('places:folderName') }).fill(name)
  await chooser.getByRole('button', { name: t('places:make'), exact: true }).click()
  await chooser.getByRole('button', { name: t('places:chooseNamed', { name }) }).click()
}

/** Chooses what the window's own chooser lists under the name. */
export async function choosePlace(page: Page, t: TFunction, name: string): Promise<void> {
  const chooser = page.getByRole('dialog')
  await chooser.getByRole('option').filter({ hasText: name }).first().click()
  await chooser.getByRole('button', { name: t('places:chooseNamed', { name }) }).click()
}

/** Goes to a place of the open case by the sidebar. */
export async function goTo(page: Page, t: TFunction, place: string): Promise<void> {
  const sidebar = page.getByRole('navigation', { name: t('common:frame.sidebar') })
  await sidebar
    .getByRole('link', { name: t(`common:sidebar.${place}`) })
    .first()
    .click()
}

/** Chooses one of a field's options. */
export async function choose(field: Locator, option: string): Promise<void> {
  await field.click()
  await field.fill(option)
  await field.page().getByRole('option', { name: option, exact: true }).click()
}

/** Makes the dossier that the open view is ready to make, and downloads it into the folder. */
export async function makeAndDownload(page: Page, t: TFunction, folder: string, version: number): Promise<string> {
  await page.getByRole('button', { name: t('dossier:view.make') }).click()
  await page.getByText(t('dossier:view.version', { version }), { exact: true }).waitFor({ timeout: LONG_WORK })
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: t('dossier:view.download') }).click(),
  ])
  expect(download.suggestedFilename()).toMatch(new RegExp(`-v${version}\\.pdf$`))
  const file = path.join(folder, `dossier-${version}.pdf`)
  await download.saveAs(file)
  return file
}

/** A second window of the same start: it shows the same token, as a window opened from the first would. */
export async function openBeside(page: Page): Promise<Page> {
  const token = await page.evaluate(() => sessionStorage.getItem('libellus-token'))
  const beside = await page.context().newPage()
  const { origin, hash } = new URL(page.url())
  await beside.goto(`${origin}/#token=${token}`)
  await beside.getByRole('main').first().waitFor()
  await beside.evaluate((to) => (location.hash = to), hash)
  return beside
}
