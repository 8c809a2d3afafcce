import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import {
  changePassphrase,
  keyFileOf,
  removeSlot,
  addKeychainSlot,
  setRecoveryKey,
} from '../../src/main/engine/keys/changes.ts'
import { keyGuest, keysOf } from '../../src/main/engine/keys/keys.ts'
import { newRecoveryKey } from '../../src/main/engine/keys/recovery-key.ts'
import { parseKeyFile, replaceSlots, unlock } from '../../src/main/engine/vault/key-file.ts'
import type { Opener } from '../../src/main/engine/vault/slots.ts'
import { openVault } from '../../src/main/engine/vault/opening.ts'
import type { Vault } from '../../src/main/engine/vault/vault.ts'
import { CHEAP, keep, makeVault, PASSPHRASE, WHO } from '../fixtures/vaults.ts'

const NEW = 'five other plain words here'

const text = (vault: Vault) => readFileSync(path.join(vault.folder, 'vault.json'), 'utf8')
const opens = async (file: string, opener: Opener) =>
  unlock(parseKeyFile(file), opener).then(
    (key) => key.length === 32,
    () => false,
  )
const acts = ({ sqlite }: Vault) =>
  sqlite.prepare("SELECT act FROM entry WHERE chain = 'vault' AND act <> 'vault.created' ORDER BY seq").pluck().all()

describe('changing the passphrase', () => {
  test('rewraps the vault key and rewrites nothing but the key file', async () => {
    const { folder, migrationsFolder, vault, reopen } = await makeVault()
    const { sha256 } = await keep(vault(), Buffer.from('an original'))
    const [before, { keys }] = [text(vault()), vault()]
    const derived = Buffer.from(keys.objects)
    await changePassphrase(vault(), PASSPHRASE, NEW, { cost: CHEAP })
    expect(await opens(before, PASSPHRASE)).toBe(true)
    expect(await opens(text(vault()), PASSPHRASE)).toBe(false)
    vault().close()
    await expect(openVault(folder, PASSPHRASE, WHO, migrationsFolder)).rejects.toMatchObject({
      code: 'WRONG_PASSPHRASE',
    })
    const again = await openVault(folder, NEW, WHO, migrationsFolder)
    expect(again.keys.objects.equals(derived)).toBe(true)
    expect((await again.objects.readAll(sha256)).toString()).toBe('an original')
    expect(acts(again)).toContain('vault.passphrase-changed')
    await changePassphrase(again, NEW, PASSPHRASE, { cost: CHEAP })
    again.close()
    await reopen()
  })

  test('needs the passphrase that opens it now, and a new one that is long enough', async () => {
    const { vault } = await makeVault()
    const before = text(vault())
    const change = (current: string, passphrase: string) =>
      changePassphrase(vault(), current, passphrase, { cost: CHEAP })
    await expect(change(NEW, NEW)).rejects.toMatchObject({ code: 'WRONG_PASSPHRASE' })
    await expect(change(PASSPHRASE, 'short')).rejects.toMatchObject({
      code: 'PASSPHRASE_TOO_SHORT',
      data: { least: 8 },
    })
    expect(text(vault())).toBe(before)
  })

  test('seals nothing where the vault was locked meanwhile', async () => {
    const { vault, reopen } = await makeVault()
    const before = text(vault())
    const changing = changePassphrase(vault(), PASSPHRASE, NEW, { cost: CHEAP })
    vault().close()
    await expect(changing).rejects.toMatchObject({ code: 'VAULT_CLOSED' })
    expect(text(vault())).toBe(before)
    await reopen()
  })

  test('refuses a key file that somebody else wrote', async () => {
    const { vault } = await makeVault()
    const file = path.join(vault().folder, 'vault.json')
    for (const name of [file, `${file}.copy`]) {
      writeFileSync(name, readFileSync(name, 'utf8').replace(/"createdAt":"2/, '"createdAt":"1'))
    }
    const changing = changePassphrase(vault(), PASSPHRASE, NEW, { cost: CHEAP })
    await expect(changing).rejects.toMatchObject({ code: 'VAULT_DAMAGED', data: { what: 'vault.json' } })
  })

  test('keeps the recovery key and this computer’s keychain, and no other computer’s', async () => {
    const { vault } = await makeVault()
    const words = newRecoveryKey()
    await setRecoveryKey(vault(), PASSPHRASE, words, CHEAP)
    const slots: string[] = []
    const note = async (slotId: string) => void slots.push(slotId)
    await addKeychainSlot(vault(), PASSPHRASE, undefined, note)
    await addKeychainSlot(vault(), PASSPHRASE, undefined, note)
    await changePassphrase(vault(), PASSPHRASE, NEW, { ownSlot: slots[1], cost: CHEAP })
    expect(
      keyFileOf(vault())
        .slots.map(({ kind }) => kind)
        .sort(),
    ).toEqual(['keychain', 'passphrase', 'recovery'])
    expect(keysOf(keyFileOf(vault()), slots[1]).keychain).not.toBeNull()
    expect(await opens(text(vault()), { recoveryKey: words.join(' ') })).toBe(true)
    expect(acts(vault()).filter((act) => act === 'vault.keychain-forgotten')).toHaveLength(1)
  })

  test('keeps slots of kinds that are not known yet', async () => {
    const { vault } = await makeVault()
    const { slots } = keyFileOf(vault())
    const future = { ...slots[0], id: 'later', kind: 'two-of-three', share: [1, 2] }
    writeSlots(vault(), [...slots, future])
    await changePassphrase(vault(), PASSPHRASE, NEW, { cost: CHEAP })
    expect(keyFileOf(vault()).slots).toContainEqual(future)
  })
})

function writeSlots(vault: Vault, slots: ReturnType<typeof keyFileOf>['slots']): void {
  replaceSlots(vault.folder, keyFileOf(vault), slots, vault.keys.keyFile)
}

describe('the recovery key', () => {
  test('opens the vault, and the one before it does not any more', async () => {
    const { folder, migrationsFolder, vault } = await makeVault()
    const [first, second] = [newRecoveryKey(), newRecoveryKey()]
    await setRecoveryKey(vault(), PASSPHRASE, first, CHEAP)
    await setRecoveryKey(vault(), PASSPHRASE, second, CHEAP)
    vault().close()
    const open = (words: string[]) => openVault(folder, { recoveryKey: words.join(' ') }, WHO, migrationsFolder)
    await expect(open(first)).rejects.toMatchObject({ code: 'WRONG_RECOVERY_KEY' })
    const opened = await open(second)
    await changePassphrase(opened, { recoveryKey: second.join(' ') }, NEW, { cost: CHEAP })
    expect(acts(opened)).toEqual(['vault.recovery-key-made', 'vault.recovery-key-made', 'vault.recovered'])
    opened.close()
    const again = await openVault(folder, NEW, WHO, migrationsFolder)
    again.close()
  })

  test('is no passphrase, and a passphrase is no recovery key', async () => {
    const { vault } = await makeVault()
    const words = newRecoveryKey().join(' ')
    await setRecoveryKey(vault(), PASSPHRASE, words.split(' '), CHEAP)
    expect(await opens(text(vault()), words)).toBe(false)
    expect(await opens(text(vault()), { recoveryKey: PASSPHRASE })).toBe(false)
  })
})

describe('the keychain’s slot', () => {
  test('opens the vault with what was kept, until it is removed', async () => {
    const { folder, migrationsFolder, vault } = await makeVault()
    let kept: { slotId: string; key: Buffer } | undefined
    await addKeychainSlot(vault(), PASSPHRASE, undefined, async (slotId, bytes) => {
      kept = { slotId, key: Buffer.from(bytes) }
    })
    vault().close()
    const open = () => openVault(folder, { keychain: kept! }, WHO, migrationsFolder)
    const opened = await open()
    removeSlot(opened, kept!.slotId)
    expect(acts(opened)).toEqual(['vault.keychain-kept', 'vault.keychain-forgotten'])
    opened.close()
    await expect(open()).rejects.toMatchObject({ code: 'NOT_IN_KEYCHAIN' })
  })

  test('is not made where the bytes could not be kept', async () => {
    const { vault } = await makeVault()
    const before = text(vault())
    const adding = addKeychainSlot(vault(), PASSPHRASE, undefined, () => Promise.reject(new Error('full')))
    await expect(adding).rejects.toThrow('full')
    expect(text(vault())).toBe(before)
  })
})

test('the keys of a vault that was closed are zeros', async () => {
  const { vault } = await makeVault()
  const keys = Object.values(vault().keys) as Buffer[]
  expect(keys.every((key) => key.some((byte) => byte !== 0))).toBe(true)
  vault().close()
  expect(keys.flatMap((key) => [...key]).filter((byte) => byte !== 0)).toEqual([])
})

describe('the trail', () => {
  test('enters at the next opening what a crash kept out of it, once', async () => {
    const { vault, reopen } = await makeVault()
    vi.spyOn(vault(), 'audit').mockImplementation(() => {
      throw new Error('the process is gone')
    })
    await changePassphrase(vault(), PASSPHRASE, PASSPHRASE, { cost: CHEAP })
    expect(acts(vault())).toEqual([])
    const again = await reopen()
    keyGuest.opened?.(again)
    keyGuest.opened?.(again)
    expect(acts(again)).toEqual(['vault.passphrase-changed'])
  })
})

test('whatever is done with the keys, exactly the last of each kind opens the vault', async () => {
  const { vault } = await makeVault()
  const step = fc.constantFrom('passphrase', 'recovery', 'keychain', 'forget')
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), fc.uuid(), async (steps, salt) => {
      const made: { passphrase: string[]; recovery: string[] } = { passphrase: [], recovery: [] }
      let passphrase = PASSPHRASE
      let slot: string | undefined
      for (const [turn, act] of steps.entries()) {
        if (act === 'passphrase') {
          await changePassphrase(vault(), passphrase, `${salt} ${turn}`, { ownSlot: slot, cost: CHEAP })
          made.passphrase.push((passphrase = `${salt} ${turn}`))
        } else if (act === 'recovery') {
          const words = newRecoveryKey()
          await setRecoveryKey(vault(), passphrase, words, CHEAP)
          made.recovery.push(words.join(' '))
        } else if (act === 'keychain') {
          await addKeychainSlot(vault(), passphrase, slot, async (id) => void (slot = id))
        } else if (slot !== undefined) {
          removeSlot(vault(), slot)
          slot = undefined
        }
      }
      const file = text(vault())
      for (const [at, word] of made.passphrase.entries()) {
        expect(await opens(file, word)).toBe(at === made.passphrase.length - 1)
      }
      for (const [at, words] of made.recovery.entries()) {
        expect(await opens(file, { recoveryKey: words })).toBe(at === made.recovery.length - 1)
      }
      expect(keysOf(keyFileOf(vault()), slot).keychain === null).toBe(slot === undefined)
      await changePassphrase(vault(), passphrase, PASSPHRASE, { ownSlot: slot, cost: CHEAP })
      if (slot !== undefined) removeSlot(vault(), slot)
    }),
    { numRuns: 15 },
  )
})
