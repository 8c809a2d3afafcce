import { and, eq, ne } from 'drizzle-orm'
import { formatExhibitNumber } from '../../../shared/domain/exhibit-number.ts'
import type { Vault } from '../vault/vault.ts'
import { exhibit } from './table.ts'

/** The number under which each document of the case is exhibited; withdrawn exhibits give none. */
export function exhibitLabels(vault: Vault, caseId: string): Map<string, string> {
  const standing = and(eq(exhibit.caseId, caseId), ne(exhibit.state, 'withdrawn'))
  const rows = vault.db.select().from(exhibit).where(standing).all()
  return new Map(rows.map((row) => [row.documentId, formatExhibitNumber(row)]))
}

/** The number of an exhibit by its id, as C-5; undefined where it is not there. */
export function exhibitLabel(vault: Vault, exhibitId: string): string | undefined {
  const row = vault.db.select().from(exhibit).where(eq(exhibit.id, exhibitId)).get()
  return row && formatExhibitNumber(row)
}

/** The exhibits that a document is, withdrawn ones included. */
export function exhibitsOfDocument(vault: Vault, documentId: string): (typeof exhibit.$inferSelect)[] {
  return vault.db.select().from(exhibit).where(eq(exhibit.documentId, documentId)).all()
}

/** Exhibits a case, withdrawn ones apart. */
export function countExhibits(vault: Vault): Map<string, number> {
  const rows = vault.sqlite
    .prepare("SELECT case_id AS caseId, count(*) AS exhibits FROM exhibit WHERE state <> 'withdrawn' GROUP BY case_id")
    .all() as { caseId: string; exhibits: number }[]
  return new Map(rows.map(({ caseId, exhibits }) => [caseId, exhibits]))
}
