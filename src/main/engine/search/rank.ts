import type { Database } from 'better-sqlite3'
import { placeOf, type Rows } from './rows.ts'
import { statement } from './statements.ts'

/** One of the index's tables, and the rows of it that are searched. */
export interface Searched {
  sqlite: Database
  table: 'search_text' | 'search_noise'
  rows: Rows
}

/** FTS5 expressions: of each word, and of whatever holds one of them. */
export interface Expressions {
  each: string[]
  any: string
}

/**
 * The first `wanted` rows: by how many of the words they hold, then by how many their documents hold in this table,
 * then by BM25.
 */
export function bestRows(searched: Searched, { each, any }: Expressions, wanted: number): number[] {
  if (wanted === 0) return []
  if (each.length === 1) return lightest(searched, any, wanted)
  // Often enough rows hold every word; the others are not even looked at then.
  const complete = lightest(searched, each.join(' AND '), wanted)
  if (complete.length === wanted) return complete
  const levels = levelsOf(searched, each)
  const last = levels.pop() ?? []
  const better: number[] = []
  for (const level of levels) {
    if (better.length < wanted) better.push(...byWeight(searched, any, level))
  }
  if (better.length >= wanted) return better.slice(0, wanted)
  // The last level is what is left: it may be most of the index, and need not be listed row by row.
  const before = new Set(better)
  const rest = last.length > 0 ? lightest(searched, any, wanted + better.length) : []
  return [...better, ...rest.filter((row) => !before.has(row))].slice(0, wanted)
}

/** The rows that hold a word, parted by how many they and then their documents hold, most first. */
function levelsOf(searched: Searched, each: readonly string[]): number[][] {
  const select = statement(searched.sqlite, `select rowid from ${matching(searched)}`).pluck()
  const byRow = new Map<number, number>()
  const byDocument = new Map<number, number>()
  each.forEach((expression, word) => {
    let before = -1
    for (const row of select.all(bound(searched, expression)) as number[]) {
      byRow.set(row, (byRow.get(row) ?? 0) + 1)
      const { documentNo } = placeOf(row)
      if (documentNo !== before) byDocument.set(documentNo, (byDocument.get(documentNo) ?? 0) | (1 << word))
      before = documentNo
    }
  })
  const levels = new Map<number, number[]>()
  for (const [row, held] of byRow) {
    const level = held * 64 + bitsIn(byDocument.get(placeOf(row).documentNo) ?? 0)
    const rows = levels.get(level)
    if (rows) rows.push(row)
    else levels.set(level, [row])
  }
  return [...levels].sort(([a], [b]) => b - a).map(([, rows]) => rows)
}

function lightest(searched: Searched, expression: string, limit: number): number[] {
  const sql = `select rowid from ${matching(searched)} order by ${weight(searched)} limit @limit`
  return statement(searched.sqlite, sql)
    .pluck()
    .all({ limit, ...bound(searched, expression) }) as number[]
}

/** These rows in BM25's order. `+rowid` keeps SQLite from asking the index anew for each of them. */
function byWeight(searched: Searched, expression: string, rows: readonly number[]): number[] {
  if (rows.length < 2) return [...rows]
  const among = '+rowid in (select value from json_each(@among))'
  const sql = `select rowid from ${matching(searched)} and ${among} order by ${weight(searched)}`
  const parameters = { among: JSON.stringify(rows), ...bound(searched, expression) }
  return statement(searched.sqlite, sql).pluck().all(parameters) as number[]
}

/** Lighter is better. Sorting by this is half as quick again as by FTS5's own `rank`. */
function weight({ table }: Searched): string {
  return `bm25(${table}, 1.0, 2.0, 1.0), rowid`
}

/** `table where …`, with the parameters of `bound`. */
export function matching({ table }: Pick<Searched, 'table'>): string {
  return `${table} where ${table} match @expression and rowid between @first and @last`
}

/** FTS5 takes a range of rows from integers alone, and better-sqlite3 binds large numbers as floats. */
export function bound({ rows }: Pick<Searched, 'rows'>, expression: string) {
  return { expression, first: BigInt(rows.first), last: BigInt(rows.last) }
}

function bitsIn(mask: number): number {
  let bits = 0
  for (let rest = mask; rest !== 0; rest &= rest - 1) bits++
  return bits
}
