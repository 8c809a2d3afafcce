import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { chromium } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pathToFileURL } from 'node:url'
import { ROOT } from '../engine-under-test.ts'
import { chromiumPath } from './shells.ts'

let home: string
beforeAll(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'libellus-test-'))
})
afterAll(() => rm(home, { recursive: true, force: true }))

test('the loopback shell survives a reload and ends some ten seconds after its last window', async () => {
  const shell = spawn(process.execPath, [path.join(ROOT, 'out', 'main', 'cli.js'), 'open', '--no-window'], {
    cwd: home,
    env: { ...process.env, LIBELLUS_HOME: home },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(shell, 'exit') as Promise<[number | null]>
  const [line] = (await once(createInterface(shell.stdout), 'line')) as [string]
  const { launch } = JSON.parse(line) as { launch: string }
  expect((await stat(launch)).mode & 0o777).toBe(0o600)

  const browser = await chromium.launch({
    executablePath: await chromiumPath(),
    chromiumSandbox: process.getuid?.() !== 0,
  })
  const page = await browser.newPage()
  await page.goto(pathToFileURL(launch).href)
  await page.waitForURL(/^http:\/\/127\.0\.0\.1:/)
  const { origin } = new URL(page.url())
  await expect.poll(() => stat(launch).catch(() => 'removed'), { timeout: 10_000 }).toBe('removed')
  await page.reload()
  await page.getByRole('heading').first().waitFor()
  expect(shell.exitCode).toBe(null)

  const closedAt = Date.now()
  await browser.close()
  expect(await ended).toEqual([0, null])
  const seconds = (Date.now() - closedAt) / 1000
  expect(seconds).toBeGreaterThan(9)
  expect(seconds).toBeLessThan(20)
  await expect(fetch(`${origin}/`)).rejects.toThrow()
  expect((await readdir(tmpdir())).filter((name) => name.startsWith(`libellus-window-${shell.pid}-`))).toEqual([])
})
