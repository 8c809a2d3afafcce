import { and, asc, eq } from 'drizzle-orm'
import type { RecognisedPage } from '../../../shared/contract/recognition.ts'
import type { RecognisedLine, RecognisedWord } from '../../../shared/domain/recognition.ts'
import type { Vault } from '../vault/vault.ts'
import { recognisedPage } from './table.ts'

/** What was recognised on a page (from 1), its lines in reading order. */
export type PageOfLines = typeof recognisedPage.$inferSelect

/** Keeps what was recognised on a page in the place of what was there. Inside a transaction. */
export function keepPage(vault: Vault, page: PageOfLines): void {
  const { documentId, page: number } = recognisedPage
  vault.db
    .insert(recognisedPage)
    .values(page)
    .onConflictDoUpdate({ target: [documentId, number], set: page })
    .run()
}

/** The recognised pages of a document, without their text. */
export function recognisedPages(vault: Vault, documentId: string): RecognisedPage[] {
  const { page, confidence, languages, engine, at } = recognisedPage
  return vault.db
    .select({ page, confidence, languages, engine, at })
    .from(recognisedPage)
    .where(eq(recognisedPage.documentId, documentId))
    .orderBy(asc(page))
    .all()
}

/** The same with their lines. */
export function pagesOfLines(vault: Vault, documentId: string): PageOfLines[] {
  const { documentId: ofDocument, page } = recognisedPage
  return vault.db.select().from(recognisedPage).where(eq(ofDocument, documentId)).orderBy(asc(page)).all()
}

/** The words recognised on a page (from 1) in reading order; undefined where it was not recognised. */
export function recognisedWords(vault: Vault, documentId: string, page: number): RecognisedWord[] | undefined {
  const these = and(eq(recognisedPage.documentId, documentId), eq(recognisedPage.page, page))
  const found = vault.db.select({ lines: recognisedPage.lines }).from(recognisedPage).where(these).get()
  return found?.lines.flatMap(({ words }: RecognisedLine) => words)
}

/** The mean confidence, in percent, of the recognised pages that hold text, by document. */
export function confidences(vault: Vault, caseId: string): Map<string, number> {
  const rows = vault.sqlite
    .prepare<[string], { id: string; confidence: number }>(
      `SELECT document_id AS id, CAST(round(avg(confidence)) AS INTEGER) AS confidence FROM recognised_page
       WHERE document_id IN (SELECT id FROM document WHERE case_id = ?) AND confidence > 0 GROUP BY document_id`,
    )
    .all(caseId)
  return new Map(rows.map(({ id, confidence }) => [id, confidence]))
}
