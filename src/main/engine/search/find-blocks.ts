import type { Database } from 'better-sqlite3'
import type { Formula, Query, Sought } from '../../../shared/domain/query.ts'
import { caseNumber } from './index-blocks.ts'
import { DOCUMENT_OF_ROW, EVERY_ROW, placeOf, rowsOfCase, type Rows } from './rows.ts'
import { ftsFormula, ftsSought, without } from './sought.ts'
import { isFunctionWord } from './function-words.ts'

export interface BlockPlace {
  documentId: string
  /** ¶; 0 stands for the document's title. */
  ordinal: number
  noise: boolean
}

export interface Found {
  /** Best first. */
  places: BlockPlace[]
  /** All that match, and the documents they stand in. */
  blocks: number
  documents: number
}

type Table = 'search_text' | 'search_noise'

/** Words beyond this many do not count, so that a pasted page does not hold up the engine. */
const MOST_WORDS = 30

/**
 * The blocks that answer a query, in a case or in the whole vault.
 *
 * Words without operators: first what holds most of them; then what stands in a document that holds more of them in
 * its other blocks or its title; then by BM25, where a title weighs double. All three are exact, and so are the counts.
 * Given up: words of noise blocks do not count for their document, nor does a block that an exclusion strikes out.
 * Formulas: by BM25. The site's own text comes after all else, in the same order.
 */
export function findBlocks(
  sqlite: Database,
  query: Query,
  { caseId, limit, offset = 0 }: { caseId?: string | undefined; limit: number; offset?: number | undefined },
): Found {
  const no = caseId === undefined ? undefined : caseNumber(sqlite, caseId)
  const rows = caseId === undefined ? EVERY_ROW : no === undefined ? undefined : rowsOfCase(no)
  const expressions = rows && expressionsOf(query)
  if (!expressions) return { places: [], blocks: 0, documents: 0 }
  const counts = count(sqlite, expressions.any, rows)
  const wanted = Math.min(offset + limit, counts.text + counts.noise)
  const best = bestRows(sqlite, 'search_text', expressions, rows, Math.min(wanted, counts.text))
  const noise = bestRows(sqlite, 'search_noise', expressions, rows, wanted - best.length)
  return {
    places: [...places(sqlite, best, false), ...places(sqlite, noise, true)].slice(offset),
    blocks: counts.text + counts.noise,
    documents: counts.documents,
  }
}

/** FTS5 expressions: of each word, and of all that is found. */
interface Expressions {
  each: string[]
  any: string
}

function expressionsOf(query: Query): Expressions | undefined {
  if (query.kind === 'nothing') return undefined
  if (query.kind === 'formula') {
    const any = ftsFormula(query.formula)
    return any === undefined ? undefined : { each: [any], any }
  }
  const each = eachOf(query.words, query.none)
  const [first] = each
  if (first === undefined) return undefined
  return { each, any: each.length > 1 ? `(${each.join(' OR ')})` : first }
}

function eachOf(words: readonly Sought[], none: readonly Formula[]): string[] {
  const telling = words.filter((word) => !isFunctionWord(word))
  const expressions = new Set(
    (telling.length > 0 ? telling : words).map(ftsSought).filter((part) => part !== undefined),
  )
  return [...expressions].slice(0, MOST_WORDS).map((expression) => without(expression, none))
}

function count(sqlite: Database, expression: string, rows: Rows): { text: number; noise: number; documents: number } {
  const matching = (table: Table) =>
    `select rowid, ${table === 'search_noise' ? 1 : 0} as noise from ${table}
     where ${table} match @expression and rowid between @first and @last`
  return sqlite
    .prepare<[object], { text: number; noise: number; documents: number }>(
      `select count(*) - total(noise) as text, total(noise) as noise, count(distinct ${DOCUMENT_OF_ROW}) as documents
       from (${matching('search_text')} union all ${matching('search_noise')})`,
    )
    .get({ expression, ...bound(rows) }) as { text: number; noise: number; documents: number }
}

/** The first `wanted` rows in the order of `findBlocks`. */
function bestRows(sqlite: Database, table: Table, { each, any }: Expressions, rows: Rows, wanted: number): number[] {
  if (wanted === 0) return []
  const all = each.length > 1 ? each.join(' AND ') : any
  const best = byWeight(sqlite, table, all, rows, wanted)
  if (best.length === wanted || each.length === 1) return best
  const candidates = mostWords(sqlite, table, each, rows, wanted)
  const weights = weightsOf(sqlite, table, any, rows, candidates)
  return [...candidates]
    .sort(([a, held], [b, heldByOther]) => heldByOther - held || (weights.get(a) ?? 0) - (weights.get(b) ?? 0) || a - b)
    .slice(0, wanted)
    .map(([row]) => row)
}

function byWeight(sqlite: Database, table: Table, expression: string, rows: Rows, limit: number): number[] {
  return sqlite
    .prepare<[object], number>(
      `select rowid from ${table} where ${table} match @expression and rowid between @first and @last
       order by rank limit @limit`,
    )
    .pluck()
    .all({ expression, limit, ...bound(rows) })
}

/**
 * The rows that come first by the words they and their documents hold, at least `wanted` of them, more where the
 * last ones are equal; each with a number that is higher the earlier it comes.
 */
function mostWords(
  sqlite: Database,
  table: Table,
  each: readonly string[],
  rows: Rows,
  wanted: number,
): Map<number, number> {
  const select = sqlite
    .prepare<[object], number>(
      `select rowid from ${table} where ${table} match @expression and rowid between @first and @last`,
    )
    .pluck()
  const byRow = new Map<number, number>()
  const byDocument = new Map<number, number>()
  each.forEach((expression, word) => {
    const bit = 1 << word
    let before = -1
    for (const row of select.all({ expression, ...bound(rows) })) {
      byRow.set(row, (byRow.get(row) ?? 0) + 1)
      const { documentNo } = placeOf(row)
      if (documentNo !== before) byDocument.set(documentNo, (byDocument.get(documentNo) ?? 0) | bit)
      before = documentNo
    }
  })
  const sizes = new Map<number, number>()
  for (const [row, held] of byRow) {
    const score = held * 64 + bitsIn(byDocument.get(placeOf(row).documentNo) ?? 0)
    byRow.set(row, score)
    sizes.set(score, (sizes.get(score) ?? 0) + 1)
  }
  let least = 0
  let better = 0
  for (const [score, size] of [...sizes].sort(([a], [b]) => b - a)) {
    least = score
    better += size
    if (better >= wanted) break
  }
  for (const [row, score] of byRow) if (score < least) byRow.delete(row)
  return byRow
}

/** BM25 of single rows. `+rowid` keeps SQLite from asking the index anew for each of them. */
function weightsOf(
  sqlite: Database,
  table: Table,
  expression: string,
  rows: Rows,
  of: ReadonlyMap<number, number>,
): Map<number, number> {
  return new Map(
    sqlite
      .prepare<[object], [number, number]>(
        `select rowid, rank from ${table} where ${table} match @expression and rowid between @first and @last
         and +rowid in (select value from json_each(@rows))`,
      )
      .raw()
      .all({ expression, rows: JSON.stringify([...of.keys()]), ...bound(rows) }),
  )
}

function places(sqlite: Database, rows: readonly number[], noise: boolean): BlockPlace[] {
  const select = sqlite.prepare<[number], string>('select id from search_document where no = ?').pluck()
  return rows.flatMap((row) => {
    const { documentNo, ordinal } = placeOf(row)
    const documentId = select.get(documentNo)
    return documentId === undefined ? [] : [{ documentId, ordinal, noise }]
  })
}

/** FTS5 takes a range of rows from integers alone, and better-sqlite3 binds large numbers as floats. */
function bound({ first, last }: Rows): { first: bigint; last: bigint } {
  return { first: BigInt(first), last: BigInt(last) }
}

function bitsIn(mask: number): number {
  let bits = 0
  for (let rest = mask; rest !== 0; rest &= rest - 1) bits++
  return bits
}
