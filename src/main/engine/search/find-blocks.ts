import type { Database } from 'better-sqlite3'
import type { Query } from '../../../shared/domain/query.ts'
import { expressionsOf } from './expressions.ts'
import { MOST_WEIGHED, rowsOf, type Searched, weighBounded } from './gather.ts'
import { languagesHeld } from './index-blocks.ts'
import { bestRows, byWeight, type Expressions } from './rank.ts'
import { placeOf } from './rows.ts'
import { type Scope, scopeOf } from './scope.ts'
import { statement } from './statements.ts'

export interface BlockPlace {
  documentId: string
  /** ¶; 0 stands for the document's title. */
  ordinal: number
  noise: boolean
  /** By the rules of which language it was indexed where the block does not say itself. */
  language: string | null
}

export interface Found {
  /** Best first. */
  places: BlockPlace[]
  /** What matches, and the documents it stands in. */
  blocks: number
  documents: number
  /** More matches than was counted, and the places are the best of a part of it. */
  more: boolean
}

export interface Within {
  caseId?: string | undefined
  /** Of these documents alone. */
  documentIds?: readonly string[] | undefined
  limit: number
  offset?: number | undefined
}

const NOTHING: Found = { places: [], blocks: 0, documents: 0, more: false }

/**
 * The blocks that answer a query, in a case or in the whole vault.
 *
 * Words without operators: first what holds most of them; then what stands in a document that holds more of them in
 * its other blocks or its title; then by BM25, where a title weighs double and a name in another spelling little.
 * Formulas: by BM25. The site's own text comes after all else, in the same order.
 *
 * All three are exact, and so are the counts, up to 5,000 blocks that match (`MOST_WEIGHED`). Of what matches oftener,
 * the blocks of evenly chosen documents are ranked, at most 5,000; `more` says so, and the counts are then the least.
 * Given up besides: words of noise blocks do not count for their document, nor does a block that an exclusion strikes
 * out, nor a word in more than 5,000 blocks where it stands apart from every rarer one.
 */
export function findBlocks(sqlite: Database, query: Query, within: Within): Found {
  const scope = scopeOf(sqlite, within.caseId, within.documentIds)
  const expressions = scope && expressionsOf(query, languagesHeld(sqlite))
  if (!expressions) return NOTHING
  const [text, noise] = searchedTables(sqlite, scope)
  return expressions.each.length === 1
    ? findOne(text, noise, expressions.any, within)
    : findSeveral(text, noise, expressions, within)
}

/** The rows that match, up to `MOST_WEIGHED` of the text and as many of the noise; some of them where more do. */
export function rowsMatching(
  sqlite: Database,
  query: Query,
  { caseId, documentIds }: Pick<Within, 'caseId' | 'documentIds'>,
): { rows: number[]; noise: number[]; more: boolean } {
  const scope = scopeOf(sqlite, caseId, documentIds)
  const expressions = scope && expressionsOf(query, languagesHeld(sqlite))
  if (!expressions) return { rows: [], noise: [], more: false }
  let more = false
  const [rows = [], noise = []] = searchedTables(sqlite, scope).map((searched) => {
    const first = rowsOf(searched, expressions.any, MOST_WEIGHED + 1)
    if (first.length <= MOST_WEIGHED) return first
    more = true
    return weighBounded(searched, expressions.any).weighed.map(([row]) => row)
  })
  return { rows, noise, more }
}

function searchedTables(sqlite: Database, scope: Scope): [Searched, Searched] {
  return [
    { sqlite, table: 'search_text', scope },
    { sqlite, table: 'search_noise', scope },
  ]
}

/** One expression: what is counted is weighed in the same pass; noise is weighed only where it is to be shown. */
function findOne(text: Searched, noise: Searched, expression: string, { limit, offset = 0 }: Within): Found {
  const ofText = weighBounded(text, expression)
  const ofNoise = rowsOf(noise, expression, MOST_WEIGHED + 1)
  const before = ofText.weighed.length
  const best = byWeight(ofText.weighed, offset + limit)
  const rest = offset + limit - before
  const last = rest > 0 && ofNoise.length > 0 ? byWeight(weighBounded(noise, expression).weighed, rest) : []
  const found = [
    ...places(text.sqlite, best.slice(offset), false),
    ...places(text.sqlite, noiseFrom(last, before, offset, limit), true),
  ]
  return {
    places: found,
    ...counted(ofText.listed, ofNoise.slice(0, MOST_WEIGHED)),
    more: ofText.more || ofNoise.length > MOST_WEIGHED,
  }
}

function findSeveral(text: Searched, noise: Searched, expressions: Expressions, { limit, offset = 0 }: Within): Found {
  const [ofText = [], ofNoise = []] = [text, noise].map((one) => rowsOf(one, expressions.any, MOST_WEIGHED + 1))
  const more = ofText.length > MOST_WEIGHED || ofNoise.length > MOST_WEIGHED
  const wanted = offset + limit
  const best = bestRows(text, expressions, wanted)
  const rest = ofText.length > MOST_WEIGHED ? 0 : wanted - best.length
  const last = bestRows(noise, expressions, rest)
  const found = [
    ...places(text.sqlite, best.slice(offset), false),
    ...places(text.sqlite, noiseFrom(last, best.length, offset, limit), true),
  ]
  return { places: found, ...counted(ofText.slice(0, MOST_WEIGHED), ofNoise.slice(0, MOST_WEIGHED)), more }
}

/** What of the noise stands on the page that begins at `offset`, after `before` others. */
function noiseFrom(rows: readonly number[], before: number, offset: number, limit: number): number[] {
  return rows.slice(Math.max(0, offset - before), Math.max(0, offset + limit - before))
}

/** Rows in the order of their numbers. */
function counted(text: readonly number[], noise: readonly number[]): Pick<Found, 'blocks' | 'documents'> {
  const ofText = documentsOf(text)
  const known = noise.length > 0 ? new Set(ofText) : undefined
  const others = documentsOf(noise).filter((no) => !known?.has(no))
  return { blocks: text.length + noise.length, documents: ofText.length + others.length }
}

function documentsOf(rows: readonly number[]): number[] {
  const numbers: number[] = []
  for (const row of rows) {
    const { documentNo } = placeOf(row)
    if (numbers.at(-1) !== documentNo) numbers.push(documentNo)
  }
  return numbers
}

export function places(sqlite: Database, rows: readonly number[], noise: boolean): BlockPlace[] {
  const select = statement(sqlite, 'select id, language from search_document where no = ?')
  return rows.flatMap((row) => {
    const { documentNo, ordinal } = placeOf(row)
    const document = select.get(documentNo) as { id: string; language: string | null } | undefined
    return document ? [{ documentId: document.id, ordinal, noise, language: document.language }] : []
  })
}
