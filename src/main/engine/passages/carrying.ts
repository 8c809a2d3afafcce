import { and, asc, eq } from 'drizzle-orm'
import type { CarriedMark, PackagedCase } from '../../../shared/contract/case-json.ts'
import { listDocuments, requireDocument } from '../evidence/documents.ts'
import { textsOf } from '../evidence/stretches.ts'
import type { Vault } from '../vault/vault.ts'
import { finderIn } from './find-anew.ts'
import { enteredOf, type PassageRow, standingAt } from './marking.ts'
import { note, passage } from './table.ts'

type CarriedHighlight = PackagedCase['highlights'][number]
type CarriedNote = PackagedCase['marginNotes'][number]

/** A passage as it travels in what hangs on it. */
export function carryMark(vault: Vault, passageId: string): CarriedMark {
  const row = vault.db.select().from(passage).where(eq(passage.id, passageId)).get()
  if (!row) throw new Error('there is no such passage')
  return markOf(row)
}

function markOf({ documentId, highlighted: _h, ...row }: PassageRow): CarriedMark {
  return { document: documentId, ...row }
}

/** The highlights of a case, document by document, in the order in which they were made. */
export function carryHighlights(vault: Vault, caseId: string): CarriedHighlight[] {
  return listDocuments(vault, caseId).flatMap(({ id }) =>
    vault.db
      .select()
      .from(passage)
      .where(and(eq(passage.documentId, id), eq(passage.highlighted, true)))
      .orderBy(asc(passage.id))
      .all()
      .map((row) => ({ mark: markOf(row) })),
  )
}

export function carryNotes(vault: Vault, caseId: string): CarriedNote[] {
  return listDocuments(vault, caseId).flatMap(({ id }) =>
    vault.db
      .select()
      .from(note)
      .where(eq(note.documentId, id))
      .orderBy(asc(note.id))
      .all()
      .map(({ documentId, passageId, ...row }) => ({
        ...row,
        document: documentId,
        mark: passageId === null ? null : carryMark(vault, passageId),
      })),
  )
}

/**
 * The passage that a mark is here: the one with its id, else the one at the same place, else a new one. It is looked for
 * in the text where the mark does not stand there as it says. Inside a transaction, after its document.
 */
export function receiveMark(vault: Vault, { document: documentId, ...mark }: CarriedMark): PassageRow {
  const known = vault.db.select().from(passage).where(eq(passage.id, mark.id)).get()
  if (known) return known
  const { extractionVersion } = requireDocument(vault, documentId)
  const found = finderIn(textsOf(vault, documentId))(mark)
  const placed = found !== undefined
  const row: PassageRow = { ...mark, ...found, documentId, placed, highlighted: false }
  const standing = placed && vault.db.select().from(passage).where(standingAt(row)).get()
  if (standing) return standing
  vault.db
    .insert(passage)
    .values(placed ? { ...row, extractionVersion } : row)
    .run()
  return row
}

/** Answers what the trail is to say of it. Inside a transaction, after its document. */
export function receiveHighlight(vault: Vault, { mark }: CarriedHighlight) {
  const row = receiveMark(vault, mark)
  vault.db.update(passage).set({ highlighted: true }).where(eq(passage.id, row.id)).run()
  return { id: row.id, entered: enteredOf(row) }
}

/** Inside a transaction, after its document. */
export function receiveNote(vault: Vault, { document: documentId, mark, ...row }: CarriedNote) {
  const made = mark && receiveMark(vault, mark)
  vault.db
    .insert(note)
    .values({ ...row, documentId, passageId: made?.id ?? null })
    .run()
  return { documentId, ...(made && enteredOf(made)), text: row.text }
}
