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

/** The text of every block of a document, in order: ¶ 1 is the first. */
export function textsOf(vault: Vault, documentId: string): string[] {
  return vault.sqlite
    .prepare<[string], string>('SELECT text FROM block WHERE document_id = ? ORDER BY ordinal')
    .pluck()
    .all(documentId)
}
