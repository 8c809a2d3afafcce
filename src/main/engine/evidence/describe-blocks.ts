import { exhibitLabels } from '../exhibits/labels.ts'
import { caseReferences } from '../cases/require.ts'
import type { BlockPlace } from '../search/find-blocks.ts'
import type { BlockDescription } from '../search/evidence.ts'
import type { Vault } from '../vault/vault.ts'
import { listedAs, type DocumentRow } from './documents.ts'

type Row = Pick<
  DocumentRow,
  'caseId' | 'title' | 'firstSentence' | 'fileName' | 'author' | 'publisher' | 'published' | 'format'
> & {
  page: number | null
  text: string | null
  recognised: number | null
  language: string | null
}

/** What search shows of a block: its text, and how its document is listed. Ordinal 0 is the document's title. */
export function describeBlocks(vault: Vault, places: readonly BlockPlace[]): (BlockDescription | undefined)[] {
  const statement = vault.sqlite.prepare<[number, string], Row>(
    `SELECT case_id AS caseId, title, first_sentence AS firstSentence, file_name AS fileName, author, publisher, published, format,
            page, text, recognised, block.language AS language
     FROM document LEFT JOIN block ON block.document_id = document.id AND block.ordinal = ?
     WHERE document.id = ?`,
  )
  const references = caseReferences(vault)
  const labels = new Map<string, Map<string, string>>()
  return places.map(({ documentId, ordinal }) => {
    const row = statement.get(ordinal, documentId)
    // A document that was asked for by its own qualities may have no title.
    const text = ordinal === 0 ? row && listedAs(row) : row?.text
    if (!row || text == null) return undefined
    const ofCase = labels.get(row.caseId) ?? exhibitLabels(vault, row.caseId)
    labels.set(row.caseId, ofCase)
    return {
      caseId: row.caseId,
      caseReference: references.get(row.caseId) ?? '',
      listedAs: listedAs(row),
      author: row.author,
      publisher: row.publisher,
      format: row.format,
      published: row.published,
      exhibit: ofCase.get(documentId) ?? null,
      page: row.page,
      recognised: row.recognised,
      language: row.language,
      text,
    }
  })
}
