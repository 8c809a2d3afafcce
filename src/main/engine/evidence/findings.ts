import { asc, eq, getTableColumns } from 'drizzle-orm'
import { publicationDate, standing, type Finding } from '../../../shared/domain/article.ts'
import type { Vault } from '../vault/vault.ts'
import { finding } from './table.ts'

/** The columns that follow from the findings: what stands for each field. */
export function describedBy(findings: readonly Finding[]) {
  return {
    title: standing(findings, 'title')?.value ?? null,
    author: standing(findings, 'author')?.value ?? null,
    publisher: standing(findings, 'publisher')?.value ?? null,
    published: publicationDate(findings) ?? null,
  }
}

/** The findings of a document, best first. */
export function findingsOf(vault: Vault, documentId: string): Finding[] {
  const { documentId: ofDocument, position, ...columns } = getTableColumns(finding)
  return vault.db.select(columns).from(finding).where(eq(ofDocument, documentId)).orderBy(asc(position)).all()
}

/** Stores the findings of a document that has none, best first. Inside a transaction. */
export function storeFindings(vault: Vault, documentId: string, findings: readonly Finding[]): void {
  const rows = findings.map((found, position) => ({ documentId, position, ...found }))
  if (rows.length > 0) vault.db.insert(finding).values(rows).run()
}

/** How many different dates of publication a document gives, offered ones apart. */
export function countDates(vault: Vault, caseId: string): Map<string, number> {
  const rows = vault.sqlite
    .prepare(
      `SELECT document_id AS id, count(DISTINCT value) AS dates FROM finding
       JOIN document ON document.id = finding.document_id
       WHERE document.case_id = ? AND field = 'published' AND basis <> 'offered'
         AND role <> 'captured' GROUP BY document_id`,
    )
    .all(caseId) as { id: string; dates: number }[]
  return new Map(rows.map(({ id, dates }) => [id, dates]))
}
