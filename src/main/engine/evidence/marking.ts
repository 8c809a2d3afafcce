import { and, eq } from 'drizzle-orm'
import type { DocumentSummary, EvidenceDocument, RelationKind } from '../../../shared/contract/evidence.ts'
import type { Marks } from '../../../shared/domain/mark.ts'
import { requireOpenCase } from '../cases/require.ts'
import { EngineError } from '../fault.ts'
import type { Vault } from '../vault/vault.ts'
import { getDocument, pickDocuments, requireDocument } from './documents.ts'
import { marksOfCase } from './relations.ts'
import { document, relation } from './table.ts'

/** Sets the marks given on each document, one entry a document in the trail. */
export function markDocuments(vault: Vault, documentIds: readonly string[], marks: Partial<Marks>): DocumentSummary[] {
  return vault.write(() => {
    const rows = documentIds.map((id) => requireDocument(vault, id))
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

/** Says what a document is to another one of the same case; null takes every such statement back. */
export function relateDocument(
  vault: Vault,
  documentId: string,
  related: { kind: RelationKind; of: string } | null,
): EvidenceDocument {
  return vault.write(() => {
    const { caseId } = requireDocument(vault, documentId)
    requireOpenCase(vault, caseId)
    const before = marksOfCase(vault, caseId).kinships.filter((kinship) => kinship.documentId === documentId)
    vault.db.delete(relation).where(eq(relation.documentId, documentId)).run()
    if (related) {
      if (requireDocument(vault, related.of).caseId !== caseId) throw new EngineError('RELATION_ACROSS_CASES')
      addRelation(vault, caseId, { documentId, kind: related.kind, ofDocument: related.of })
    }
    vault.audit({ caseId, act: 'document.related', subject: documentId, before, after: related })
    return getDocument(vault, documentId)
  })
}

/** Throws RELATION_IN_A_CIRCLE where the other document derives from this one. */
export function addRelation(vault: Vault, caseId: string, added: typeof relation.$inferInsert): void {
  const { documentId, ofDocument } = added
  if (documentId === ofDocument || marksOfCase(vault, caseId).sources(ofDocument).includes(documentId)) {
    throw new EngineError('RELATION_IN_A_CIRCLE')
  }
  const known = and(eq(relation.documentId, documentId), eq(relation.ofDocument, ofDocument))
  vault.db.delete(relation).where(known).run()
  vault.db.insert(relation).values(added).run()
}
