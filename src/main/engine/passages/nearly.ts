import { occurrences, type Span } from './occurrences.ts'

/** Letters that may differ, as a share of the quotation. */
const SHARE = 0.06
/** A quotation shorter than this is found to the letter or not at all, white space and case apart. */
const LEAST = 16
/** Places that are looked at: a quotation of the commonest words is not worth more. */
const PLACES = 200
/** Pairs of letters that are compared at all these places: a long quotation is looked for at few. */
const MOST_COMPARED = 30_000_000

/**
 * A finder of the places whose words are a quotation's but for white space, letter case and the form of quotation marks
 * and dashes, or else for a few letters; figures must be the same.
 */
export function nearlyIn(text: string): (quote: string) => Span[] {
  let folded: Folded | undefined
  return (quote) => {
    folded ??= foldPlainly(text)
    const { origin } = folded
    const inText = ({ from, to }: Span): Span => ({ from: origin[from]!, to: origin[to] ?? text.length })
    const plain = foldPlainly(quote).text
    if (plain.trim() === '') return []
    const same = occurrences(folded.text, plain).map((from) => ({ from, to: from + plain.length }))
    if (same.length > 0) return same.map(inText)
    const most = plain.length < LEAST ? 0 : Math.floor(plain.length * SHARE)
    const candidates = most === 0 ? [] : candidatePlaces(folded.text, plain, most)
    const least = Math.min(...candidates.map(({ distance }) => distance))
    return candidates.filter(({ distance }) => distance === least).map(inText)
  }
}

/**
 * One of `most + 1` pieces of the quotation stands unchanged wherever no more than `most` letters differ, and no further
 * than `most` from its place. What its pieces point at together is looked at once, with room for both.
 */
function candidatePlaces(text: string, plain: string, most: number): (Span & { distance: number })[] {
  const length = Math.floor(plain.length / (most + 1))
  const found = new Map<number, Span & { distance: number }>()
  const looked: number[] = []
  const places = Math.min(PLACES, Math.ceil(MOST_COMPARED / (plain.length * (plain.length + 4 * most))))
  for (let piece = 0; piece <= most; piece++) {
    const offset = piece * length
    for (const at of occurrences(text, plain.slice(offset, offset + length))) {
      const begin = at - offset
      if (looked.some((other) => Math.abs(other - begin) <= most)) continue
      if (looked.length >= places) return [...found.values()]
      looked.push(begin)
      const from = Math.max(0, begin - 2 * most)
      const match = nearestIn(text.slice(from, begin + plain.length + 2 * most), plain, most)
      if (!match) continue
      const place = { from: from + match.from, to: from + match.to, distance: match.distance }
      if (figures(text.slice(place.from, place.to)) === figures(plain)) found.set(place.to, place)
    }
  }
  return [...found.values()]
}

const figures = (text: string) => (text.match(/\p{N}+/gu) ?? []).join(' ')

/** The stretch of a window with the least edit distance to the sought text (Sellers 1980); undefined over `most`. */
function nearestIn(window: string, sought: string, most: number): (Span & { distance: number }) | undefined {
  const rows = sought.length + 1
  let [costs, nextCosts] = [Int32Array.from({ length: rows }, (_, row) => row), new Int32Array(rows)]
  let [begins, nextBegins] = [new Int32Array(rows), new Int32Array(rows)]
  let best: (Span & { distance: number }) | undefined
  for (let at = 1; at <= window.length; at++) {
    nextCosts[0] = 0
    nextBegins[0] = at
    for (let row = 1; row < rows; row++) {
      const change = costs[row - 1]! + (window[at - 1] === sought[row - 1] ? 0 : 1)
      const drop = costs[row]! + 1
      const add = nextCosts[row - 1]! + 1
      const cost = Math.min(change, drop, add)
      nextCosts[row] = cost
      nextBegins[row] = cost === change ? begins[row - 1]! : cost === drop ? begins[row]! : nextBegins[row - 1]!
    }
    ;[costs, nextCosts] = [nextCosts, costs]
    ;[begins, nextBegins] = [nextBegins, begins]
    const distance = costs[sought.length]!
    if (distance <= most && distance < (best?.distance ?? Infinity)) {
      best = { from: begins[sought.length]!, to: at, distance }
    }
  }
  return best
}

/** A text as it is compared, and for each of its units the one of the text that it came from. */
interface Folded {
  readonly text: string
  readonly origin: readonly number[]
}

function foldPlainly(text: string): Folded {
  let folded = ''
  const origin: number[] = []
  let at = 0
  for (const character of text) {
    for (const unit of plainly(character).split('')) {
      if (unit === ' ' && (folded === '' || folded.endsWith(' '))) continue
      folded += unit
      origin.push(at)
    }
    at += character.length
  }
  return { text: folded, origin }
}

function plainly(character: string): string {
  if (/\s/u.test(character)) return ' '
  if (character === '\u00AD') return ''
  if (/[“”„«»‟]/u.test(character)) return '"'
  if (/[‘’‚‛`´]/u.test(character)) return "'"
  if (/\p{Pd}/u.test(character)) return '-'
  return character.normalize('NFKC').toLowerCase()
}
