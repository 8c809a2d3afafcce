import { asc, eq } from 'drizzle-orm'
import type { Note, Passage } from '../../../shared/contract/passages.ts'
import { quoteOf } from '../../../shared/domain/passage.ts'
import { requireDocument } from '../evidence/documents.ts'
import { stretchReader } from '../evidence/stretches.ts'
import type { Vault } from '../vault/vault.ts'
import type { PassageRow } from './marking.ts'
import { note, passage } from './table.ts'

/** Tells passages of their rows: page, confidence and what stands there now come from the text. */
export function passageTeller(vault: Vault): (row: PassageRow) => Passage {
  const read = stretchReader(vault)
  return ({ before: _before, after: _after, ...row }) => {
    const { texts, page, recognised } = read(row.documentId, row.firstBlock, row.lastBlock)
    const now = row.placed ? quoteOf(texts, row) : undefined
    return { ...row, page, recognised, reads: now === undefined || now === row.quote ? null : now }
  }
}

/** By the passage's id; undefined for one that is not there. */
export function passageFinder(vault: Vault): (passageId: string) => Passage | undefined {
  const tell = passageTeller(vault)
  return (passageId) => {
    const row = vault.db.select().from(passage).where(eq(passage.id, passageId)).get()
    return row && tell(row)
  }
}

/** Passages in the order of the text, those that were not found again last; notes in the order of their making. */
export function passagesOfDocument(vault: Vault, documentId: string): { passages: Passage[]; notes: Note[] } {
  requireDocument(vault, documentId)
  const rows = vault.db.select().from(passage).where(eq(passage.documentId, documentId)).all()
  const inOrder = rows.sort(
    (a, b) =>
      Number(b.placed) - Number(a.placed) ||
      a.firstBlock - b.firstBlock ||
      a.from - b.from ||
      a.lastBlock - b.lastBlock ||
      a.to - b.to,
  )
  const notes = vault.db.select().from(note).where(eq(note.documentId, documentId)).orderBy(asc(note.id)).all()
  return { passages: inOrder.map(passageTeller(vault)), notes }
}
