import { dateline, labelledDate } from './date-lines.ts'
import type { Draft } from './draft.ts'

const WORDS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{1,2}|[\p{L}\p{N}][\p{L}\p{N}'’.-]*/gu
/** No rule asks for more; a text may have hundreds of thousands. */
const COUNTED = 50

/** Words up to fifty, two characters of Chinese or Japanese counting as one. */
export function wordCount(text: string): number {
  let count = 0
  WORDS.lastIndex = 0
  while (count < COUNTED && WORDS.test(text)) count++
  return count
}

const SENTENCE_END = /[.!?…。！？]["»”’')\]]*$/
const ABBREVIATION_END =
  /(?:^|[\s(])(?:\p{Lu}\.(?:\p{Lu}\.)*|(?:Inc|Ltd|Co|Corp|No|Nos|vs?|Jr|Sr|St|etc|г|гг|д|ул|им|т|стр|долл|руб|млн|млрд)\.)$/u

/** Whether the text ends as a sentence does; an abbreviation's stop ("U.S.") is none. */
export function endsSentence(text: string): boolean {
  const end = text.trimEnd()
  return SENTENCE_END.test(end) && !ABBREVIATION_END.test(end)
}

/** Prose as an article or a letter has it: long enough, and whole sentences. */
export function isProse({ kind, noise, text }: Draft): boolean {
  if (noise || (kind !== 'paragraph' && kind !== 'quotation')) return false
  const words = wordCount(text)
  return (words >= 12 || text.length >= 120) && (endsSentence(text) || (words >= 25 && /[:;,]$/.test(text) === false))
}

const ABBREVIATION =
  /(?:^|[\s("«“])(?:(?:\p{L}\.\s?)*\p{L}|Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Sen|Rep|Gov|St|No|Nos|Art|Arts|para|vs?|Inc|Ltd|Co|Corp|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|ст|стр|им|ул|рис|см|тыс|млн|млрд|руб|долл|гг?)\.?$/iu

/** Characters in which the first sentence is looked for, white space included. */
const LOOKED_AT = 4_000

/** The first sentence of a text, at most 300 characters. */
export function firstSentenceOf(text: string): string {
  const whole = text.slice(0, LOOKED_AT).replace(/\s+/g, ' ').trim()
  for (const end of whole.slice(0, 400).matchAll(/[.!?…]["»”’')\]]*(?=\s+["«“„'([—–-]*\s?[\p{Lu}\p{N}])|[。！？]/gu)) {
    if (end[0].startsWith('.') && ABBREVIATION.test(whole.slice(0, end.index))) continue
    return clip(whole.slice(0, end.index + end[0].length))
  }
  return clip(whole)
}

function clip(text: string): string {
  if (text.length <= 300) return text
  return `${text.slice(0, 299).replace(/\s+\S*$/u, '')}…`
}

/** The sentence by which a document without a title is listed: the first of its prose, without a label or a dateline. */
export function firstSentence(drafts: readonly Draft[]): string | null {
  const said = drafts.find(isProse) ?? drafts.find(({ noise, text }) => !noise && /\p{L}/u.test(text))
  if (!said) return null
  const lead = labelledDate(said.text)?.length ?? dateline(said.text)?.length ?? 0
  return firstSentenceOf(said.text.slice(lead)) || firstSentenceOf(said.text) || null
}
