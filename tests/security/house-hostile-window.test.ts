import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, onTestFinished, test } from 'vitest'
import { translator } from '../../src/shared/messages/translate.ts'
import { benchWithVault, importPaths, PASSPHRASE, temporaryFolder } from '../engine-under-test.ts'
import { availableShells, showWindow } from '../e2e/shells.ts'
import { watch } from '../e2e/watched.ts'
import { ELSEWHERE, hostileMail, hostilePage, hostilePdf } from '../fixtures/hostile.ts'

const REVERSED = 'invoice\u202efdp.exe'

/** A vault with one case of hostile documents, closed again. */
async function vaultOfHostileEvidence() {
  const bench = await benchWithVault()
  const { id: caseId } = await bench.client.cases.create({ title: 'Hostile' })
  const files: Record<string, string | Uint8Array> = {
    'page.html': hostilePage('A hostile page'),
    'mail.eml': hostileMail('A hostile mail'),
    'order.pdf': hostilePdf(),
    [REVERSED]: Buffer.from('4d5a90000300000004000000ffff0000', 'hex'),
  }
  const paths = Object.keys(files).map((name) => path.join(bench.folder, name))
  for (const [at, content] of Object.values(files).entries()) await writeFile(paths[at] as string, content)
  await importPaths(bench, caseId, paths)
  await bench.engine.close()
  return { folder: path.join(bench.folder, 'vault'), home: bench.folder, caseId }
}

const planted = (page: Page) =>
  Promise.all(page.frames().map((frame) => frame.evaluate(() => (window as { planted?: number }).planted ?? null)))

describe.each(await availableShells())('hostile evidence in the window of the %s shell', (shell) => {
  test('runs nothing, asks nobody, and reads under its own name', { timeout: 120_000 }, async () => {
    const t = translator('en')
    const { folder, home, caseId } = await vaultOfHostileEvidence()
    const shown = await showWindow(shell, { home, vault: { folder, passphrase: PASSPHRASE } })
    onTestFinished(() => shown.close())
    const { page } = shown
    const watched = watch(page)
    await page.evaluate((to) => (location.hash = to), `/case/${caseId}/evidence`)
    const list = page.getByRole('listbox', { name: t('evidence:list.label') })

    for (const title of ['A hostile page', 'A hostile mail']) {
      await list.getByRole('option', { name: title }).click()
      const views = page.getByRole('radiogroup', { name: t('evidence:reader.views') })
      await views.getByText(t('evidence:reader.web'), { exact: true }).click()
      const frame = page.locator('iframe')
      expect(await frame.getAttribute('sandbox')).toBe('')
      const inside = frame.contentFrame()
      await inside.getByRole('heading', { name: title }).waitFor()
      for (const link of await inside.getByRole('link').all()) await link.click({ timeout: 300 }).catch(() => undefined)
      expect(await planted(page)).toEqual(page.frames().map(() => null))
      expect(await inside.locator('script, iframe, form, base, link, style, svg, [onerror], [onload]').count()).toBe(0)
    }

    await list
      .getByRole('option', { name: 'order' })
      .or(list.getByRole('option', { name: 'An ordinary page' }))
      .first()
      .click()
    await page
      .getByRole('radiogroup', { name: t('evidence:reader.views') })
      .getByText(t('evidence:reader.pages'))
      .click()
    const picture = page.getByRole('img', { name: /^Page 1 of 1$/ })
    await picture.waitFor()
    await picture.click({ position: { x: 60, y: 60 }, force: true })

    expect(await page.locator('body').innerText()).toContain('invoice\ufffdfdp.exe')
    expect(await page.locator('body').innerText()).not.toContain('\u202e')
    expect(page.context().pages()).toHaveLength(1)
    expect(watched.strayed()).toEqual([])
  })

  test('would run and would ask, were it shown as it came', { timeout: 60_000 }, async () => {
    const shown = await showWindow(shell, { home: await temporaryFolder() })
    onTestFinished(() => shown.close())
    const bare = await shown.page.context().newPage()
    const asked: string[] = []
    bare.on('request', (request) => asked.push(request.url()))
    await bare.setContent('<iframe></iframe>')
    const page = hostilePage('A page').replaceAll('<meta', '<i')
    await bare.evaluate((html) => (document.querySelector('iframe')!.srcdoc = html), page)
    await expect.poll(() => bare.evaluate(() => (window as { planted?: number }).planted)).toBe(1)
    await expect.poll(() => asked.filter((url) => url.startsWith(ELSEWHERE)).length).toBeGreaterThan(3)
  })
})
