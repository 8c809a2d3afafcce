import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { type Engine, startEngine } from '../../src/main/engine/bridge/client.ts'
import type { Keychain } from '../../src/main/engine/keys/keychain.ts'
import { type EngineClient, engineClient } from '../../src/main/shells/engine-client.ts'
import { PASSPHRASE } from '../engine-under-test.ts'
import { testHost } from '../test-host.ts'

const WORKER = new URL('../fixtures/engine-worker.ts', import.meta.url)

let folder: string
let engine: Engine
let client: EngineClient
let opensSealed = true
const sealed: Uint8Array[] = []
const unsealed: Uint8Array[] = []
const gone = vi.fn<() => void>()

const turned = (bytes: Uint8Array) => bytes.map((byte) => byte ^ 0x5a)
const keychain: Keychain = {
  state: async () => 'available',
  async seal(bytes) {
    sealed.push(turned(bytes))
    return turned(bytes)
  },
  async unseal(bytes) {
    if (!opensSealed) throw new Error('sealed by another account')
    const opened = turned(bytes)
    unsealed.push(opened)
    return opened
  },
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'libellus-test-'))
  engine = await startEngine(WORKER, testHost(folder), keychain)
  void engine.gone.then(gone)
  client = engineClient(engine)
  await client.vault.create({ place: await place(), passphrase: PASSPHRASE })
})

/** Each test begins with the vault open. */
beforeEach(async () => {
  if ((await client.vault.current()) === null) await client.vault.open({ place: await place(), passphrase: PASSPHRASE })
})

afterAll(async () => {
  await engine.close()
  await rm(folder, { recursive: true, force: true })
})

const place = () => engine.grant(path.join(folder, 'vault'))

/** The thread that answers, as the worker's own route tells it. */
async function threadNow(): Promise<number> {
  return (await engine.fetch(new Request('http://engine/thread'))).json() as Promise<number>
}

test('locking ends the thread, and another one answers from then on', async () => {
  const first = await threadNow()
  expect(await client.vault.lock()).toEqual({ locked: true })
  expect(await client.vault.current()).toBeNull()
  expect(await threadNow()).not.toBe(first)
  await client.vault.open({ place: await place(), passphrase: PASSPHRASE })
  expect(gone).not.toHaveBeenCalled()
})

test('the stream of changes tells of the lock and comes to its end, so that a window opens it again', async () => {
  const told = Array.fromAsync(await client.events.watch())
  await client.vault.lock()
  expect(await told).toContainEqual({ topic: 'vault', caseId: null })
  const later = await client.events.watch()
  await later.return?.(undefined)
})

test('who opens a vault while it is still being locked waits for the engine that comes after', async () => {
  const changes = await client.events.watch()
  const locked = client.vault.lock()
  await changes.next()
  expect(await client.vault.current()).toBeNull()
  const opened = await client.vault.open({ place: await place(), passphrase: PASSPHRASE })
  expect(opened).toMatchObject({ name: 'vault' })
  expect(await locked).toEqual({ locked: true })
})

test('what is asked while the vault is being locked is answered', async () => {
  const [locked, ...answers] = await Promise.allSettled([
    client.vault.lock(),
    ...Array.from({ length: 20 }, async (_, turn) => {
      await pause(turn)
      return client.cases.list({})
    }),
  ])
  expect(locked).toEqual({ status: 'fulfilled', value: { locked: true } })
  for (const answer of answers) {
    if (answer.status === 'rejected') expect(answer.reason).toMatchObject({ code: 'VAULT_CLOSED' })
  }
})

test('the computer’s sleep locks where the settings say so', async () => {
  await client.settings.change({ lockOnSleep: false })
  await engine.sleep()
  expect(await client.vault.current()).not.toBeNull()
  expect((await client.vault.active()).locksAt).not.toBeNull()
  await client.settings.change({ lockOnSleep: true })
  await engine.sleep()
  expect(await client.vault.current()).toBeNull()
  expect((await client.vault.active()).locksAt).toBeNull()
})

test('the keychain of the shell’s thread opens the vault in the engine’s, or is refused with a code', async () => {
  const keys = await client.keys.keepInKeychain({ passphrase: PASSPHRASE })
  expect(keys.keychain).not.toBeNull()
  expect(sealed.map(({ length }) => length)).toEqual([32])
  await client.vault.lock()
  opensSealed = false
  const refused = client.vault.openWithKeychain({ place: await place() })
  await expect(refused).rejects.toMatchObject({ code: 'NOT_IN_KEYCHAIN' })
  opensSealed = true
  expect(await client.keys.keychain({ place: await place() })).toEqual({ state: 'available', opens: true })
  expect(await client.vault.openWithKeychain({ place: await place() })).toMatchObject({ name: 'vault' })
  expect(unsealed.map((bytes) => [...bytes])).toEqual([Array.from({ length: 32 }, () => 0)])
})
