import { eq } from 'drizzle-orm'
import type { DocumentSummary } from '../../../shared/contract/evidence.ts'
import { changesOf } from '../audit/entries.ts'
import { requireOpenCase } from '../cases/require.ts'
import { EngineError } from '../fault.ts'
import type { Vault } from '../vault/vault.ts'
import { type DocumentRow, getDocument, pickDocuments, requireDocument } from './documents.ts'
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

/** The rows of documents that may be changed. Throws STALE where one has another revision than was seen. */
export function requireAll(
  vault: Vault,
  documentIds: readonly string[],
  seen: Readonly<Record<string, number>> = {},
): DocumentRow[] {
  const rows = [...new Set(documentIds)].map((id) => requireDocument(vault, id))
  const changed = rows.find(({ id, revision }) => seen[id] !== undefined && seen[id] !== revision)
  if (changed) {
    const current = pickAll(
      vault,
      rows.filter(({ caseId }) => caseId === changed.caseId),
    )
    throw new EngineError('STALE', { current, ...changesOf(vault, changed.caseId, changed.id) })
  }
  for (const caseId of new Set(rows.map((row) => row.caseId))) requireOpenCase(vault, caseId)
  return rows
}

/** These documents as they are listed now. */
export function pickAll(vault: Vault, rows: readonly Pick<DocumentRow, 'id' | 'caseId'>[]): DocumentSummary[] {
  const byCase = Map.groupBy(rows, ({ caseId }) => caseId)
  return [...byCase].flatMap(([caseId, some]) =>
    pickDocuments(
      vault,
      caseId,
      some.map(({ id }) => id),
    ),
  )
}
