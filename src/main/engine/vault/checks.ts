import type { Fault } from '../../../shared/contract/vault.ts'
import { everyBlock } from '../evidence/counts.ts'
import { registerFaults } from '../registers/verifying.ts'
import { verifyIndex } from '../search/index-blocks.ts'
import type { Vault } from './vault.ts'

/** What the features know to be amiss beyond the vault's own structure. */
export const vaultChecks = [indexFaults, registerFaults]

function indexFaults(vault: Vault): Fault[] {
  const { missing, stray } = verifyIndex(vault.sqlite, everyBlock(vault))
  return missing === 0 && stray === 0 ? [] : [{ kind: 'index', subject: 'search', detail: { missing, stray } }]
}
