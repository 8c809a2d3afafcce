import type { VaultInfo } from '../../../shared/contract/vault.ts'
import { FORMAT } from './key-file.ts'
import type { Vault } from './vault.ts'

/** What the vault's view and `vault info` show. */
export function vaultInfo(vault: Vault): VaultInfo {
  const count = (sql: string) => (vault.sqlite.prepare(sql).pluck().get() as number | null) ?? 0
  const last = (kind: string) =>
    vault.sqlite
      .prepare("SELECT ended_at AS at, result FROM job WHERE kind = ? AND state = 'done' ORDER BY id DESC LIMIT 1")
      .get(kind) as { at: string; result: string } | undefined
  const verified = last('verify')
  const backup = last('backup')
  return {
    id: vault.id,
    name: vault.name,
    format: FORMAT,
    createdAt: vault.createdAt,
    sample: count('SELECT count(*) FROM case_file WHERE sample = 1') > 0,
    cases: count('SELECT count(*) FROM case_file'),
    documents: count('SELECT count(*) FROM document'),
    objects: count('SELECT count(*) FROM object'),
    size: count('SELECT sum(size) FROM object'),
    entries: count('SELECT count(*) FROM entry'),
    lastVerified: verified ? { at: verified.at, clean: JSON.parse(verified.result).clean === true } : null,
    lastBackup: backup ? { at: backup.at } : null,
  }
}
