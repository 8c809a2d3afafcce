import type { Notice } from '../../../shared/contract/vault.ts'
import { lastPlanned } from '../backups/plan.ts'
import { lastDone } from '../jobs/rows.ts'
import { conflictedBeside } from './conflicted-copies.ts'
import { provedKeyFile } from './key-file.ts'
import type { Vault } from './vault.ts'

/** What a person must know of the vault, the gravest first. */
export function noticesOf(vault: Vault): Notice[] {
  return [
    ...damaged(vault),
    ...lostEntries(vault),
    ...headsRebuilt(vault),
    ...conflictedCopies(vault),
    ...uncleanEnd(vault),
    ...readOnly(vault),
    ...migrated(vault),
    ...backupFailed(vault),
    ...noRecoveryKey(vault),
  ]
}

function damaged(vault: Vault): Notice[] {
  const verified = lastDone(vault, 'verify')
  return verified?.endedAt && verified.result?.['clean'] !== true ? [{ kind: 'damaged', at: verified.endedAt }] : []
}

function lostEntries({ heads }: Vault): Notice[] {
  return heads.lost.map(({ chain, seq, reached }) => ({ kind: 'lost-entries', chain, last: seq, reached }))
}

function headsRebuilt({ heads: { rebuiltAt } }: Vault): Notice[] {
  return rebuiltAt === null ? [] : [{ kind: 'heads-rebuilt', at: rebuiltAt }]
}

function conflictedCopies({ folder, found }: Vault): Notice[] {
  const names = [...conflictedBeside(folder), ...found.conflicted]
  return names.length === 0 ? [] : [{ kind: 'conflicted-copy', names }]
}

function uncleanEnd({ found: { abandonedSince } }: Vault): Notice[] {
  return abandonedSince === undefined ? [] : [{ kind: 'unclean-end', since: abandonedSince }]
}

function readOnly(vault: Vault): Notice[] {
  return vault.readOnly ? [{ kind: 'read-only' }] : []
}

function migrated({ found }: Vault): Notice[] {
  return found.migrated ? [{ kind: 'migrated', ...found.migrated }] : []
}

function backupFailed(vault: Vault): Notice[] {
  const last = lastPlanned(vault)
  return last?.error ? [{ kind: 'backup-failed', at: last.at, code: last.error }] : []
}

/** A key file that is damaged is another matter: verification tells it. */
function noRecoveryKey({ folder, id, keys }: Vault): Notice[] {
  try {
    const { slots } = provedKeyFile(folder, id, keys.keyFile)
    return slots.some(({ kind }) => kind === 'recovery') ? [] : [{ kind: 'no-recovery-key' }]
  } catch {
    return []
  }
}
