import type { Database } from 'better-sqlite3'
import type { Formula, Query, Sought } from '../../../shared/domain/query.ts'
import { isFunctionWord } from './function-words.ts'
import { caseNumber } from './index-blocks.ts'
import { bestRows, bound, matching, type Expressions, type Searched } from './rank.ts'
import { DOCUMENT_OF_ROW, EVERY_ROW, placeOf, rowsOfCase, type Rows } from './rows.ts'
import { ftsFormula, ftsSought, without } from './sought.ts'
import { statement } from './statements.ts'

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
  const { text, blocks, documents } = count(sqlite, expressions.any, rows)
  const wanted = Math.min(offset + limit, blocks)
  const best = bestRows({ sqlite, table: 'search_text', rows }, expressions, Math.min(wanted, text))
  const noise = bestRows({ sqlite, table: 'search_noise', rows }, expressions, wanted - best.length)
  const found = [...places(sqlite, best, false), ...places(sqlite, noise, true)]
  return { places: found.slice(offset), blocks, documents }
}

interface Counts {
  blocks: number
  /** Blocks that are not noise. */
  text: number
  documents: number
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

function count(sqlite: Database, expression: string, rows: Rows): Counts {
  const of = (table: Searched['table'], noise: 0 | 1) => `select rowid, ${noise} as noise from ${matching({ table })}`
  const sql = `select count(*) as blocks, count(*) filter (where not noise) as text, count(distinct ${DOCUMENT_OF_ROW}) as documents
    from (${of('search_text', 0)} union all ${of('search_noise', 1)})`
  return statement(sqlite, sql).get(bound({ rows }, expression)) as Counts
}

function places(sqlite: Database, rows: readonly number[], noise: boolean): BlockPlace[] {
  const select = statement(sqlite, 'select id from search_document where no = ?').pluck()
  return rows.flatMap((row) => {
    const { documentNo, ordinal } = placeOf(row)
    const documentId = select.get(documentNo) as string | undefined
    return documentId === undefined ? [] : [{ documentId, ordinal, noise }]
  })
}
