import { eq } from 'drizzle-orm'
import type { RedactionLog } from '../../../shared/contract/redaction.ts'
import { requireDocument } from '../evidence/documents.ts'
import type { Vault } from '../vault/vault.ts'
import { redaction } from './table.ts'

/** How a redacted copy was made; null for any other document. Throws DOCUMENT_NOT_FOUND. */
export function logOf(vault: Vault, documentId: string): RedactionLog | null {
  const { id } = requireDocument(vault, documentId)
  const row = vault.db.select().from(redaction).where(eq(redaction.copyId, id)).get()
  if (!row) return null
  const { copyId: _copy, ...log } = row
  return log
}

/** Inside a transaction, after both documents. */
export function keepLog(vault: Vault, copyId: string, log: RedactionLog): void {
  vault.db
    .insert(redaction)
    .values({ copyId, ...log })
    .onConflictDoUpdate({ target: redaction.copyId, set: log })
    .run()
}
