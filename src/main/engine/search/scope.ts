import type { Database } from 'better-sqlite3'
import { caseNumber } from './index-blocks.ts'
import { EVERY_ROW, rowsOfCase, rowsOfDocument, type Rows } from './rows.ts'
import { statement } from './statements.ts'

/** The rows that are searched: some ranges, and of these only what stands in `documents` where it is given. */
export interface Scope {
  ranges: readonly Rows[]
  /** JSON array of document numbers. */
  documents?: string
}

/** Up to so many ranges are searched one by one, which is quicker than to test every row that matches. */
const MOST_RANGES = 64

/** Where to search: a case or the vault, and of it only the documents given. Undefined where nothing is indexed there. */
export function scopeOf(
  sqlite: Database,
  caseId: string | undefined,
  documentIds: readonly string[] | undefined,
): Scope | undefined {
  const no = caseId === undefined ? undefined : caseNumber(sqlite, caseId)
  if (caseId !== undefined && no === undefined) return undefined
  const whole = no === undefined ? EVERY_ROW : rowsOfCase(no)
  if (documentIds === undefined) return { ranges: [whole] }
  const numbers = statement(
    sqlite,
    'select no from search_document where id in (select value from json_each(?)) order by no',
  )
    .pluck()
    .all(JSON.stringify(documentIds)) as number[]
  const ranges = rangesOf(numbers)
  if (ranges.length === 0) return undefined
  return ranges.length <= MOST_RANGES ? { ranges } : { ranges: [whole], documents: JSON.stringify(numbers) }
}

/** Documents that follow each other are one range. */
function rangesOf(documentNumbers: readonly number[]): Rows[] {
  const ranges: Rows[] = []
  for (const no of documentNumbers) {
    const { first, last } = rowsOfDocument(no)
    const before = ranges.at(-1)
    if (before?.last === first - 1) before.last = last
    else ranges.push({ first, last })
  }
  return ranges
}
