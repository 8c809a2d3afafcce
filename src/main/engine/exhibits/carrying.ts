import { asc, eq, inArray } from 'drizzle-orm'
import type { PackagedCase } from '../../../shared/contract/case-json.ts'
import { formatExhibitNumber, parseExhibitNumber, type ExhibitNumber } from '../../../shared/domain/exhibit-number.ts'
import { EngineError } from '../fault.ts'
import type { Vault } from '../vault/vault.ts'
import { exhibit, series, service } from './table.ts'

export type CarriedExhibit = PackagedCase['exhibits'][number]
type CarriedSeries = PackagedCase['series'][number]
type CarriedService = CarriedExhibit['services'][number]

/** The series that the case keeps; a case without exhibits may have none of its own. */
export function carrySeries(vault: Vault, caseId: string): CarriedSeries[] {
  const columns = { prefix: series.prefix, title: series.title, side: series.side, kind: series.kind }
  return vault.db.select(columns).from(series).where(eq(series.caseId, caseId)).orderBy(asc(series.position)).all()
}

export function carryExhibits(vault: Vault, caseId: string): CarriedExhibit[] {
  const rows = vault.db.select().from(exhibit).where(eq(exhibit.caseId, caseId)).orderBy(asc(exhibit.id)).all()
  const ofCase = vault.db.select({ id: exhibit.id }).from(exhibit).where(eq(exhibit.caseId, caseId))
  const services = Map.groupBy(
    vault.db.select().from(service).where(inArray(service.exhibitId, ofCase)).all(),
    ({ exhibitId }) => exhibitId,
  )
  return rows.map((row) => ({
    id: row.id,
    document: row.documentId,
    number: formatExhibitNumber(row),
    state: row.state,
    services: (services.get(row.id) ?? []).map(({ on, recipient, version }) => ({ on, recipient, version })),
    withdrawnOn: row.withdrawnOn,
  }))
}

/** Numbers that are never given again, since their document was deleted or stayed elsewhere. */
export function carryRetiredNumbers(vault: Vault, caseId: string): string[] {
  const rows = vault.sqlite
    .prepare<[string], { series: string; number: number; correction: number; translation: number }>(
      `SELECT series, number, correction, translation FROM retired_number WHERE case_id = ?
       ORDER BY series, number, correction, translation`,
    )
    .all(caseId)
  return rows.map((row) => formatExhibitNumber({ ...row, translation: row.translation === 1 }))
}

/** Inside a transaction; behind the series that the case has. */
export function receiveSeries(vault: Vault, caseId: string, row: CarriedSeries): void {
  const position = carrySeries(vault, caseId).length
  vault.db
    .insert(series)
    .values({ ...row, caseId, position })
    .run()
}

/** Inside a transaction, after the document and the series. A number that was retired only for want of it is it again. */
export function receiveExhibit(vault: Vault, caseId: string, carried: CarriedExhibit): void {
  const { id, document, number, state, services, withdrawnOn } = carried
  const parts = partsOf(number)
  vault.db
    .insert(exhibit)
    .values({ ...parts, id, caseId, documentId: document, state, withdrawnOn })
    .run()
  vault.sqlite
    .prepare(
      'DELETE FROM retired_number WHERE case_id = ? AND series = ? AND number = ? AND correction = ? AND translation = ?',
    )
    .run(caseId, parts.series, parts.number, parts.correction, parts.translation ? 1 : 0)
  for (const served of services) receiveService(vault, id, served)
}

/** Inside a transaction. */
export function receiveService(vault: Vault, exhibitId: string, served: CarriedService): void {
  vault.db
    .insert(service)
    .values({ ...served, exhibitId })
    .run()
}

/** Inside a transaction. */
export function retireNumber(vault: Vault, caseId: string, label: string): void {
  const { series: prefix, number, correction, translation } = partsOf(label)
  vault.sqlite
    .prepare('INSERT OR IGNORE INTO retired_number VALUES (?, ?, ?, ?, ?)')
    .run(caseId, prefix, number, correction, translation ? 1 : 0)
}

/** Changes what exhibits are, as another vault has them; their numbers are to be free then. Inside a transaction. */
export function changeExhibits(vault: Vault, changed: ReadonlyMap<string, Partial<CarriedExhibit>>): void {
  const aside = vault.sqlite.prepare<[string]>('UPDATE exhibit SET number = -rowid WHERE id = ?')
  for (const [id, { number }] of changed) if (number !== undefined) aside.run(id)
  for (const [id, { number, state, withdrawnOn }] of changed) {
    vault.db
      .update(exhibit)
      .set({
        ...(number === undefined ? {} : partsOf(number)),
        ...(state === undefined ? {} : { state }),
        ...(withdrawnOn === undefined ? {} : { withdrawnOn }),
      })
      .where(eq(exhibit.id, id))
      .run()
  }
}

function partsOf(label: string): ExhibitNumber {
  const number = parseExhibitNumber(label)
  if (!number) throw new EngineError('UNEXPECTED')
  return number
}
