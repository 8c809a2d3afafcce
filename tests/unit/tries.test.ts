import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { EngineError } from '../../src/main/engine/fault.ts'
import { createTries } from '../../src/main/engine/keys/tries.ts'

const VAULT = '01936f6e-0000-7000-8000-000000000001'
const OTHER = '01936f6e-0000-7000-8000-000000000002'

function settingsFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'libellus-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return path.join(folder, 'settings')
}

function bench(settings = settingsFolder()) {
  let now = Date.parse('2026-11-21T12:00:00Z')
  let tries = createTries(settings, () => now)
  const fails = (code: string) => () => Promise.reject(new EngineError(code))
  const code = (attempt: Promise<unknown>) =>
    attempt.then(
      () => 'open',
      (error: EngineError) => (error.code === 'TRY_LATER' ? Number(error.data['seconds']) : error.code),
    )
  return {
    settings,
    pass: (seconds: number) => void (now += seconds * 1000),
    restart: () => void (tries = createTries(settings, () => now)),
    wrong: (vault = VAULT, why = 'WRONG_PASSPHRASE') => code(tries.guarded(vault, fails(why))),
    right: (vault = VAULT) => code(tries.guarded(vault, async () => 'open')),
  }
}

test('from the fourth wrong try on the next one waits, each time twice as long, at most a minute', async () => {
  const { wrong, right, pass } = bench()
  for (let turn = 0; turn < 4; turn++) expect(await wrong()).toBe('WRONG_PASSPHRASE')
  for (const seconds of [1, 2, 4, 8, 16, 32, 60, 60]) {
    expect(await right()).toBe(seconds)
    pass(seconds - 0.5)
    expect(await wrong()).toBe(1)
    pass(0.5)
    expect(await wrong()).toBe('WRONG_PASSPHRASE')
  }
})

test('a right one clears them, and the wait of one vault is not that of another', async () => {
  const { wrong, right, pass } = bench()
  for (let turn = 0; turn < 5; turn++) {
    await wrong()
    pass(60)
  }
  expect(await wrong(OTHER)).toBe('WRONG_PASSPHRASE')
  expect(await right()).toBe('open')
  for (let turn = 0; turn < 4; turn++) expect(await wrong(VAULT, 'WRONG_RECOVERY_KEY')).toBe('WRONG_RECOVERY_KEY')
  expect(await wrong()).toBe(1)
})

test('a wait outlives the program and says nothing of where the vault lies', async () => {
  const { settings, wrong, right, restart, pass } = bench()
  for (let turn = 0; turn < 4; turn++) await wrong()
  restart()
  expect(await right()).toBe(1)
  const kept = JSON.parse(readFileSync(path.join(settings, 'tries.json'), 'utf8'))
  expect(kept).toEqual({ [VAULT]: { count: 4, last: '2026-11-21T12:00:00.000Z' } })
  pass(1)
  expect(await right()).toBe('open')
  restart()
  expect(JSON.parse(readFileSync(path.join(settings, 'tries.json'), 'utf8'))).toEqual({})
})

test('only a wrong secret counts', async () => {
  const { settings, wrong } = bench()
  for (let turn = 0; turn < 9; turn++) expect(await wrong(VAULT, 'VAULT_IN_USE')).toBe('VAULT_IN_USE')
  expect(existsSync(path.join(settings, 'tries.json'))).toBe(false)
})

test('guesses side by side wait for one another', async () => {
  const { wrong } = bench()
  const answers = await Promise.all(Array.from({ length: 10 }, () => wrong()))
  expect(answers.filter((answer) => answer === 'WRONG_PASSPHRASE')).toHaveLength(4)
  expect(answers.slice(4)).toEqual([1, 1, 1, 1, 1, 1])
})

test('a clock that was put back makes no wait longer', async () => {
  const { wrong, right, pass } = bench()
  for (let turn = 0; turn < 4; turn++) await wrong()
  pass(-86_400)
  expect(await right()).toBe(1)
})

test('settings that cannot be written keep no vault shut', async () => {
  const folder = settingsFolder()
  writeFileSync(folder, 'a file where the folder should be')
  const { wrong, right, pass } = bench(folder)
  for (let turn = 0; turn < 4; turn++) await wrong()
  expect(await right()).toBe(1)
  pass(1)
  expect(await right()).toBe('open')
})
