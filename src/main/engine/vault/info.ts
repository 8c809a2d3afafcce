import type { Notice, VaultInfo } from '../../../shared/contract/vault.ts'
import { countCases } from '../cases/counts.ts'
import { totalDocuments } from '../evidence/counts.ts'
import { foreseen } from '../fault.ts'
import { lastDone } from '../jobs/rows.ts'
import { countObjects } from './kept-objects.ts'
import { noticesOf } from './notices.ts'
import type { Vault } from './vault.ts'

/** What the vault's view and `vault info` show. Tables that are too damaged to be counted are shown as empty. */
export function vaultInfo(vault: Vault): VaultInfo {
  const { id, name, format, createdAt, readOnly } = vault
  let unreadable = false
  const orElse = <T>(read: () => T, otherwise: T): T => {
    try {
      return read()
    } catch (failure) {
      if (foreseen(failure, vault)?.code !== 'VAULT_DAMAGED') throw failure
      unreadable = true
      return otherwise
    }
  }
  const { cases, samples } = orElse(() => countCases(vault), { cases: 0, samples: 0 })
  const verified = orElse(() => lastDone(vault, 'verify'), undefined)
  const backup = orElse(() => lastDone(vault, 'backup'), undefined)
  const documents = orElse(() => totalDocuments(vault), 0)
  const stored = orElse(() => countObjects(vault.sqlite), { objects: 0, size: 0 })
  const entries = orElse(() => countEntries(vault), 0)
  const notices = orElse(() => noticesOf(vault), [])
  return {
    id,
    name,
    format,
    createdAt,
    readOnly,
    notices: unreadable ? withDamage(notices) : notices,
    sample: samples > 0,
    cases,
    documents,
    ...stored,
    entries,
    lastVerified: verified?.endedAt ? { at: verified.endedAt, clean: verified.result?.['clean'] === true } : null,
    lastBackup: backup?.endedAt ? { at: backup.endedAt } : null,
  }
}

/** Damage that shows before anybody has verified. */
function withDamage(notices: Notice[]): Notice[] {
  const others = notices.filter(({ kind }) => kind !== 'damaged')
  return [{ kind: 'damaged', at: new Date().toISOString() }, ...others]
}

function countEntries({ sqlite }: Vault): number {
  return sqlite.prepare<[], number>('SELECT count(*) FROM entry').pluck().get()!
}
