import { randomBytes } from 'node:crypto'
import { EngineError, writeFailure } from '../fault.ts'
import { ARGON2_COST } from '../vault/argon2id.ts'
import { type KeyFile, provedKeyFile, replaceSlots, requireLength, unlock } from '../vault/key-file.ts'
import { enterSlots } from '../vault/slot-entries.ts'
import { keychainSlot, type Opener, secretSlot, type Slot } from '../vault/slots.ts'
import type { Vault } from '../vault/vault.ts'

/**
 * Wraps the vault key under another passphrase, in place of the one before. Keychains of other computers are to ask for
 * it too: their slots go, that of this computer stays.
 * @throws PASSPHRASE_TOO_SHORT, and what `current` opens with when it does not; PLACE_NOT_WRITABLE, DISK_FULL
 */
export async function changePassphrase(
  vault: Vault,
  current: Opener,
  passphrase: string,
  { ownSlot, cost = ARGON2_COST }: { ownSlot?: string | undefined; cost?: typeof ARGON2_COST } = {},
): Promise<KeyFile> {
  requireLength(passphrase)
  const slot = await withVaultKey(vault, current, (key) =>
    secretSlot('passphrase', { id: vault.id, key }, passphrase, cost),
  )
  const stays = ({ id, kind }: Slot) => kind !== 'passphrase' && (kind !== 'keychain' || id === ownSlot)
  const recovered = typeof current === 'object' && 'recoveryKey' in current
  return changeSlots(vault, (slots) => [...slots.filter(stays), slot], { recovered })
}

/** Makes a recovery key of these words, in place of the one before. */
export async function setRecoveryKey(
  vault: Vault,
  passphrase: string,
  words: readonly string[],
  cost = ARGON2_COST,
): Promise<KeyFile> {
  const slot = await withVaultKey(vault, passphrase, (key) =>
    secretSlot('recovery', { id: vault.id, key }, words.join(' '), cost),
  )
  return changeSlots(vault, (slots) => [...slots.filter(({ kind }) => kind !== 'recovery'), slot])
}

/**
 * Lets 32 random bytes open the vault, in place of the slot that this computer had. `keep` has to have kept them before
 * the key file is written: a slot that nothing opens could not be told from another computer's.
 */
export async function addKeychainSlot(
  vault: Vault,
  passphrase: string,
  ownSlot: string | undefined,
  keep: (slotId: string, bytes: Buffer) => Promise<void>,
): Promise<KeyFile> {
  const bytes = randomBytes(32)
  try {
    const slot = await withVaultKey(vault, passphrase, async (key) => keychainSlot({ id: vault.id, key }, bytes))
    await keep(slot.id, bytes)
    return changeSlots(vault, (slots) => [...slots.filter(({ id }) => id !== ownSlot), slot])
  } finally {
    bytes.fill(0)
  }
}

export function removeSlot(vault: Vault, slotId: string): KeyFile {
  return changeSlots(vault, (slots) => slots.filter(({ id }) => id !== slotId))
}

/** The vault key is not held while the vault is open: each change unwraps it for its moment. */
async function withVaultKey<T>(vault: Vault, opener: Opener, use: (key: Buffer) => Promise<T>): Promise<T> {
  const key = await unlock(keyFileOf(vault), opener)
  try {
    return await use(key)
  } finally {
    key.fill(0)
  }
}

/** Without a wait between reading and writing, so that of two changes none is lost, and no zeroed key seals the file. */
function changeSlots(vault: Vault, change: (slots: readonly Slot[]) => Slot[], how?: { recovered: boolean }): KeyFile {
  const keyFile = keyFileOf(vault)
  // A vault that was opened for reading, or whose drive is gone, refuses here.
  vault.write(() => undefined)
  let changed: KeyFile
  try {
    changed = replaceSlots(vault.folder, keyFile, change(keyFile.slots), vault.keys.keyFile)
  } catch (failure) {
    throw writeFailure(failure, vault.name)
  }
  try {
    enterSlots(vault, changed, how)
  } catch {
    // The change stands and is not to be told as failed; the next opening enters it.
  }
  return changed
}

/** @throws VAULT_CLOSED where it was locked meanwhile, VAULT_DAMAGED */
export function keyFileOf(vault: Vault): KeyFile {
  if (!vault.sqlite.open) throw new EngineError('VAULT_CLOSED')
  return provedKeyFile(vault.folder, vault.id, vault.keys.keyFile)
}
