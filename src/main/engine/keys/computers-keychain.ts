import type { EngineContext } from '../context.ts'
import { EngineError } from '../fault.ts'
import { readKeyFile, type KeyFile } from '../vault/key-file.ts'
import type { Vault } from '../vault/vault.ts'
import { addKeychainSlot, keyFileOf, removeSlot } from './changes.ts'
import { keepFor, type KeptSlot, keptFor } from './kept.ts'

type Engine = Pick<EngineContext, 'host' | 'keychain' | 'session' | 'tries'>

/** The slot of the vault that this computer's keychain opens; undefined where it has none, or the slot is gone. */
export function ownSlot(engine: Pick<Engine, 'host'>, keyFile: KeyFile): string | undefined {
  return ownKept(engine, keyFile)?.slotId
}

/** What is kept for the slot that the key file has: a crash may have left that of another beside it. */
function ownKept({ host }: Pick<Engine, 'host'>, { id, slots }: KeyFile): KeptSlot | undefined {
  const kept = keptFor(host.settings, id)
  return kept.find(({ slotId }) => slots.some((slot) => slot.kind === 'keychain' && slot.id === slotId))
}

/** Whether the keychain can be used, and whether it opens the vault in the folder. */
export async function keychainFor(engine: Engine, folder: string | undefined) {
  const keyFile = folder === undefined ? undefined : await readKeyFile(folder).catch(() => undefined)
  const state = await engine.keychain.state()
  return { state, opens: state === 'available' && keyFile !== undefined && ownSlot(engine, keyFile) !== undefined }
}

/**
 * The one before is kept until the key file has the new slot, so that whichever it has is opened.
 * @throws KEYCHAIN_UNPROTECTED, and what changing a key throws
 */
export async function keepInKeychain(engine: Engine, vault: Vault, passphrase: string): Promise<KeyFile> {
  const { host, keychain } = engine
  await requireProtection(engine)
  const before = ownKept(engine, keyFileOf(vault))
  const changed = await addKeychainSlot(vault, passphrase, before?.slotId, async (slotId, bytes) => {
    const sealed = Buffer.from(await keychain.seal(bytes)).toString('base64')
    keepFor(host.settings, vault.id, [...(before ? [before] : []), { slotId, sealed }])
  })
  try {
    const own = ownKept(engine, changed)
    keepFor(host.settings, vault.id, own ? [own] : [])
  } catch {
    // What is kept for the slot that is gone opens nothing.
  }
  return changed
}

/** The slot first: what is kept for a slot that is gone opens nothing. */
export function forgetKeychain(engine: Engine, vault: Vault): KeyFile {
  const keyFile = keyFileOf(vault)
  const own = ownSlot(engine, keyFile)
  const changed = own === undefined ? keyFile : removeSlot(vault, own)
  keepFor(engine.host.settings, vault.id, [])
  return changed
}

/** @throws KEYCHAIN_UNPROTECTED, NOT_IN_KEYCHAIN, and what opening a vault throws */
export async function openWithKeychain(engine: Engine, folder: string): Promise<Vault> {
  let key: Uint8Array | undefined
  try {
    // Asked for while the vault is being opened: a person may take long to let the keychain be used.
    return await engine.session.open(folder, async () => {
      await requireProtection(engine)
      const kept = ownKept(engine, await readKeyFile(folder))
      if (!kept) throw new EngineError('NOT_IN_KEYCHAIN')
      key = await engine.keychain.unseal(Buffer.from(kept.sealed, 'base64')).catch(() => {
        throw new EngineError('NOT_IN_KEYCHAIN')
      })
      return { keychain: { slotId: kept.slotId, key } }
    })
  } finally {
    key?.fill(0)
  }
}

async function requireProtection({ keychain }: Engine): Promise<void> {
  if ((await keychain.state()) !== 'available') throw new EngineError('KEYCHAIN_UNPROTECTED')
}
