import { asc, eq } from 'drizzle-orm'
import type { Note, Passage } from '../../../shared/contract/passages.ts'
import { quoteOf } from '../../../shared/domain/passage.ts'
import { requireDocument } from '../evidence/documents.ts'
import { stretchOf, stretchReader, type StretchText } from '../evidence/stretches.ts'
import type { Vault } from '../vault/vault.ts'
import type { PassageRow } from './marking.ts'
import { note, passage } from './table.ts'

/** Tells passages of their rows: page, confidence and what stands there now come from the text. */
export function passageTeller(vault: Vault): (row: PassageRow) => Passage {
  const read = stretchReader(vault)
  return ({ before: _before, after: _after, ...row }) => told(row, read(row.documentId, row.firstBlock, row.lastBlock))
}

function told(row: Omit<Passage, 'reads' | 'page' | 'recognised'>, { texts, page, recognised }: StretchText): Passage {
  const now = row.placed ? quoteOf(texts, row) : undefined
  return { ...row, page, recognised, reads: now === undefined || now === row.quote ? null : now }
}

/** By the passage's id; undefined for one that is not there. */
export function passageFinder(vault: Vault): (passageId: string) => Passage | undefined {
  const tell = passageTeller(vault)
  return (passageId) => {
    const row = vault.db.select().from(passage).where(eq(passage.id, passageId)).get()
    return row && tell(row)
  }
}

interface StoredPassage extends Omit<Passage, 'placed' | 'highlighted' | 'reads' | 'page' | 'recognised'> {
  placed: number
  highlighted: number
}

interface StoredBlock {
  passageId: string
  text: string
  page: number | null
  recognised: number | null
}

/** The same for the passages of a case, all of which are read at once. */
export function passagesOfCase(vault: Vault, caseId: string): (passageId: string) => Passage | undefined {
  const rows = vault.sqlite
    .prepare<[string], StoredPassage>(
      `SELECT passage.id, document_id AS documentId, passage.extraction_version AS extractionVersion,
         first_block AS firstBlock, from_offset AS "from", last_block AS lastBlock, to_offset AS "to", quote, placed,
         highlighted, made_at AS madeAt, made_by AS madeBy
       FROM passage JOIN document ON document.id = document_id WHERE case_id = ?`,
    )
    .all(caseId)
  const blocks = vault.sqlite
    .prepare<[string], StoredBlock>(
      `SELECT passage.id AS passageId, block.text, block.page, block.recognised
       FROM document CROSS JOIN passage ON passage.document_id = document.id
       JOIN block ON block.document_id = document.id AND ordinal BETWEEN first_block AND last_block
       WHERE case_id = ? ORDER BY passage.id, ordinal`,
    )
    .all(caseId)
  const blocksOf = Map.groupBy(blocks, ({ passageId }) => passageId)
  const rowOf = new Map(rows.map((row) => [row.id, row]))
  return (passageId) => {
    const row = rowOf.get(passageId)
    if (!row) return undefined
    const stands = blocksOf.get(passageId) ?? []
    return told({ ...row, placed: row.placed === 1, highlighted: row.highlighted === 1 }, stretchOf(stands))
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
