import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { translator } from '../../src/shared/messages/translate.ts'
import { ROOT } from '../engine-under-test.ts'
import { showWindow, type ShownWindow } from './shells.ts'
import { watch, type Watched } from './watched.ts'

const REASON = 'The file was not copied with the others'

describe('a vault whose trail has lost something', () => {
  const t = translator('en')
  let home: string
  let shown: ShownWindow
  let watched: Watched

  beforeAll(async () => {
    home = await mkdtemp(path.join(tmpdir(), 'libellus-test-'))
    const folder = path.join(home, 'vault')
    await cp(path.join(ROOT, 'tests/fixtures/released/0006'), folder, { recursive: true })
    await rm(path.join(folder, 'heads.json'), { force: true })
    await writeFile(path.join(folder, 'vault (1).db'), 'of a sync client')
    shown = await showWindow('browser', { home, vault: { folder, passphrase: 'a vault of its time' } })
    watched = watch(shown.page)
  })

  afterAll(async () => {
    await shown.close()
    await rm(home, { recursive: true, force: true })
  })

  const button = (key: string) => shown.page.getByRole('button', { name: t(key), exact: true })

  async function goToSection(section: string): Promise<void> {
    await shown.page.evaluate((hash) => (location.hash = hash), `/vault?section=${section}`)
    await shown.page.getByRole('heading', { name: t(`vault:section.${section}`), exact: true, level: 1 }).waitFor()
  }

  test('offers to accept the loss at the notice and under what was found', async () => {
    const { page } = shown
    await goToSection('safety')
    await page.getByText(t('vault:notice.heads-rebuilt.title'), { exact: true }).waitFor()
    await button('vault:acceptLoss.button').waitFor()
    await goToSection('verify')
    expect(await button('vault:acceptLoss.button').count()).toBe(0)
    await button('vault:verify.button').click()
    await page.getByText(t('vault:verify.found.faults', { count: 1 }), { exact: true }).waitFor()
    await page.getByText(t('vault:verify.found.remarks'), { exact: true }).waitFor()
    await button('vault:acceptLoss.button').waitFor()
  })

  test('says what is accepted, takes a reason, verifies, and is clean from then on', async () => {
    const { page } = shown
    await button('vault:acceptLoss.button').click()
    const dialog = page.getByRole('dialog', { name: t('vault:acceptLoss.title') })
    for (const said of ['what', 'before', 'kept', 'after'])
      await dialog.getByText(t(`vault:acceptLoss.${said}`)).waitFor()
    const accept = dialog.getByRole('button', { name: t('vault:acceptLoss.do'), exact: true })
    expect(await accept.isDisabled()).toBe(true)
    await dialog.getByRole('textbox', { name: t('vault:acceptLoss.reason') }).fill(REASON)
    await accept.click()
    await dialog.waitFor({ state: 'detached' })
    await page.getByText(t('vault:verify.found.cleanButAccepted'), { exact: true }).waitFor()
    await page.getByText(t('vault:verify.found.accepted', { count: 1 }), { exact: true }).waitFor()
    await page.getByText(t('vault:verify.found.remarks'), { exact: true }).waitFor()
    expect(await button('vault:acceptLoss.button').count()).toBe(0)
  })

  test('keeps it in the trail, and tells neither loss nor damage any more', async () => {
    const { page } = shown
    await goToSection('safety')
    await page.getByText(t('cases:change.vault.loss-accepted', { reason: REASON }), { exact: true }).waitFor()
    await page.getByText(t('vault:notice.conflicted-copy.title'), { exact: true }).waitFor()
    for (const kind of ['heads-rebuilt', 'damaged']) {
      expect(await page.getByText(t(`vault:notice.${kind}.title`), { exact: true }).count()).toBe(0)
    }
    expect(watched.complaints).toEqual([])
  })
})
