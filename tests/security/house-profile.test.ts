import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'
import { expect, onTestFinished, test } from 'vitest'
import { translator } from '../../src/shared/messages/translate.ts'
import { chromiumArguments } from '../../src/main/shells/browser/chromium-window.ts'
import { prepareLaunch } from '../../src/main/shells/browser/launch.ts'
import { chromiumPath } from '../e2e/shells.ts'
import { benchWithVault, importPaths, PASSPHRASE } from '../engine-under-test.ts'
import { CYRILLIC_WORD, LATIN_WORD } from '../fixtures/known-words.ts'
import { filesThatTell } from '../fixtures/plaintext-search.ts'
import { ROOT } from '../test-host.ts'

/** The profile that the shell gives its browser, with the browser's own arguments, while a case is read in the window. */
test(
  'the browser’s profile holds no word of a case, and lies where its owner alone can look',
  { timeout: 120_000 },
  async () => {
    const bench = await benchWithVault()
    const { id: caseId } = await bench.client.cases.create({ title: LATIN_WORD, notes: CYRILLIC_WORD })
    const letter = path.join(bench.folder, 'letter.html')
    writeFileSync(
      letter,
      `<!doctype html><title>${LATIN_WORD}</title><article><p>${CYRILLIC_WORD} wrote it.</p></article>`,
    )
    await importPaths(bench, caseId, [letter])
    await bench.engine.close()

    const home = await mkdtemp(path.join(tmpdir(), 'libellus-test-'))
    onTestFinished(() => rm(home, { recursive: true, force: true }))
    const shell = spawn(
      process.execPath,
      ['out/main/cli.js', 'open', '--no-window', path.join(bench.folder, 'vault')],
      {
        cwd: ROOT,
        env: {
          ...process.env,
          LIBELLUS_HOME: home,
          LIBELLUS_LANGUAGE: 'en',
          INIT_CWD: home,
          LIBELLUS_PASSPHRASE: PASSPHRASE,
        },
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    )
    onTestFinished(() => void shell.kill('SIGINT'))
    const [line] = (await once(createInterface(shell.stdout), 'line')) as [string]
    const { launch } = JSON.parse(line) as { launch: string }

    // A folder as the shell makes it: the one of this start is the shell's own.
    const folder = await prepareLaunch('http://127.0.0.1:9/')
    onTestFinished(() => folder.remove())
    const given = chromiumArguments(pathToFileURL(launch).href, folder.profile)
    const context = await chromium.launchPersistentContext(folder.profile, {
      executablePath: await chromiumPath(),
      chromiumSandbox: process.getuid?.() !== 0,
      args: given.filter((one) => !/^--(user-data-dir|app|no-sandbox)/.test(one)),
    })
    const page = await context.newPage()
    await page.goto(pathToFileURL(launch).href)
    await page.waitForURL(/^http:\/\/127\.0\.0\.1:\d+\//)
    await page.evaluate((to) => (location.hash = to), `/case/${caseId}/evidence`)
    const t = translator('en')
    await page
      .getByRole('listbox', { name: t('evidence:list.label') })
      .getByRole('option')
      .first()
      .click()
    await page.getByText(`${CYRILLIC_WORD} wrote it.`).first().waitFor()

    const told = () => filesThatTell(folder.profile)
    expect((await stat(path.dirname(folder.profile))).mode & 0o777).toBe(0o700)
    expect(told()).toEqual([])
    await context.close()
    expect(told()).toEqual([])

    // The search would find them.
    writeFileSync(path.join(folder.profile, 'planted'), Buffer.from(`…${LATIN_WORD}…`, 'utf16le'))
    expect(told()).toEqual(['planted'])
  },
)
