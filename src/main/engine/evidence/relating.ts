import { and, eq } from 'drizzle-orm'
import { type DeclaredRelation, type EvidenceDocument, TranslationNote } from '../../../shared/contract/evidence.ts'
import { EngineError } from '../fault.ts'
import type { Vault } from '../vault/vault.ts'
import { changeDocument, requireCurrent } from './changing.ts'
import { getDocument, requireDocument } from './documents.ts'
import { derivesFrom } from './marks-of-case.ts'
import { relation } from './table.ts'

/**
 * Declares what a document is to another one of the same case; null takes the declaration back. What a mail itself says
 * of its attachments stays, and with it the marks that they inherit. Throws STALE.
 */
export function relateDocument(
  vault: Vault,
  documentId: string,
  revision: number,
  related: DeclaredRelation | null,
): EvidenceDocument {
  return vault.write(() => {
    const row = requireCurrent(vault, documentId, revision)
    const { caseId } = row
    const declared = and(eq(relation.documentId, documentId), eq(relation.declared, true))
    const before = vault.db.select().from(relation).where(declared).all()
    vault.db.delete(relation).where(declared).run()
    if (related) {
      if (requireDocument(vault, related.of).caseId !== caseId) throw new EngineError('RELATION_ACROSS_CASES')
      const { of: ofDocument, ...said } = withItsNote(related)
      addRelation(vault, { ...said, documentId, ofDocument, declared: true })
    }
    changeDocument(vault, row, {})
    vault.audit({
      caseId,
      act: 'document.related',
      subject: documentId,
      before,
      after: related && withItsNote(related),
    })
    return getDocument(vault, documentId)
  })
}

/** The relation with what is said of a translation, where it is one. */
function withItsNote({ kind, of, ...note }: DeclaredRelation): DeclaredRelation {
  return kind === 'translation' ? { kind, of, ...note } : { kind, of, ...TranslationNote.parse({}) }
}

/**
 * Throws RELATION_IN_A_CIRCLE where the other document derives from this one. What the mail itself says of the pair
 * stands before what is declared.
 */
export function addRelation(vault: Vault, added: typeof relation.$inferInsert): void {
  const { documentId, ofDocument } = added
  if (derivesFrom(vault, ofDocument, documentId)) throw new EngineError('RELATION_IN_A_CIRCLE')
  vault.db.insert(relation).values(added).onConflictDoNothing().run()
}
