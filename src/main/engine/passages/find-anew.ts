import { BLOCK_BREAK, type Stretch } from '../../../shared/domain/passage.ts'
import { nearlyIn } from './nearly.ts'
import { occurrences, type Span } from './occurrences.ts'

/** UTF-16 units before and after a passage by which it is told from the same words elsewhere. */
const CONTEXT = 64

/** By what a passage is found in a text that was read anew. */
export interface Anchor extends Stretch {
  readonly quote: string
  readonly before: string
  readonly after: string
}

/** What stands before and after a stretch of a document's blocks. */
export function contextOf(texts: readonly string[], place: Stretch): { before: string; after: string } {
  const whole = wholeOf(texts)
  const from = whole.starts[place.firstBlock - 1]! + place.from
  const to = whole.starts[place.lastBlock - 1]! + place.to
  return { before: whole.text.slice(Math.max(0, from - CONTEXT), from), after: whole.text.slice(to, to + CONTEXT) }
}

/** All blocks as one text, and where each begins in it. */
interface Whole {
  readonly text: string
  readonly starts: readonly number[]
}

function wholeOf(texts: readonly string[]): Whole {
  const starts: number[] = []
  let at = 0
  for (const text of texts) {
    starts.push(at)
    at += text.length + BLOCK_BREAK.length
  }
  return { text: texts.join(BLOCK_BREAK), starts }
}

/**
 * A finder of passages in the blocks of a text. Of the places where the quotation stands to the letter the one is taken
 * whose surroundings are most alike, then the nearest to where it stood; where there is none, one that differs in white
 * space, letter case, signs or a few letters, but in no figure. Undefined where the text does not hold it.
 */
export function finderIn(texts: readonly string[]): (anchor: Anchor) => Stretch | undefined {
  const whole = wholeOf(texts)
  const nearly = nearlyIn(whole.text)
  return (anchor) => {
    const near = (whole.starts[anchor.firstBlock - 1] ?? whole.text.length) + anchor.from
    const exact = occurrences(whole.text, anchor.quote).map((from) => ({ from, to: from + anchor.quote.length }))
    const places = exact.length > 0 ? exact : nearly(anchor.quote)
    const found = mostAlike(whole.text, places, anchor, near)
    return found && placeOf(whole, found)
  }
}

function mostAlike(text: string, places: readonly Span[], { before, after }: Anchor, near: number): Span | undefined {
  let best: (Span & { alike: number; away: number }) | undefined
  for (const place of places) {
    const alike = commonEnd(text, place.from, before) + commonBeginning(text, place.to, after)
    const away = Math.abs(place.from - near)
    if (!best || alike > best.alike || (alike === best.alike && away < best.away)) best = { ...place, alike, away }
  }
  return best
}

function commonEnd(text: string, at: number, before: string): number {
  let length = 0
  while (length < before.length && length < at && text[at - 1 - length] === before[before.length - 1 - length]) length++
  return length
}

function commonBeginning(text: string, at: number, after: string): number {
  let length = 0
  while (length < after.length && at + length < text.length && text[at + length] === after[length]) length++
  return length
}

function placeOf({ starts }: Whole, { from, to }: Span): Stretch {
  const first = blockAt(starts, from)
  const last = blockAt(starts, Math.max(from, to - 1))
  return { firstBlock: first + 1, from: from - starts[first]!, lastBlock: last + 1, to: to - starts[last]! }
}

/** The last block that begins at the offset or before it. */
function blockAt(starts: readonly number[], offset: number): number {
  let [low, high] = [0, starts.length - 1]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (starts[middle]! <= offset) low = middle
    else high = middle - 1
  }
  return low
}
