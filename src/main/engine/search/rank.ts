import { MOST_WEIGHED, rowsOf, type Searched, weigh, weighBounded, type Weighed } from './gather.ts'
import { placeOf } from './rows.ts'

/** FTS5 expressions: of each word, and of whatever holds one of them. */
export interface Expressions {
  each: readonly string[]
  any: string
}

/** Rows of the words that are compared row by row; commoner words count only beside them. */
const MOST_COMPARED = 2 * MOST_WEIGHED

/**
 * The first `wanted` rows of several words: by how many of the words they hold, then by how many their documents hold in this table,
 * then by BM25.
 */
export function bestRows(searched: Searched, { each, any }: Expressions, wanted: number): number[] {
  if (wanted <= 0) return []
  // Often enough rows hold every word; the others are not even looked at then.
  const complete = weighBounded(searched, each.join(' AND ')).weighed
  if (complete.length >= wanted) return byWeight(complete, wanted)
  const { rare, common } = byFrequency(searched, each)
  const compared = comparedRows(searched, any, rare, common)
  if (compared.length >= wanted || common.length === 0) return compared.slice(0, wanted)
  // What holds nothing but common words: it may be most of the index, and is not listed row by row.
  const found = new Set(compared)
  for (const expression of [common.join(' AND '), common.join(' OR ')]) {
    for (const row of byWeight(weighBounded(searched, expression).weighed, 2 * wanted)) found.add(row)
    if (found.size >= wanted) break
  }
  return [...found].slice(0, wanted)
}

/** The lightest rows, `wanted` of them, lightest first. */
export function byWeight(weighed: readonly Weighed[], wanted: number): number[] {
  let kept: Weighed[] = []
  let heaviest = Infinity
  for (const one of weighed) {
    if (one[1] > heaviest) continue
    kept.push(one)
    if (kept.length < 2 * wanted + 32) continue
    // Sorting a few at a time, and passing over what is heavier than those, is quicker than sorting all.
    kept = kept.sort(lighter).slice(0, wanted)
    heaviest = kept.at(-1)?.[1] ?? Infinity
  }
  return kept.sort(lighter).slice(0, wanted).map(([row]) => row) // prettier-ignore
}

const lighter = ([a, light]: Weighed, [b, heavy]: Weighed) => light - heavy || a - b

/** Which words are rare enough to be compared row by row: the rarest first, as long as they are not too many rows. */
function byFrequency(searched: Searched, each: readonly string[]) {
  const counted = each.map((expression) => ({ expression, rows: rowsOf(searched, expression, MOST_WEIGHED + 1) }))
  const rare: { expression: string; rows: number[] }[] = []
  const common: string[] = []
  let compared = 0
  for (const word of counted.sort((a, b) => a.rows.length - b.rows.length)) {
    compared += word.rows.length
    if (word.rows.length <= MOST_WEIGHED && compared <= MOST_COMPARED) rare.push(word)
    else common.push(word.expression)
  }
  return { rare, common }
}

/**
 * The rows that hold one of the rare words, best first. A common word counts for the rows of its own; for the document
 * only where it stands beside a rare one.
 */
function comparedRows(
  searched: Searched,
  any: string,
  rare: readonly { expression: string; rows: readonly number[] }[],
  common: readonly string[],
): number[] {
  if (rare.length === 0) return []
  const anyRare = `(${rare.map(({ expression }) => expression).join(' OR ')})`
  const words = [
    ...rare.map(({ rows }) => rows),
    ...common.map((expression) => rowsOf(searched, `${anyRare} AND ${expression}`, MOST_COMPARED)),
  ]
  const byRow = new Map<number, number>()
  const byDocument = new Map<number, number>()
  words.forEach((rows, word) => {
    for (const row of rows) {
      byRow.set(row, (byRow.get(row) ?? 0) + 1)
      const { documentNo } = placeOf(row)
      byDocument.set(documentNo, (byDocument.get(documentNo) ?? 0) | (1 << word))
    }
  })
  const expression = common.length === 0 ? any : `${anyRare} AND ${any}`
  return weigh(searched, expression, MOST_COMPARED)
    .map(([row, weight]) => ({
      row,
      weight,
      level: (byRow.get(row) ?? 0) * 64 + bitsIn(byDocument.get(placeOf(row).documentNo) ?? 0),
    }))
    .sort((a, b) => b.level - a.level || a.weight - b.weight || a.row - b.row)
    .map(({ row }) => row)
}

function bitsIn(mask: number): number {
  let bits = 0
  for (let rest = mask; rest !== 0; rest &= rest - 1) bits++
  return bits
}
