import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { translator } from '../../src/shared/messages/translate.ts'
import { availableShells, showWindow, type ShownWindow } from './shells.ts'

const SAMPLE_BUILT = 120_000

describe.each(await availableShells())('the first start in the %s shell', (shell) => {
  const t = translator('en')
  const requested: string[] = []
  const complaints: string[] = []
  let home: string
  let shown: ShownWindow

  beforeAll(async () => {
    home = await mkdtemp(path.join(tmpdir(), 'libellus-test-'))
    shown = await showWindow(shell, { home })
    shown.page.on('request', (request) => requested.push(request.url()))
    shown.page.on('pageerror', (error) => complaints.push(error.message))
    shown.page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text())
    })
    await shown.page.reload()
  })

  afterAll(async () => {
    await shown.close()
    await rm(home, { recursive: true, force: true })
  })

  test('offers the sample, a new vault and one that is there', async () => {
    for (const choice of ['sample', 'new', 'open']) {
      await shown.page.getByRole('heading', { name: t(`vault:start.${choice}.title`) }).waitFor()
    }
  })

  test('has cleared the token from its address', () => {
    expect(new URL(shown.page.url()).hash).not.toContain('token')
  })

  test('speaks Russian when it is asked to', async () => {
    const ru = translator('ru')
    await shown.page.getByRole('button', { name: 'English' }).click()
    await shown.page.getByRole('menuitem', { name: 'Русский' }).click()
    await shown.page.getByRole('heading', { name: ru('vault:start.sample.title') }).waitFor()
    await shown.page.getByRole('button', { name: 'Русский' }).click()
    await shown.page.getByRole('menuitem', { name: 'English' }).click()
    await shown.page.getByRole('heading', { name: t('vault:start.sample.title') }).waitFor()
  })

  test(
    'opens the sample',
    async () => {
      await shown.page.getByRole('button', { name: t('vault:start.sample.button') }).click()
      await shown.page.getByText(t('cases:title'), { exact: true }).first().waitFor({ timeout: SAMPLE_BUILT })
      await shown.page.getByText(t('common:sample'), { exact: true }).first().waitFor()
    },
    SAMPLE_BUILT + 30_000,
  )

  test('has asked nobody but its own origin, and has nothing to complain of', () => {
    const { origin } = new URL(shown.page.url())
    const own = [`${origin}/`, `blob:${origin}/`, 'data:']
    expect(requested.length).toBeGreaterThan(5)
    expect(requested.filter((url) => !own.some((start) => url.startsWith(start)))).toEqual([])
    expect(complaints).toEqual([])
  })

  test.runIf(process.platform === 'linux')('stands with its token on no command line', async () => {
    const token = await shown.page.evaluate(
      () => sessionStorage.getItem('libellus-token') ?? (window as { libellus?: { token: string } }).libellus?.token,
    )
    expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/)
    const processes = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
    const lines = await Promise.all(processes.map((pid) => readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')))
    expect(lines.filter((line) => line.includes(`cli.js`))).not.toEqual([])
    expect(lines.filter((line) => line.includes(token as string))).toEqual([])
  })
})
