import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { translator } from '../../src/shared/messages/translate.ts'
import { chooseFolder, choosePlace, keepRecoveryKey, LONG_WORK, openBeside } from './acts.ts'
import { heldWords } from './held-words.ts'
import { withWindow } from './own-window.ts'
import type { Watched } from './watched.ts'

/** Words that stand nowhere but in the case: none of them is in a catalogue, an address or a file of the window. */
const PLANTED = ['Quorvexil', 'Жмурдяк', 'unwritten Brimplesnatch']
const FIRST = 'seven quiet boats'
const SECOND = 'eleven grey geese over water'
const THIRD = 'nine slow trains at dusk'

/** Seconds of a wait that a slow machine does not miss. */
const LONG_ENOUGH_TO_SEE = 4

// The window is the same in each shell; its own chooser, which this needs, is the browser's.
describe('a vault that is kept, locked and brought back', () => {
  const t = translator('en')
  let home: string
  let page: Page
  let watched: Watched
  let words: string[]

  withWindow('browser', (own) => {
    ;({ home, page, watched } = own)
  })

  const button = (key: string) => page.getByRole('button', { name: t(key), exact: true })
  const field = (key: string, within: Page | Locator = page) =>
    within.getByRole('textbox', { name: t(key), exact: true })
  const notes = (window: Page) => field('cases:field.notes', window)

  async function goToSection(section: string): Promise<void> {
    await page.evaluate((hash) => (location.hash = hash), `/vault?section=${section}`)
    await page.getByRole('heading', { name: t(`vault:section.${section}`), exact: true, level: 1 }).waitFor()
  }

  async function newPassphrase(passphrase: string): Promise<void> {
    await field('keys:passphrase.new').fill(passphrase)
    await field('keys:passphrase.again').fill(passphrase)
  }

  async function unlock(passphrase: string): Promise<void> {
    await field('keys:passphrase.one').fill(passphrase)
    await button('vault:unlock.button').click()
  }

  test('says how strong a new passphrase is, and takes a weak one all the same', async () => {
    await button('vault:start.new.button').click()
    await field('vault:start.new.name').fill('Orlova')
    await newPassphrase('orlova1985')
    await page.getByText(t('keys:strength.weak'), { exact: true }).waitFor()
    await page.getByText(t('keys:strength.warning.userInputs')).waitFor()
    expect(await button('vault:start.new.make').isEnabled()).toBe(true)
    // The Latin keys under these Cyrillic letters are on every list of known passwords.
    await newPassphrase('йцукенгш')
    await page.getByText(t('keys:strength.weak'), { exact: true }).waitFor()
    await newPassphrase(FIRST)
    await page.getByText(t('keys:strength.good'), { exact: true }).waitFor()
  })

  test('shows the recovery key once it is made, and forgets it when it is kept', async () => {
    await button('vault:start.new.make').click()
    const dialog = page.getByRole('dialog', { name: t('keys:recovery.shown.title') })
    await dialog.waitFor()
    await page.keyboard.press('Escape')
    words = await dialog
      .getByRole('listitem')
      .evaluateAll((items) => items.map((item) => item.lastChild?.textContent ?? ''))
    expect(words).toHaveLength(12)
    const [download] = await Promise.all([page.waitForEvent('download'), button('keys:recovery.shown.save').click()])
    const sheet = path.join(home, download.suggestedFilename())
    await download.saveAs(sheet)
    expect((await readFile(sheet)).subarray(0, 5).toString()).toBe('%PDF-')
    await keepRecoveryKey(page, t)
    const phrase = words.slice(0, 4).join(' ')
    expect(await page.evaluate(() => document.body.innerText.replace(/\s+/g, ' '))).not.toContain(phrase)
  })

  test('changes its passphrase', async () => {
    await goToSection('keys')
    await button('keys:passphrase.begin').click()
    await field('keys:passphrase.current').fill('not the passphrase')
    await newPassphrase(SECOND)
    await button('keys:passphrase.change').click()
    await page.getByText(t('errors:WRONG_PASSPHRASE')).waitFor()
    await field('keys:passphrase.current').fill(FIRST)
    await button('keys:passphrase.change').click()
    await page.getByText(t('keys:passphrase.changed')).waitFor()
  })

  test(
    'holds a case with words of its own, in two windows',
    async () => {
      await page.evaluate(() => (location.hash = '/cases?make=true'))
      await field('cases:field.title').fill(`${PLANTED[0]} v ${PLANTED[1]}`)
      await button('cases:new.make').click()
      await notes(page).waitFor()
      const other = await openBeside(page)
      await notes(other).waitFor()
      await notes(page).fill(PLANTED[2]!)
      await notes(page).blur()
      // The control: what locking is to take away can be found before it.
      for (const window of [page, other])
        await expect.poll(() => notes(window).inputValue(), { timeout: 10_000 }).toBe(PLANTED[2])
      expect(await heldWords(page, PLANTED)).toEqual(PLANTED)
      await notes(page).fill(`${PLANTED[2]}, typed last`)
      await page.keyboard.press('Control+l')
      for (const window of [page, other]) {
        await field('keys:passphrase.one', window).waitFor()
        expect(await heldWords(window, PLANTED)).toEqual([])
        expect(await window.title()).toBe('Libellus')
      }
      await other.close()
    },
    LONG_WORK,
  )

  test('opens by the new passphrase, where the person was, with what was typed last', async () => {
    await unlock(FIRST)
    await page.getByText(t('errors:WRONG_PASSPHRASE')).waitFor()
    await unlock(SECOND)
    await notes(page).waitFor()
    expect(await notes(page).inputValue()).toBe(`${PLANTED[2]}, typed last`)
  })

  test('is verified', async () => {
    await goToSection('verify')
    await button('vault:verify.button').click()
    await page.getByText(t('vault:verify.found.clean')).waitFor()
  })

  test('is backed up by a plan, and at the lock once more', async () => {
    await goToSection('backups')
    await button('backups:plan.choose').click()
    await chooseFolder(page, t, 'Copies')
    await button('backups:plan.now').click()
    const states = page.getByRole('list', { name: t('backups:generation.title') }).getByRole('listitem')
    await states.first().waitFor()
    expect(await states.count()).toBe(1)
    await page.keyboard.press('Control+l')
    await unlock(SECOND)
    await states.nth(1).waitFor()
    expect(await states.count()).toBe(2)
  })

  test(
    'makes guessing wait, and counts the seconds down',
    async () => {
      await page.keyboard.press('Control+l')
      const waits = page.getByRole('timer')
      const seconds = async () => Number(/\d+/.exec(await waits.innerText({ timeout: 200 }).catch(() => '0'))?.[0])
      let wait = 0
      for (let wrong = 0; wrong < 20 && wait < LONG_ENOUGH_TO_SEE; wrong++) {
        await unlock(`wrong ${wrong}`)
        await page.getByText(t('errors:WRONG_PASSPHRASE')).or(waits).first().waitFor()
        wait = await seconds()
      }
      expect(wait).toBeGreaterThanOrEqual(LONG_ENOUGH_TO_SEE)
      expect(await button('vault:unlock.button').isEnabled()).toBe(false)
      await expect.poll(seconds, { timeout: LONG_WORK }).toBeLessThan(wait)
    },
    LONG_WORK,
  )

  test(
    'opens by the words of its recovery key, however they are set apart, and takes a new passphrase',
    async () => {
      await button('vault:unlock.recover').click()
      const typed = field('vault:recover.words')
      await typed.fill(words.map((word, index) => `${index + 1}. ${word.toUpperCase()}`).join('\n'))
      await newPassphrase(THIRD)
      await expect
        .poll(
          async () => {
            const isOpen = page.getByRole('heading', { name: t('vault:section.backups'), level: 1 }).isVisible()
            if (!(await isOpen))
              await button('vault:recover.button')
                .click({ timeout: 1_000 })
                .catch(() => {})
            return isOpen
          },
          { timeout: LONG_WORK, interval: 500 },
        )
        .toBe(true)
    },
    LONG_WORK,
  )

  test(
    'is restored from a state of its backup folder, and proved',
    async () => {
      await button('backups:restore.lock').click()
      await page.getByRole('heading', { name: t('backups:restore.heading') }).waitFor()
      await button('backups:restore.choose').click()
      await choosePlace(page, t, 'Copies')
      const states = page.getByRole('radio')
      await states.first().waitFor()
      await states.last().check()
      await field('backups:restore.name').fill('Orlova restored')
      await field('backups:restore.passphrase').fill(SECOND)
      await button('backups:restore.button').click()
      await page.getByText(t('backups:restore.done', { name: 'Orlova restored' })).waitFor({ timeout: LONG_WORK })
      await page.getByText(t('vault:verify.found.clean')).waitFor()
      await button('backups:restore.open').click()
      await unlock(SECOND)
      await page.evaluate(() => (location.hash = '/cases'))
      await page.getByText(PLANTED[0]!).first().waitFor()
    },
    LONG_WORK,
  )

  test(
    'is salvaged by its recovery key, with a report that says what was read, and takes a new passphrase',
    async () => {
      await page.keyboard.press('Control+l')
      await button('vault:unlock.another').click()
      await button('vault:salvage.link').click()
      await button('vault:salvage.choose').click()
      await choosePlace(page, t, 'Orlova restored')
      await button('vault:unlock.recover').click()
      await field('vault:recover.words').fill(words.join(' '))
      await button('vault:salvage.button').click()
      const report = page.getByRole('region', { name: t('vault:salvage.report.label') })
      await report.waitFor({ timeout: LONG_WORK })
      await report.getByText(t('vault:verify.found.clean')).waitFor()
      await button('vault:salvage.open').click()
      await page
        .getByRole('heading', {
          name: t('vault:recover.title', { name: t('vault:salvage.proposed', { name: 'Orlova restored' }) }),
        })
        .waitFor()
      await field('vault:recover.words').fill(words.join(' '))
      await newPassphrase(THIRD)
      await button('vault:recover.button').click()
      await page.evaluate(() => (location.hash = '/cases'))
      await page.getByText(PLANTED[0]!).first().waitFor()
    },
    LONG_WORK,
  )

  test('has asked nobody outside, and nothing complained', () => {
    expect(watched.strayed()).toEqual([])
    expect(watched.complaints).toEqual([])
  })
})
