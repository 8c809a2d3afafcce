import { EngineError } from '../fault.ts'
import { lastDone } from '../jobs/rows.ts'
import type { Vault } from '../vault/vault.ts'

/**
 * Nothing is written beside good copies, and none of them is let go, while the vault is known to be damaged: its last
 * verification found faults, or the heads outside the database know of entries that it no longer holds.
 * @throws BACKUP_OF_DAMAGED
 */
export function refuseDamaged(vault: Vault): void {
  const verified = lastDone(vault, 'verify')
  if (verified?.result?.['clean'] === false) throw new EngineError('BACKUP_OF_DAMAGED', { at: verified.endedAt })
  if (vault.heads.doubtful) throw new EngineError('BACKUP_OF_DAMAGED', { at: null })
}
