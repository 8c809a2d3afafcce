import { and, eq, isNull, or } from 'drizzle-orm'
import type { Vault } from '../vault/vault.ts'
import { importInput } from './table.ts'

/** Takes from the reports of imports what they say of a document: its path, its hash, the link to it. Inside a transaction. */
export function forgetDocument(vault: Vault, documentId: string, sha256: string): void {
  const unlinked = and(eq(importInput.sha256, sha256), isNull(importInput.documentId))
  vault.db
    .update(importInput)
    .set({ path: '', source: null, size: null, sha256: null, documentId: null })
    .where(or(eq(importInput.documentId, documentId), unlinked))
    .run()
}
