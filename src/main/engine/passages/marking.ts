import { and, eq } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import type { MarkedPassage } from '../../../shared/contract/passages.ts'
import { quoteOf, stretchInLink } from '../../../shared/domain/passage.ts'
import { requireOpenCase } from '../cases/require.ts'
import { requireDocument } from '../evidence/documents.ts'
import { textsOf } from '../evidence/stretches.ts'
import { isCited } from '../facts/cited.ts'
import { EngineError } from '../fault.ts'
import type { Vault } from '../vault/vault.ts'
import { contextOf } from './find-anew.ts'
import { note, passage } from './table.ts'

export type PassageRow = typeof passage.$inferSelect

/**
 * The passage of a stretch: the one that stands there already, else a new one, with the case of its document. Inside a
 * transaction. Throws DOCUMENT_NOT_FOUND, CASE_ARCHIVED, or PASSAGE_CHANGED where the text there is not what was marked.
 */
export function markPassage(vault: Vault, marked: MarkedPassage): { row: PassageRow; caseId: string } {
  const { documentId, quote, ...place } = marked
  const { caseId, extractionVersion } = requireDocument(vault, documentId)
  requireOpenCase(vault, caseId)
  const texts = textsOf(vault, documentId)
  if (quoteOf(texts.slice(place.firstBlock - 1, place.lastBlock), place) !== quote) {
    throw new EngineError('PASSAGE_CHANGED')
  }
  const known = vault.db.select().from(passage).where(standingAt(marked)).get()
  if (known) return { row: known, caseId }
  const row: PassageRow = {
    id: uuidv7(),
    documentId,
    extractionVersion,
    ...place,
    quote,
    ...contextOf(texts, place),
    placed: true,
    highlighted: false,
    madeAt: new Date().toISOString(),
    madeBy: vault.operator,
  }
  vault.db.insert(passage).values(row).run()
  return { row, caseId }
}

/** Passages that stand at the very place. */
export function standingAt({ documentId, firstBlock, from, lastBlock, to, quote }: MarkedPassage) {
  return and(
    eq(passage.documentId, documentId),
    eq(passage.placed, true),
    eq(passage.firstBlock, firstBlock),
    eq(passage.from, from),
    eq(passage.lastBlock, lastBlock),
    eq(passage.to, to),
    eq(passage.quote, quote),
  )
}

/** What the trail says of a stretch that was marked. */
export function enteredOf({ documentId, quote, ...place }: MarkedPassage) {
  return { documentId, passage: stretchInLink(place), quote }
}

/** The passage's row, in a case that may be changed. Throws PASSAGE_NOT_FOUND, CASE_ARCHIVED. */
export function requirePassage(vault: Vault, passageId: string): { row: PassageRow; caseId: string } {
  const row = vault.db.select().from(passage).where(eq(passage.id, passageId)).get()
  if (!row) throw new EngineError('PASSAGE_NOT_FOUND')
  const { caseId } = requireDocument(vault, row.documentId)
  requireOpenCase(vault, caseId)
  return { row, caseId }
}

/** Takes a passage away on which nothing hangs any more. Inside a transaction. */
export function releasePassage(vault: Vault, passageId: string): void {
  const row = vault.db.select().from(passage).where(eq(passage.id, passageId)).get()
  if (!row || row.highlighted || isCited(vault, passageId)) return
  const noted = vault.db.select({ id: note.id }).from(note).where(eq(note.passageId, passageId)).get()
  if (!noted) vault.db.delete(passage).where(eq(passage.id, passageId)).run()
}
