import type { Vault } from '../vault/vault.ts'

interface StretchText {
  /** Text of each block, from the first to the last. */
  texts: string[]
  /** Page of the first block; null where the format has none. */
  page: number | null
  /** The lowest confidence in percent of its blocks; null where none was recognised. */
  recognised: number | null
}

/** Reads blocks of documents by their ¶, the last included. */
export function stretchReader(vault: Vault): (documentId: string, first: number, last: number) => StretchText {
  const select = vault.sqlite.prepare<
    [string, number, number],
    { text: string; page: number | null; recognised: number | null }
  >('SELECT text, page, recognised FROM block WHERE document_id = ? AND ordinal BETWEEN ? AND ? ORDER BY ordinal')
  return (documentId, first, last) => {
    const rows = select.all(documentId, first, last)
    const confidences = rows.flatMap(({ recognised }) => recognised ?? [])
    return {
      texts: rows.map(({ text }) => text),
      page: rows[0]?.page ?? null,
      recognised: confidences.length === 0 ? null : Math.min(...confidences),
    }
  }
}

/** The text of every block of a document, in order: ¶ 1 is the first. */
export function textsOf(vault: Vault, documentId: string): string[] {
  return vault.sqlite
    .prepare<[string], string>('SELECT text FROM block WHERE document_id = ? ORDER BY ordinal')
    .pluck()
    .all(documentId)
}
