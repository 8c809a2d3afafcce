import { eq } from 'drizzle-orm'
import type { Row, RowChange } from '../vault/row-changes.ts'
import type { Vault } from '../vault/vault.ts'
import { fixedNumbers } from './drafts.ts'
import type { ExhibitRow } from './exhibits.ts'
import { retiredNumbers } from './retiring.ts'
import { exhibit } from './table.ts'

/**
 * Whether numbers that were given, moved or taken back may be so again: none of them was served or retired. The number
 * of a translation or a correction may be, where it is that of its original.
 */
export function areInHouse(vault: Vault, changes: readonly RowChange[]): boolean {
  return changes.every(({ key, before, after }) => {
    const row = standing(vault, String(key['id'])) ?? fromColumns(after ?? before ?? {})
    const numbers = [before, after].flatMap((one) => (one && 'number' in one ? [Number(one['number'])] : []))
    const { caseId, series, correction, translation } = row
    if (correction === 1 && !translation) {
      const fixed = fixedNumbers(vault, caseId, series)
      return !numbers.some((number) => fixed.includes(number))
    }
    return !retiredNumbers(vault, caseId, series).some(
      (one) => numbers.includes(one.number) && one.correction === correction && one.translation === translation,
    )
  })
}

type Placed = Pick<ExhibitRow, 'caseId' | 'series' | 'correction' | 'translation'>

function standing(vault: Vault, id: string): Placed | undefined {
  return vault.db.select().from(exhibit).where(eq(exhibit.id, id)).get()
}

function fromColumns(row: Row): Placed {
  return {
    caseId: String(row['case_id']),
    series: String(row['series']),
    correction: Number(row['correction']),
    translation: row['translation'] === 1,
  }
}
