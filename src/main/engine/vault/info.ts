import type { VaultInfo } from '../../../shared/contract/vault.ts'
import { countCases } from '../cases/counts.ts'
import { totalDocuments } from '../evidence/counts.ts'
import { lastDone } from '../jobs/rows.ts'
import { countObjects } from './kept-objects.ts'
import type { Vault } from './vault.ts'

/** What the vault's view and `vault info` show. */
export function vaultInfo(vault: Vault): VaultInfo {
  const { id, name, format, createdAt } = vault
  const { cases, samples } = countCases(vault)
  const verified = lastDone(vault, 'verify')
  const backup = lastDone(vault, 'backup')
  return {
    id,
    name,
    format,
    createdAt,
    sample: samples > 0,
    cases,
    documents: totalDocuments(vault),
    ...countObjects(vault.sqlite),
    entries: countEntries(vault),
    lastVerified: verified?.endedAt ? { at: verified.endedAt, clean: verified.result?.['clean'] === true } : null,
    lastBackup: backup?.endedAt ? { at: backup.endedAt } : null,
  }
}

function countEntries({ sqlite }: Vault): number {
  return sqlite.prepare<[], number>('SELECT count(*) FROM entry').pluck().get()!
}
