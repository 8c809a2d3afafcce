import { fold } from '../search/fold.ts'
import { likenessOf, type Likeness, type Sketch, sketchOf } from './sketch.ts'

/** A document's own text as it is compared. */
export interface Compared {
  readonly sketch: Sketch
  readonly title: string | null
  /** Its paragraphs in order, the site's own text left out; read only where the sketches leave it open. */
  paragraphs(): readonly string[]
}

/** How much of the shorter text is to stand in the longer. */
const SAME = 0.4
/** From here on a frame of one outlet's notices cannot be what both have in common. */
const SURELY = 0.65
/** Words of the longest frame: what two long texts have in common is more than that. */
const LONGEST_FRAME = 2_000

/**
 * How alike two documents are that are the same story; undefined where they are not. A translation shares no words and is
 * not the same text. What both have at their end alone, or before titles that differ, is an outlet's frame or the background
 * of an update: where that is what makes them alike, they are two stories.
 */
export function asSameStory(one: Compared, other: Compared): Likeness | undefined {
  const likeness = likenessOf(one.sketch, other.sketch)
  if (likeness.held < SAME) return undefined
  const common = likeness.held * Math.min(one.sketch.words, other.sketch.words)
  if (likeness.held >= SURELY || common > LONGEST_FRAME) return likeness
  const [left, right] = withoutFrames(one, other)
  const [within, beside] = [sketchOf(left), sketchOf(right)]
  if (within.hashes.length === 0 || beside.hashes.length === 0) return likeness
  return likenessOf(within, beside).held < SAME ? undefined : likeness
}

function withoutFrames(one: Compared, other: Compared): [readonly string[], readonly string[]] {
  const [left, right] = [one.paragraphs(), other.paragraphs()]
  const titlesDiffer = one.title !== null && other.title !== null && plain(one.title) !== plain(other.title)
  const head = titlesDiffer ? commonHead(left, right) : 0
  const tail = commonHead(left.slice(head).toReversed(), right.slice(head).toReversed())
  return [left.slice(head, left.length - tail), right.slice(head, right.length - tail)]
}

/** How many paragraphs are the same from the first on. */
function commonHead(left: readonly string[], right: readonly string[]): number {
  let at = 0
  while (at < left.length && at < right.length && plain(left[at]!) === plain(right[at]!)) at++
  return at
}

function plain(text: string): string {
  return (text.match(/[\p{L}\p{N}]+/gu) ?? []).map(fold).join(' ')
}
