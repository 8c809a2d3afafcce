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

interface PassageOnBlock extends Omit<Passage, 'placed' | 'highlighted' | 'reads'> {
  placed: number
  highlighted: number
  /** Of one of its blocks; null where the document has none of that number. */
  text: string | null
  ordinal: number | null
}

/** The passages that are named, all read at once, by id. */
export function passagesByIds(vault: Vault, ids: readonly string[]): ReadonlyMap<string, Passage> {
  const rows = vault.sqlite
    .prepare<[string], PassageOnBlock>(
      `SELECT passage.id, passage.document_id AS documentId, passage.extraction_version AS extractionVersion,
         first_block AS firstBlock, from_offset AS "from", last_block AS lastBlock, to_offset AS "to", quote, placed,
         highlighted, made_at AS madeAt, made_by AS madeBy, ordinal, block.text, block.page, block.recognised
       FROM json_each(?) AS named CROSS JOIN passage ON passage.id = named.value
       LEFT JOIN block ON block.document_id = passage.document_id AND ordinal BETWEEN first_block AND last_block`,
    )
    .all(JSON.stringify(ids))
  return new Map([...Map.groupBy(rows, ({ id }) => id)].map(([id, blocks]) => [id, onBlocks(blocks)]))
}

function onBlocks(blocks: PassageOnBlock[]): Passage {
  const inOrder = blocks.sort((a, b) => (a.ordinal ?? 0) - (b.ordinal ?? 0))
  const { text: _text, ordinal: _ordinal, ...row } = inOrder[0] as PassageOnBlock
  const stretch = stretchOf(
    inOrder.flatMap(({ text, page, recognised }) => (text === null ? [] : { text, page, recognised })),
  )
  return told({ ...row, placed: row.placed === 1, highlighted: row.highlighted === 1 }, stretch)
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
