import { and, eq } from 'drizzle-orm'
import type { DocumentSummary, EvidenceDocument, RelationKind } from '../../../shared/contract/evidence.ts'
import type { Marks } from '../../../shared/domain/mark.ts'
import { changesOf } from '../audit/entries.ts'
import { requireOpenCase } from '../cases/require.ts'
import { EngineError } from '../fault.ts'
import type { Vault } from '../vault/vault.ts'
import { requireCurrent } from './describing.ts'
import { getDocument, pickDocuments, requireDocument, type DocumentRow } from './documents.ts'
import { marksOfCase } from './relations.ts'
import { document, relation } from './table.ts'

/**
 * Sets the marks given on each document, one entry a document in the trail. Throws STALE, and marks none, where one has
 * another revision than was seen.
 */
export function markDocuments(
  vault: Vault,
  documentIds: readonly string[],
  marks: Partial<Marks>,
  seen: Readonly<Record<string, number>> = {},
): DocumentSummary[] {
  return vault.write(() => {
    const rows = documentIds.map((id) => requireDocument(vault, id))
    refuseStale(vault, rows, seen)
    for (const row of rows) {
      requireOpenCase(vault, row.caseId)
      const changed = Object.fromEntries(
        Object.entries(marks).filter(([mark, value]) => row[mark as keyof Marks] !== value),
      )
      if (Object.keys(changed).length === 0) continue
      const before = Object.fromEntries(Object.keys(changed).map((mark) => [mark, row[mark as keyof Marks]]))
      vault.db
        .update(document)
        .set({ ...changed, revision: row.revision + 1 })
        .where(eq(document.id, row.id))
        .run()
      vault.audit({ caseId: row.caseId, act: 'document.marked', subject: row.id, before, after: changed })
    }
    const byCase = Map.groupBy(rows, ({ caseId }) => caseId)
    return [...byCase].flatMap(([caseId, some]) =>
      pickDocuments(
        vault,
        caseId,
        some.map(({ id }) => id),
      ),
    )
  })
}

function refuseStale(vault: Vault, rows: readonly DocumentRow[], seen: Readonly<Record<string, number>>): void {
  const changed = rows.find(({ id, revision }) => seen[id] !== undefined && seen[id] !== revision)
  if (!changed) return
  const ids = rows.filter(({ caseId }) => caseId === changed.caseId).map(({ id }) => id)
  const current = pickDocuments(vault, changed.caseId, ids)
  throw new EngineError('STALE', { current, ...changesOf(vault, changed.caseId, changed.id) })
}

/**
 * Declares what a document is to another one of the same case; null takes the declaration back. What a mail itself says
 * of its attachments stays, and with it the marks that they inherit. Throws STALE.
 */
export function relateDocument(
  vault: Vault,
  documentId: string,
  revision: number,
  related: { kind: RelationKind; of: string } | null,
): EvidenceDocument {
  return vault.write(() => {
    const { caseId } = requireCurrent(vault, documentId, revision)
    const declared = and(eq(relation.documentId, documentId), eq(relation.declared, true))
    const before = vault.db.select().from(relation).where(declared).all()
    vault.db.delete(relation).where(declared).run()
    if (related) {
      if (requireDocument(vault, related.of).caseId !== caseId) throw new EngineError('RELATION_ACROSS_CASES')
      addRelation(vault, caseId, { documentId, kind: related.kind, ofDocument: related.of, declared: true })
    }
    vault.db
      .update(document)
      .set({ revision: revision + 1 })
      .where(eq(document.id, documentId))
      .run()
    vault.audit({ caseId, act: 'document.related', subject: documentId, before, after: related })
    return getDocument(vault, documentId)
  })
}

/**
 * Throws RELATION_IN_A_CIRCLE where the other document derives from this one. What the mail itself says of the pair
 * stands before what is declared.
 */
export function addRelation(vault: Vault, caseId: string, added: typeof relation.$inferInsert): void {
  const { documentId, ofDocument } = added
  if (documentId === ofDocument || marksOfCase(vault, caseId).sources(ofDocument).includes(documentId)) {
    throw new EngineError('RELATION_IN_A_CIRCLE')
  }
  vault.db.insert(relation).values(added).onConflictDoNothing().run()
}
