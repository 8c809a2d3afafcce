import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { translator } from '../../src/shared/messages/translate.ts'
import { openBeside } from './acts.ts'
import { libellus } from './command-line.ts'
import { showWindow, type ShownWindow } from './shells.ts'

const PASSPHRASE = 'a quiet harbour in June'
const TITLE = 'Widgets of Plovdiv'

// Electron's window is the same; here it is the loopback shell that must outlive each engine.
describe('a vault that is locked and opened again', () => {
  const t = translator('en')
  let home: string
  let shown: ShownWindow

  beforeAll(async () => {
    home = await mkdtemp(path.join(tmpdir(), 'libellus-test-'))
    const env = { LIBELLUS_PASSPHRASE: PASSPHRASE }
    await libellus(home, ['vault', 'create', 'vault'], env)
    await libellus(home, ['case', 'create', 'vault', '--title', TITLE], env)
    shown = await showWindow('browser', { home, vault: { folder: path.join(home, 'vault'), passphrase: PASSPHRASE } })
  })

  afterAll(async () => {
    await shown.close()
    await rm(home, { recursive: true, force: true })
  })

  const passphrase = (page: Page) => page.getByRole('textbox', { name: t('keys:passphrase.one') })
  const listed = (page: Page) => page.getByRole('grid', { name: t('cases:title') }).getByText(TITLE)
  const gone = (page: Page) => page.getByText(t('errors:ENGINE_GONE')).count()

  test('is shown again by a window that outlives the engine, as often as it is locked', async () => {
    const { page } = shown
    for (let turn = 0; turn < 3; turn++) {
      await listed(page).waitFor()
      await page.keyboard.press('Control+l')
      await passphrase(page).waitFor()
      expect(await listed(page).count()).toBe(0)
      expect(await gone(page)).toBe(0)
      await passphrase(page).fill(PASSPHRASE)
      await passphrase(page).press('Enter')
    }
    await listed(page).waitFor()
    expect(await gone(page)).toBe(0)
  })

  test('is forgotten by every window when one of them locks it', async () => {
    const { page } = shown
    const other = await openBeside(page)
    await listed(other).waitFor()
    await page.keyboard.press('Control+l')
    for (const window of [page, other]) {
      await passphrase(window).waitFor()
      expect(await window.getByText(TITLE).count()).toBe(0)
    }
    await passphrase(other).fill(PASSPHRASE)
    await passphrase(other).press('Enter')
    await listed(other).waitFor()
    expect(await gone(page)).toBe(0)
    await other.close()
  })
})
