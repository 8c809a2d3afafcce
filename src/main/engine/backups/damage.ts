import { EngineError } from '../fault.ts'
import { lastDone } from '../jobs/rows.ts'
import type { Vault } from '../vault/vault.ts'

/**
 * No backup is made, a first one neither, while the vault is known to be damaged: its last verification found faults, or
 * the heads outside the database know of entries that it no longer holds, or were lost themselves. Nothing is written
 * beside good copies then, and none of them is let go.
 * @throws BACKUP_OF_DAMAGED
 */
export function refuseDamaged(vault: Vault): void {
  const verified = lastDone(vault, 'verify')
  if (verified?.result?.['clean'] === false) throw new EngineError('BACKUP_OF_DAMAGED', { at: verified.endedAt })
  if (vault.heads.doubtful) throw new EngineError('BACKUP_OF_DAMAGED', { at: null })
}
