import { and, asc, eq, getTableColumns, isNotNull, isNull } from 'drizzle-orm'
import { type Draft, number } from '../extraction/draft.ts'
import { firstSentence } from '../extraction/sentences.ts'
import type { Reanchored } from '../passages/reanchoring.ts'
import { withRecognised } from '../recognition/paragraphs.ts'
import type { Vault } from '../vault/vault.ts'
import { replaceBlocks } from './blocks.ts'
import { hasPages, requireDocument } from './documents.ts'
import { block, document } from './table.ts'

/** The documents of a case that can be shown as pages, with how many they have. */
export function pagedDocuments(vault: Vault, caseId: string): { id: string; pages: number }[] {
  const { id, format, readable, pages } = document
  return vault.db
    .select({ id, format, readable, pages })
    .from(document)
    .where(and(eq(document.caseId, caseId), isNotNull(pages)))
    .orderBy(asc(id))
    .all()
    .flatMap((row) => (hasPages(row) && row.pages !== null ? [{ id: row.id, pages: row.pages }] : []))
}

const writtenIn = (documentId: string) => and(eq(block.documentId, documentId), isNull(block.recognised))

/** The pages (from 1) of which the file itself holds text. */
export function writtenPages(vault: Vault, documentId: string): Set<number> {
  const rows = vault.db.selectDistinct({ page: block.page }).from(block).where(writtenIn(documentId)).all()
  return new Set(rows.map(({ page }) => page).filter((page) => page !== null))
}

/**
 * Puts the text of a document's recognised pages between what the file itself holds, in the place of what was recognised
 * before. Inside a transaction.
 */
export function putRecognised(
  vault: Vault,
  documentId: string,
  { recognised, language }: { recognised: readonly Draft[]; language: string | null },
): Reanchored {
  const row = requireDocument(vault, documentId)
  const { id: _row, documentId: _document, ordinal: _ordinal, ...columns } = getTableColumns(block)
  const written = vault.db.select(columns).from(block).where(writtenIn(documentId)).orderBy(asc(block.ordinal)).all()
  const drafts = withRecognised(
    written.map((own) => ({ ...own, alone: true, level: 0 })),
    recognised,
  )
  if (drafts.length === 0 && row.blocks === 0) return { moved: 0, lost: 0 }
  vault.db
    .update(document)
    .set({
      readable: drafts.length > 0 ? 'text' : 'pages',
      language: row.language ?? language,
      firstSentence: firstSentence(drafts),
    })
    .where(eq(document.id, documentId))
    .run()
  return replaceBlocks(vault, documentId, number(drafts))
}
