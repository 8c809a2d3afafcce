import { recordCustody } from '../evidence/custody.ts'
import { requireDocument } from '../evidence/documents.ts'
import type { Vault } from '../vault/vault.ts'

/** The outcome of hashing a stored original; `at` is ISO 8601, UTC. */
export interface Verified {
  documentId: string
  sha256: string
  match: boolean
  state: 'sound' | 'damaged' | 'missing'
  at: string
}

/**
 * Hashes the stored originals now; the outcome stands in the record of each and in the trail, unless the vault is open for
 * reading only. What was hashed before the signal is aborted is entered. Throws DOCUMENT_NOT_FOUND before the first is read.
 */
export async function verifyOriginals(
  vault: Vault,
  documentIds: readonly string[],
  signal?: AbortSignal,
): Promise<Verified[]> {
  const documents = [...new Set(documentIds)].map((id) => requireDocument(vault, id))
  const verified: Verified[] = []
  for (const { id, caseId, sha256 } of documents) {
    signal?.throwIfAborted()
    const state = await vault.objects.check(sha256, signal)
    const match = state === 'sound'
    if (!vault.readOnly) {
      vault.write(() => {
        recordCustody(vault, id, 'verified', { sha256, match, state })
        vault.audit({ caseId, act: 'custody.verified', subject: id, after: { sha256, match, state } })
      })
    }
    verified.push({ documentId: id, sha256, match, state, at: new Date().toISOString() })
  }
  return verified
}
