import { rm } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, onTestFinished, test, vi } from 'vitest'
import { type Engine, startEngine } from '../../src/main/engine/bridge/client.ts'
import type { Keychain } from '../../src/main/engine/keys/keychain.ts'
import { engineClient } from '../../src/main/shells/engine-client.ts'
import { PASSPHRASE, temporaryFolder } from '../engine-under-test.ts'
import { testHost } from '../test-host.ts'

const WORKER = new URL('../fixtures/engine-worker.ts', import.meta.url)

async function started(keychain?: Keychain) {
  const folder = await temporaryFolder()
  const engine = await startEngine(WORKER, testHost(folder), keychain)
  onTestFinished(async () => {
    await engine.close()
    await rm(folder, { recursive: true, force: true })
  })
  const client = engineClient(engine)
  const place = await engine.grant(path.join(folder, 'vault'))
  await client.vault.create({ place, passphrase: PASSPHRASE })
  return { engine, client, folder, again: () => engine.grant(path.join(folder, 'vault')) }
}

/** Ids of the threads that have answered, as the worker's own route tells them. */
async function threadOf(engine: Engine): Promise<number> {
  return (await engine.fetch(new Request('http://engine/thread'))).json() as Promise<number>
}

test('locking ends the thread, and another one answers from then on', async () => {
  const { engine, client, again } = await started()
  const gone = vi.fn<() => void>()
  void engine.gone.then(gone)
  const first = await threadOf(engine)
  expect(await client.vault.lock()).toEqual({ locked: true })
  expect(await client.vault.current()).toBeNull()
  expect(await threadOf(engine)).not.toBe(first)
  await client.vault.open({ place: await again(), passphrase: PASSPHRASE })
  expect(await client.vault.lock()).toEqual({ locked: true })
  expect(gone).not.toHaveBeenCalled()
})

test('the stream of changes tells of the lock and comes to its end, so that a window opens it again', async () => {
  const { client } = await started()
  const changes = await client.events.watch()
  const told = Array.fromAsync(changes)
  await client.vault.lock()
  expect(await told).toContainEqual({ topic: 'vault', caseId: null })
  const later = await client.events.watch()
  await later.return?.(undefined)
})

test('what is asked while a vault is being locked is answered', async () => {
  const { client, again } = await started()
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
  await client.vault.open({ place: await again(), passphrase: PASSPHRASE })
})

test('the computer’s sleep locks where the settings say so', async () => {
  const { engine, client, again } = await started()
  await client.settings.change({ lockOnSleep: false })
  await engine.sleep()
  expect(await client.vault.current()).not.toBeNull()
  expect((await client.vault.active()).locksAt).not.toBeNull()
  await client.settings.change({ lockOnSleep: true })
  await engine.sleep()
  expect(await client.vault.current()).toBeNull()
  expect((await client.vault.active()).locksAt).toBeNull()
  await client.vault.open({ place: await again(), passphrase: PASSPHRASE })
})

test('the keychain of the shell’s thread opens the vault in the engine’s', async () => {
  const turned = (bytes: Uint8Array) => bytes.map((byte) => byte ^ 0x5a)
  const sealed: Uint8Array[] = []
  const { client, again } = await started({
    state: async () => 'available',
    async seal(bytes) {
      sealed.push(turned(bytes))
      return turned(bytes)
    },
    unseal: async (bytes) => turned(bytes),
  })
  const keys = await client.keys.keepInKeychain({ passphrase: PASSPHRASE })
  expect(keys.keychain).not.toBeNull()
  expect(sealed.map(({ length }) => length)).toEqual([32])
  await client.vault.lock()
  const place = await again()
  expect(await client.keys.keychain({ place })).toEqual({ state: 'available', opens: true })
  expect(await client.vault.openWithKeychain({ place })).toMatchObject({ name: 'vault' })
})

test('a keychain that fails in the shell is a refusal with its code', async () => {
  const { client, again } = await started({
    state: async () => 'available',
    seal: async (bytes) => new Uint8Array(bytes),
    unseal: () => Promise.reject(new Error('another account')),
  })
  await client.keys.keepInKeychain({ passphrase: PASSPHRASE })
  await client.vault.lock()
  const opening = client.vault.openWithKeychain({ place: await again() })
  await expect(opening).rejects.toMatchObject({ code: 'NOT_IN_KEYCHAIN' })
})
