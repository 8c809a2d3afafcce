import type { Vault } from '../vault/vault.ts'

export interface StretchText {
  /** Text of each block, from the first to the last. */
  texts: string[]
  /** Page of the first block; null where the format has none. */
  page: number | null
  /** The lowest confidence in percent of its blocks; null where none was recognised. */
  recognised: number | null
}

interface BlockRead {
  readonly text: string
  readonly page: number | null
  readonly recognised: number | null
}

/** Blocks that follow each other, in their order. */
export function stretchOf(blocks: readonly BlockRead[]): StretchText {
  const confidences = blocks.flatMap(({ recognised }) => recognised ?? [])
  return {
    texts: blocks.map(({ text }) => text),
    page: blocks[0]?.page ?? null,
    recognised: confidences.length === 0 ? null : Math.min(...confidences),
  }
}

/** Reads blocks of documents by their ¶, the last included. */
export function stretchReader(vault: Vault): (documentId: string, first: number, last: number) => StretchText {
  const select = vault.sqlite.prepare<[string, number, number], BlockRead>(
    'SELECT text, page, recognised FROM block WHERE document_id = ? AND ordinal BETWEEN ? AND ? ORDER BY ordinal',
  )
  return (documentId, first, last) => stretchOf(select.all(documentId, first, last))
}

/** A block of a document by its ¶. */
export interface Paragraph {
  readonly documentId: string
  readonly ordinal: number
}

/** Tells the pages of these blocks, all of which are read at once; null where the format has none. */
export function pagesOfBlocks(vault: Vault, places: readonly Paragraph[]): (place: Paragraph) => number | null {
  const key = ({ documentId, ordinal }: Paragraph) => `${documentId} ${ordinal}`
  const rows = vault.sqlite
    .prepare<[string], Paragraph & { readonly page: number | null }>(
      `SELECT document_id AS documentId, ordinal, page FROM json_each(?) AS asked
       CROSS JOIN block ON document_id = asked.value ->> 'documentId' AND ordinal = asked.value ->> 'ordinal'`,
    )
    .all(JSON.stringify(places))
  const pages = new Map(rows.map(({ page, ...place }) => [key(place), page]))
  return (place) => pages.get(key(place)) ?? null
}

/** The text of every block of a document, in order: ¶ 1 is the first. */
export function textsOf(vault: Vault, documentId: string): string[] {
  return vault.sqlite
    .prepare<[string], string>('SELECT text FROM block WHERE document_id = ? ORDER BY ordinal')
    .pluck()
    .all(documentId)
}
