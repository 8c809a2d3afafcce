import type { Database } from 'better-sqlite3'
import type { Query } from '../../../shared/domain/query.ts'
import { expressionsOf } from './expressions.ts'
import { type Found, places, type Within } from './find-blocks.ts'
import { MOST_WEIGHED, rowsOf, type Searched } from './gather.ts'
import { languagesHeld } from './index-blocks.ts'
import { placeOf, rowsOfDocument } from './rows.ts'
import { scopeOf } from './scope.ts'
import { statement } from './statements.ts'

/** Documents that are looked through, by date, for words that are too common to list every passage. */
const MOST_LOOKED_THROUGH = 2_000

/**
 * The blocks that answer a query, by the dates of their documents, within one in their order; the site's own text is
 * left out where anything else is found. Of several words all are required, unless nothing holds them all. Of what
 * matches more than 5,000 times the order is exact, too, while the counts are the least.
 * @param order ids of the documents of the case or the vault, first ones first
 */
export function findByDate(sqlite: Database, query: Query, within: Within, order: readonly string[]): Found {
  const scope = scopeOf(sqlite, within.caseId, within.documentIds)
  const expressions = scope && expressionsOf(query, languagesHeld(sqlite))
  const none: Found = { places: [], blocks: 0, documents: 0, more: false }
  if (!expressions) return none
  for (const expression of new Set([expressions.each.join(' AND '), expressions.any])) {
    for (const table of ['search_text', 'search_noise'] as const) {
      const searched: Searched = { sqlite, table, scope }
      const rows = rowsOf(searched, expression, MOST_WEIGHED + 1)
      if (rows.length === 0) continue
      const { limit, offset = 0 } = within
      const more = rows.length > MOST_WEIGHED
      const sorted = more
        ? rowsInOrder(searched, expression, order, offset + limit)
        : byDocument(rows, numbersOf(sqlite, order))
      return {
        places: places(sqlite, sorted.slice(offset, offset + limit), table === 'search_noise'),
        blocks: rows.length,
        documents: new Set(rows.map((row) => placeOf(row).documentNo)).size,
        more,
      }
    }
  }
  return none
}

function byDocument(rows: readonly number[], order: readonly number[]): number[] {
  const place = new Map(order.map((no, index) => [no, index]))
  const placed = rows.map((row) => ({ row, at: place.get(placeOf(row).documentNo) ?? order.length }))
  return placed.sort((a, b) => a.at - b.at || a.row - b.row).map(({ row }) => row)
}

function rowsInOrder(searched: Searched, expression: string, order: readonly string[], wanted: number): number[] {
  const { sqlite, scope } = searched
  const listed = scope.documents === undefined ? undefined : new Set(JSON.parse(scope.documents) as number[])
  const found: number[] = []
  let looked = 0
  for (const no of numbersOf(sqlite, order)) {
    const range = rowsOfDocument(no)
    const within = listed?.has(no) ?? scope.ranges.some(({ first, last }) => first <= range.first && range.last <= last)
    if (!within) continue
    if (found.length >= wanted || looked++ >= MOST_LOOKED_THROUGH) break
    found.push(...rowsOf({ ...searched, scope: { ranges: [range] } }, expression, wanted - found.length))
  }
  return found
}

function numbersOf(sqlite: Database, ids: readonly string[]): number[] {
  const rows = statement(sqlite, 'select id, no from search_document').raw().all() as [string, number][]
  const numbers = new Map(rows)
  return ids.map((id) => numbers.get(id)).filter((no) => no !== undefined)
}
