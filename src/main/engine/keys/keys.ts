import type { Keys } from '../../../shared/contract/keys.ts'
import { EngineError, foreseen } from '../fault.ts'
import { KEY_FILE, type KeyFile } from '../vault/key-file.ts'
import { enterSlots } from '../vault/slot-entries.ts'
import type { VaultGuest } from '../vault/session.ts'
import { keyFileOf } from './changes.ts'

/** The ways into the vault. @param ownSlot The slot that this computer's keychain opens. */
export function keysOf({ slots }: KeyFile, ownSlot: string | undefined): Keys {
  const moment = (named: (slot: KeyFile['slots'][number]) => boolean) => {
    const at = slots.findLast(named)?.createdAt
    return typeof at === 'string' ? at : undefined
  }
  const changedAt = moment(({ kind }) => kind === 'passphrase')
  if (changedAt === undefined) throw new EngineError('VAULT_DAMAGED', { what: KEY_FILE })
  const madeAt = moment(({ kind }) => kind === 'recovery')
  const keptAt = moment(({ id }) => id === ownSlot)
  return {
    passphrase: { changedAt },
    recovery: madeAt === undefined ? null : { madeAt },
    keychain: keptAt === undefined ? null : { keptAt },
  }
}

/** Enters what a crash kept out of the trail. A key file that is not ours, or a vault for reading, is left as it is. */
export const keyGuest: VaultGuest = {
  opened(vault) {
    try {
      enterSlots(vault, keyFileOf(vault))
    } catch (failure) {
      if (!foreseen(failure, vault)) throw failure
    }
  },
}
