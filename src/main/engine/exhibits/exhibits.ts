import { and, asc, eq, inArray } from 'drizzle-orm'
import type { DocumentSummary } from '../../../shared/contract/evidence.ts'
import type { Exhibit } from '../../../shared/contract/exhibits.ts'
import { compareExhibitNumbers, formatExhibitNumber } from '../../../shared/domain/exhibit-number.ts'
import { requireOpenCase } from '../cases/require.ts'
import { listDocuments } from '../evidence/documents.ts'
import { EngineError } from '../fault.ts'
import type { Vault } from '../vault/vault.ts'
import { listSeries } from './series.ts'
import { exhibit, service } from './table.ts'

export type ExhibitRow = typeof exhibit.$inferSelect

/** The exhibits of a case in the order of its series and numbers, withdrawn ones included. */
export function listExhibits(vault: Vault, caseId: string): Exhibit[] {
  const rows = vault.db.select().from(exhibit).where(eq(exhibit.caseId, caseId)).all()
  const documents = new Map(listDocuments(vault, caseId).map((summary) => [summary.id, summary]))
  const ids = rows.map(({ id }) => id)
  const services = Map.groupBy(
    vault.db.select().from(service).where(inArray(service.exhibitId, ids)).orderBy(asc(service.on)).all(),
    ({ exhibitId }) => exhibitId,
  )
  const order = listSeries(vault, caseId).map(({ prefix }) => prefix)
  return rows
    .map((row): Exhibit => {
      const { id, series, number, correction, translation, state, withdrawnOn, documentId } = row
      return {
        id,
        caseId,
        number: { series, number, correction, translation },
        label: formatExhibitNumber(row),
        state,
        services: (services.get(id) ?? []).map(({ on, recipient, version }) => ({ on, recipient, version })),
        withdrawnOn,
        document: documents.get(documentId) as DocumentSummary,
      }
    })
    .sort((a, b) => compareExhibitNumbers(a.number, b.number, order))
}

/** The row of an exhibit that may be changed. Throws EXHIBIT_NOT_FOUND, CASE_ARCHIVED. */
export function requireExhibit(vault: Vault, exhibitId: string): ExhibitRow {
  const row = vault.db.select().from(exhibit).where(eq(exhibit.id, exhibitId)).get()
  if (!row) throw new EngineError('EXHIBIT_NOT_FOUND')
  requireOpenCase(vault, row.caseId)
  return row
}

/** Those of the case's exhibits that have these ids, in the order of their numbers. */
export function pickExhibits(vault: Vault, caseId: string, ids: readonly string[]): Exhibit[] {
  const wanted = new Set(ids)
  return listExhibits(vault, caseId).filter(({ id }) => wanted.has(id))
}

/** One exhibit of the case, as it is listed. Throws EXHIBIT_NOT_FOUND. */
export function getExhibit(vault: Vault, caseId: string, exhibitId: string): Exhibit {
  const found = listExhibits(vault, caseId).find(({ id }) => id === exhibitId)
  if (!found) throw new EngineError('EXHIBIT_NOT_FOUND')
  return found
}

/** An exhibit with its translations and corrections: all that has its number. */
export function familyOf(
  vault: Vault,
  { caseId, series, number }: Pick<ExhibitRow, 'caseId' | 'series' | 'number'>,
): ExhibitRow[] {
  const family = and(eq(exhibit.caseId, caseId), eq(exhibit.series, series), eq(exhibit.number, number))
  return vault.db.select().from(exhibit).where(family).all()
}
