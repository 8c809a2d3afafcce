import { bareDate, isPlace, labelledDate, placeAndDate } from './date-lines.ts'
import { byline } from './byline.ts'
import type { Draft } from './draft.ts'
import { pressLine } from './press-line.ts'
import { endsSentence, isProse, wordCount } from './sentences.ts'

/** How far down a text its title may stand, in blocks, the site's own apart. */
const HEAD_BLOCKS = 30

/** How many blocks may stand between a title and its prose, headings of the first level apart. */
const PROSE_DISTANCE = 10

/** A line above this score is taken for the title. */
const ENOUGH = 2

const SUBJECT = /^(?:re|subject|ref|тема|кас(?:ательно|\.)|предмет)\s*:\s*/iu

export interface TextTitle {
  readonly at: number
  readonly text: string
}

/**
 * The title that stands in a text: a short line without a sentence's end that stands above the first prose and is
 * spoken of in it. Undefined where no line can be told from menus, datelines and captions.
 */
export function titleInText(drafts: readonly Draft[]): TextTitle | undefined {
  const prose = drafts.findIndex((block) => isProse(block) && !labelledDate(block.text))
  const end = Math.min(prose === -1 ? drafts.length : prose, HEAD_BLOCKS + drafts.findIndex(({ noise }) => !noise))
  const near = drafts
    .slice(0, end)
    .filter(({ noise }) => !noise)
    .at(-PROSE_DISTANCE)
  const start = near ? drafts.indexOf(near) : 0
  const body = stems(
    drafts
      .slice(Math.max(prose, 0))
      .filter(isProse)
      .slice(0, 8)
      .map(({ text }) => text)
      .join(' '),
  )
  let best: { at: number; score: number } | undefined
  let earlier = 0
  for (let at = 0; at < end; at++) {
    const block = drafts[at]!
    if (!couldBeTitle(block) || (block.level !== 1 && (prose === -1 || at < start))) continue
    const score = titleScore(drafts, at, body) - 0.3 * earlier++
    if (score >= ENOUGH && score > (best?.score ?? 0)) best = { at, score }
  }
  return best && { at: best.at, text: drafts[best.at]!.text.replace(SUBJECT, '').replace(/\s+/g, ' ').trim() }
}

function couldBeTitle({ text, noise, kind }: Draft): boolean {
  if (noise || text.length > 250 || !/\p{L}{2}/u.test(text) || kind === 'table-row' || kind === 'quotation')
    return false
  if (
    /^\s*[-–—|•·]/.test(text) ||
    /[,;:]$/.test(text.trim()) ||
    (endsSentence(text) && !/[?!…]["»”]?$/.test(text.trim()))
  )
    return false
  return wordCount(text) <= 30 && !isDateLine(text) && byline(text) === undefined && !/^(?:dear|уважаем)/iu.test(text)
}

const isDateLine = (text: string) =>
  (labelledDate(text) ?? bareDate(text) ?? placeAndDate(text) ?? pressLine(text)) !== undefined

function titleScore(drafts: readonly Draft[], at: number, body: ReadonlySet<string>): number {
  const { text, alone, level } = drafts[at]!
  const words = wordCount(text)
  const own = [...stems(text)]
  const echoed = own.length === 0 ? 0 : own.filter((stem) => body.has(stem)).length / own.length
  const below = drafts.slice(at + 1).find(({ noise }) => !noise)
  const leads = below !== undefined && (isProse(below) || isDateLine(below.text) || byline(below.text) !== undefined)
  let score = 3 * echoed + Math.min(words, 8) / 6 + (alone ? 1 : 0) + (leads ? 0.5 : 0)
  if (level > 0) score += Math.max(1, 4 - level)
  if (SUBJECT.test(text)) score += 3
  if (words <= 2) score -= 2
  if (/^[^\p{L}]*\p{Ll}/u.test(text)) score -= 1.5
  if (runLength(drafts, at) >= 4) score -= 1.5
  if (drafts.slice(0, at).some((block) => isDateLine(block.text))) score -= 1
  if (below && isPlace(text) && bareDate(below.text)) score -= 2
  return score
}

/** How many short lines stand in one run with nothing between them, as a menu's do. */
function runLength(drafts: readonly Draft[], at: number): number {
  const isShort = (place: number) => drafts[place]?.alone === false && wordCount(drafts[place]!.text) <= 8
  if (!isShort(at)) return 1
  let from = at
  let to = at
  while (isShort(from - 1)) from--
  while (isShort(to + 1)) to++
  return to - from + 1
}

/** The beginnings of a text's longer words, which inflected forms share. */
function stems(text: string): ReadonlySet<string> {
  const words =
    text
      .slice(0, 6000)
      .toLowerCase()
      .match(/[\p{L}\p{N}][\p{L}\p{N}-]{2,}/gu) ?? []
  return new Set(words.filter((word) => word.length >= 4 || /\d/.test(word)).map((word) => word.slice(0, 5)))
}
