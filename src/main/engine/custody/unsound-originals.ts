import { recordCustody } from '../evidence/custody.ts'
import { documentsOfBytes } from '../evidence/documents.ts'
import type { Vault } from '../vault/vault.ts'

/** An original that a verification of the whole vault found otherwise than it came in. */
export interface UnsoundOriginal {
  sha256: string
  state: 'damaged' | 'missing'
}

/**
 * Enters it in the record and the chain of each document that it is the original of: a deletion for good takes that of one
 * and leaves what others need. `begunAt` names the verification. Inside a transaction.
 */
export function enterUnsound(vault: Vault, found: readonly UnsoundOriginal[], begunAt: string): void {
  for (const { sha256, state } of found) {
    const detail = { sha256, match: false, state, wholeVault: true, begunAt }
    for (const { id, caseId } of documentsOfBytes(vault, sha256)) {
      recordCustody(vault, id, 'verified', detail)
      vault.audit({ caseId, act: 'custody.verified', subject: id, after: detail })
    }
  }
}
