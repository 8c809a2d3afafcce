import type { Database } from 'better-sqlite3'
import { DOCUMENT_OF_ROW, placeOf } from './rows.ts'
import type { Scope } from './scope.ts'
import { statement } from './statements.ts'

/** One of the index's tables, and the rows of it that are searched. */
export interface Searched {
  sqlite: Database
  table: 'search_text' | 'search_noise'
  scope: Scope
}

/** A row that matches; lighter is better. */
export type Weighed = [row: number, weight: number]

/**
 * Rows that are counted, and of which the best are found. FTS5 weighs every row that matches before it can tell the
 * first: for the commonest words of a million passages that takes more than half a second.
 */
export const MOST_WEIGHED = 5_000

/** The first rows that match, in the order of their numbers. */
export function rowsOf(searched: Searched, expression: string, limit: number): number[] {
  return fromRanges(searched, 'rowid', expression, limit) as number[]
}

/** The same with their weights: by BM25, where a title weighs double, and a name spelled otherwise next to nothing. */
export function weigh(searched: Searched, expression: string, limit: number): Weighed[] {
  return fromRanges(searched, weightColumns(searched), expression, limit) as Weighed[]
}

export interface Bounded {
  weighed: Weighed[]
  /** The rows that are counted, in the order of their numbers. */
  listed: number[]
  /** More matches than is listed, and what is weighed is a part of it. */
  more: boolean
}

/**
 * Every row that matches; where they are too many to be weighed, those of evenly chosen documents, so that no case and
 * no time of arrival is left out.
 */
export function weighBounded(searched: Searched, expression: string): Bounded {
  // A word's rows are listed ten times as quickly as they are weighed; a phrase has to be read either way.
  if (!/ \+ |NEAR/.test(expression)) {
    const listed = rowsOf(searched, expression, MOST_WEIGHED + 1)
    if (listed.length > MOST_WEIGHED) return weighEvenly(searched, expression, listed)
  }
  const weighed = weigh(searched, expression, MOST_WEIGHED + 1)
  const listed = weighed.map(([row]) => row)
  if (listed.length > MOST_WEIGHED) return weighEvenly(searched, expression, listed)
  return { weighed, listed, more: false }
}

/**
 * Rows of as few documents as it takes, by how far the first rows reach. One statement: each one that weighs first
 * counts every row of its words, to know how much they tell.
 */
function weighEvenly(searched: Searched, expression: string, first: readonly number[]): Bounded {
  const numbers = documentNumbers(searched)
  const last = placeOf(first.at(-1) ?? 0).documentNo
  const reached = numbers.filter((no) => no <= last).length
  const every = Math.max(2, Math.ceil((1.1 * numbers.length) / Math.max(1, reached)))
  const weighed = fromRanges(searched, weightColumns(searched), expression, MOST_WEIGHED, every) as Weighed[]
  return { weighed, listed: first.slice(0, MOST_WEIGHED), more: true }
}

function weightColumns({ table }: Searched): string {
  return `rowid, bm25(${table}, 1.0, 2.0, 1.0, 0.01)`
}

function fromRanges(
  { sqlite, table, scope: { documents, ranges } }: Searched,
  columns: string,
  expression: string,
  limit: number,
  every = 1,
): unknown[] {
  // Documents that follow each other may be alike in turns, as a mail and its attachment: their numbers are mixed first.
  const evenly = every === 1 ? '' : `and (${DOCUMENT_OF_ROW} * 40503 >> 8) % ${every} = 0`
  const among = documents === undefined ? '' : `and ${DOCUMENT_OF_ROW} in (select value from json_each(@documents))`
  const select = statement(
    sqlite,
    `select ${columns} from ${table} where ${table} match @expression and rowid between @first and @last ${among} ${evenly} limit @limit`,
  )
  if (columns === 'rowid') select.pluck()
  else select.raw()
  const found: unknown[] = []
  for (const { first, last } of ranges) {
    if (found.length >= limit) break
    // FTS5 takes a range of rows from integers alone, and better-sqlite3 binds large numbers as floats.
    const bounds = { first: BigInt(first), last: BigInt(last), limit: limit - found.length }
    for (const row of select.all({ expression, ...bounds, ...(documents === undefined ? {} : { documents }) }))
      found.push(row)
  }
  return found
}

function documentNumbers({ sqlite, scope }: Searched): number[] {
  const between = statement(sqlite, 'select no from search_document where no between ? and ? order by no').pluck()
  return scope.ranges.flatMap(
    ({ first, last }) => between.all(placeOf(first).documentNo, placeOf(last).documentNo) as number[],
  )
}
