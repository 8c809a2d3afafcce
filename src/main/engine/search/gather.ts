import type { Database } from 'better-sqlite3'
import { DOCUMENT_OF_ROW, placeOf, rowOf, rowsOfDocument, type Rows } from './rows.ts'
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
/** Stretches of the documents that what is weighed is taken from, where more matches. */
const STRETCHES = 10

/** The first rows that match, in the order of their numbers. */
export function rowsOf(searched: Searched, expression: string, limit: number): number[] {
  return fromRanges(searched, 'rowid', expression, limit, searched.scope.ranges) as number[]
}

/** The same with their weights: by BM25, where a title weighs double, and a name spelled otherwise next to nothing. */
export function weigh(searched: Searched, expression: string, limit: number): Weighed[] {
  return weighWithin(searched, expression, limit, searched.scope.ranges)
}

/**
 * Every row that matches; where they are too many to be weighed (`more`), as many from the whole scope, so that no case
 * and no time of arrival is left out. A word is read at its first places in ten stretches of as many documents each. To
 * find where a phrase or a prefix stands costs more than to weigh it: it is read once, in every so manieth document.
 */
export function weighBounded(searched: Searched, expression: string): { weighed: Weighed[]; more: boolean } {
  const plain = isPlain(expression)
  if (!plain || rowsOf(searched, expression, MOST_WEIGHED + 1).length <= MOST_WEIGHED) {
    const weighed = weigh(searched, expression, MOST_WEIGHED + 1)
    if (weighed.length <= MOST_WEIGHED) return { weighed, more: false }
    if (!plain) return { weighed: weighEvery(searched, expression, weighed.at(-1)?.[0] ?? 0), more: true }
  }
  const each = MOST_WEIGHED / STRETCHES
  const weighed = stretches(searched).flatMap((stretch) => weighWithin(searched, expression, each, [stretch]))
  return { weighed, more: true }
}

/** Rows of evenly chosen documents: as few as it takes where `reached` is the last row of the first `MOST_WEIGHED`. */
function weighEvery(searched: Searched, expression: string, reached: number): Weighed[] {
  const numbers = documentNumbers(searched)
  const before = numbers.filter((no) => no <= placeOf(reached).documentNo).length
  const every = Math.max(2, Math.ceil(numbers.length / Math.max(1, before)))
  const { ranges } = searched.scope
  return fromRanges(searched, weightColumns(searched), expression, MOST_WEIGHED, ranges, every) as Weighed[]
}

/** Whether its rows are listed several times as quickly as they are weighed: a phrase has to be read either way. */
function isPlain(expression: string): boolean {
  return !/ [+*] | \*|NEAR|AND|NOT/.test(expression)
}

function weighWithin(searched: Searched, expression: string, limit: number, ranges: readonly Rows[]): Weighed[] {
  return fromRanges(searched, weightColumns(searched), expression, limit, ranges) as Weighed[]
}

function weightColumns({ table }: Searched): string {
  return `rowid, bm25(${table}, 1.0, 2.0, 1.0, 0.01)`
}

function fromRanges(
  { sqlite, table, scope: { documents } }: Searched,
  columns: string,
  expression: string,
  limit: number,
  ranges: readonly Rows[],
  every = 1,
): unknown[] {
  const evenly = every === 1 ? '' : `and ${DOCUMENT_OF_ROW} % ${every} = 0`
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

/** The scope in ranges of as many documents each. */
function stretches(searched: Searched): Rows[] {
  const numbers = documentNumbers(searched)
  const size = Math.ceil(numbers.length / STRETCHES)
  const cut: Rows[] = []
  for (let from = 0; from < numbers.length; from += size) {
    const [first = 0, last = 0] = [numbers[from], numbers[Math.min(from + size, numbers.length) - 1]]
    cut.push({ first: rowOf(first, 0), last: rowsOfDocument(last).last })
  }
  return cut
}

function documentNumbers({ sqlite, scope }: Searched): number[] {
  const between = statement(sqlite, 'select no from search_document where no between ? and ? order by no').pluck()
  return scope.ranges.flatMap(
    ({ first, last }) => between.all(placeOf(first).documentNo, placeOf(last).documentNo) as number[],
  )
}
