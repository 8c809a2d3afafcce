import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Exhibit } from '../../../shared/contract/exhibits.ts'
import { formatExhibitNumber } from '../../../shared/domain/exhibit-number.ts'
import { assignNumbers } from '../../../shared/domain/exhibit-order.ts'
import { requireOpenCase } from '../cases/require.ts'
import { EngineError } from '../fault.ts'
import type { Vault } from '../vault/vault.ts'
import { familyOf, listExhibits, requireExhibit, type ExhibitRow } from './exhibits.ts'
import { retiredNumbers } from './retiring.ts'
import { exhibit } from './table.ts'

/** Puts the drafts of a series into a new order. Throws EXHIBITS_CHANGED where they are not these any more. */
export function reorderDrafts(vault: Vault, caseId: string, series: string, order: readonly string[]): Exhibit[] {
  return vault.write(() => {
    requireOpenCase(vault, caseId)
    const before = draftsOf(vault, caseId, series)
    if (before.length !== order.length || !before.every((id) => order.includes(id))) {
      throw new EngineError('EXHIBITS_CHANGED')
    }
    renumber(vault, caseId, series, order)
    vault.audit({ caseId, act: 'exhibit.reordered', subject: caseId, before, after: order })
    return listExhibits(vault, caseId)
  })
}

/**
 * Takes the number back from a draft and from the drafts that translate or correct it; the drafts after it move up.
 * Throws EXHIBIT_SERVED where it or one of them has been served.
 */
export function removeDraft(vault: Vault, exhibitId: string): void {
  vault.write(() => {
    const row = requireExhibit(vault, exhibitId)
    if (row.state !== 'draft') throw new EngineError('EXHIBIT_SERVED', { label: formatExhibitNumber(row) })
    const leading = row.correction === 1 && !row.translation
    const family = leading ? familyOf(vault, row) : [row]
    const standing = family.find(({ state }) => state !== 'draft')
    if (standing) throw new EngineError('EXHIBIT_SERVED', { label: formatExhibitNumber(standing) })
    for (const removed of family) {
      vault.db.delete(exhibit).where(eq(exhibit.id, removed.id)).run()
      vault.audit({ caseId: row.caseId, act: 'exhibit.removed', subject: removed.id, before: removed })
    }
    renumber(vault, row.caseId, row.series, draftsOf(vault, row.caseId, row.series))
  })
}

/**
 * Drafts of a series in their order, which take part in numbering: translations and corrections follow the exhibit they
 * belong to, and a draft that was corrected or translated by a served one keeps its number with it.
 */
export function draftsOf(vault: Vault, caseId: string, series: string): string[] {
  const rows = principals(vault, caseId, series)
  const fixed = new Set(fixedNumbers(vault, caseId, series))
  return rows.filter(({ number }) => !fixed.has(number)).map(({ id }) => id)
}

function principals(vault: Vault, caseId: string, series: string): ExhibitRow[] {
  const ofSeries = and(eq(exhibit.caseId, caseId), eq(exhibit.series, series))
  const principal = and(ofSeries, eq(exhibit.correction, 1), eq(exhibit.translation, false))
  return vault.db.select().from(exhibit).where(principal).orderBy(asc(exhibit.number)).all()
}

/** Numbers of the series under which something was ever served, or that were retired. */
export function fixedNumbers(vault: Vault, caseId: string, series: string): number[] {
  const ofSeries = and(eq(exhibit.caseId, caseId), eq(exhibit.series, series))
  const served = and(ofSeries, inArray(exhibit.state, ['served', 'withdrawn']))
  const once = vault.db.selectDistinct({ number: exhibit.number }).from(exhibit).where(served).all()
  return [...once, ...retiredNumbers(vault, caseId, series)].map(({ number }) => number)
}

/** Gives the drafts their numbers, with their translations and corrections; first out of the way of each other. */
function renumber(vault: Vault, caseId: string, series: string, drafts: readonly string[]): void {
  const numbers = assignNumbers(fixedNumbers(vault, caseId, series), drafts)
  const current = new Map(principals(vault, caseId, series).map(({ id, number }) => [id, number]))
  const moves = drafts.map((id) => ({ from: current.get(id)!, to: numbers.get(id)! }))
  const move = vault.sqlite.prepare('UPDATE exhibit SET number = ? WHERE case_id = ? AND series = ? AND number = ?')
  for (const { from } of moves) move.run(-from, caseId, series, from)
  for (const { from, to } of moves) move.run(to, caseId, series, -from)
}
