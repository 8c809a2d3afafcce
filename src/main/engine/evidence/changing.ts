import { eq } from 'drizzle-orm'
import { changesOf } from '../audit/entries.ts'
import { requireOpenCase } from '../cases/require.ts'
import { EngineError } from '../fault.ts'
import type { Vault } from '../vault/vault.ts'
import { getDocument, requireDocument, type DocumentRow } from './documents.ts'
import { document } from './table.ts'

/** The row of a document that may be changed. Throws STALE where it has another revision than was read. */
export function requireCurrent(vault: Vault, documentId: string, revision: number): DocumentRow {
  const row = requireDocument(vault, documentId)
  requireOpenCase(vault, row.caseId)
  if (row.revision !== revision) {
    throw new EngineError('STALE', {
      current: getDocument(vault, documentId),
      ...changesOf(vault, row.caseId, documentId),
    })
  }
  return row
}

/** Writes the fields under the next revision. Inside a transaction. */
export function changeDocument(vault: Vault, row: DocumentRow, fields: Partial<DocumentRow>): void {
  vault.db
    .update(document)
    .set({ ...fields, revision: row.revision + 1 })
    .where(eq(document.id, row.id))
    .run()
}
