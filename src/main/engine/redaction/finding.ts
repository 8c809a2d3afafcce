import type { PageWord } from '../../../shared/contract/evidence.ts'
import type { RedactionHit, RedactionQuery } from '../../../shared/contract/redaction.ts'
import type { Shown } from './page-space.ts'

/** Characters of the page that stand before and after a hit. */
const CONTEXT = 48

/**
 * E-mail addresses; telephone numbers with at least seven digits, which begin with + or 00 or have groups; international
 * bank account numbers (ISO 13616), which are then checked.
 */
const PATTERNS = {
  email: /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu,
  phone: /(?<![\p{L}\p{N}.,/-])(?:\+|00)?\(?\d{1,5}\)?(?:[ .\-–/]?\(?\d{1,5}\)?){1,8}(?![\p{L}\p{N}])/gu,
  iban: /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]){11,30}\b/g,
}

/** What is looked for on a page, from its words with their places. */
export function hitsOnPage(page: number, words: readonly PageWord[], query: RedactionQuery): RedactionHit[] {
  const line = asLine(words)
  return placesOf(line.text, query).flatMap(({ from, to }) => {
    const first = line.starts.findLastIndex((start) => start <= from)
    const last = line.starts.findLastIndex((start) => start < to)
    const boxes = boxesOf(words.slice(Math.max(0, first), last + 1))
    if (boxes.length === 0) return []
    const before = line.text.slice(Math.max(0, from - CONTEXT), from)
    return [{ page, before, text: line.text.slice(from, to), after: line.text.slice(to, to + CONTEXT), boxes }]
  })
}

/** The page's words as a line of text, with the offset at which each begins. Those that touch are written together. */
function asLine(words: readonly PageWord[]): { text: string; starts: number[] } {
  let text = ''
  const starts = words.map((word, at) => {
    const last = words[at - 1]
    if (last && divided(words, at)) text = text.slice(0, -1)
    else if (last && !touches(last, word)) text += ' '
    const start = text.length
    text += word.text
    return start
  })
  return { text, starts }
}

/** Whether a word is the rest of one that a hyphen divides at the end of a line. */
function divided(words: readonly PageWord[], at: number): boolean {
  const [before, last, word] = [words[at - 2], words[at - 1], words[at]]
  if (!before || !last || !word || !/^[-\u2010\u00ad]$/.test(last.text)) return false
  return touches(before, last) && word.box[1] > (last.box[1] + last.box[3]) / 2 && /^\p{Ll}/u.test(word.text)
}

function touches({ box: a }: PageWord, { box: b }: PageWord): boolean {
  const height = Math.min(a[3] - a[1], b[3] - b[1])
  const shared = Math.min(a[3], b[3]) - Math.max(a[1], b[1])
  return shared > height / 2 && Math.abs(b[0] - a[2]) < height * 0.12
}

function placesOf(text: string, query: RedactionQuery): { from: number; to: number }[] {
  const found = query.kind === 'words' ? wordsIn(text, query.text) : patternIn(text, query.pattern)
  return [...found].filter(({ from, to }) => to > from)
}

/** Words that begin with what is asked, so that their endings are found too. */
function* wordsIn(text: string, asked: string): Generator<{ from: number; to: number }> {
  const [hay, offsets] = folded(text)
  const [needle] = folded(asked.trim().replace(/\s+/g, ' '))
  for (let at = hay.indexOf(needle); at >= 0; at = hay.indexOf(needle, at + 1)) {
    const whole = /[\p{L}\p{N}]$/u.test(hay.slice(0, at)) && /^[\p{L}\p{N}]/u.test(needle)
    if (!whole) yield { from: offsets[at]!, to: offsets[at + needle.length]! }
  }
}

/** Small letters without accents, with the offset of each in the text; the last is the text's length. */
function folded(text: string): [string, number[]] {
  let letters = ''
  const offsets: number[] = []
  let at = 0
  for (const sign of text) {
    const plain = sign.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
    for (let unit = 0; unit < plain.length; unit += 1) offsets.push(at)
    letters += plain
    at += sign.length
  }
  return [letters, [...offsets, text.length]]
}

function* patternIn(text: string, pattern: keyof typeof PATTERNS): Generator<{ from: number; to: number }> {
  for (const { 0: found, index } of text.matchAll(PATTERNS[pattern])) {
    const length = pattern === 'iban' ? ibanLength(found) : pattern === 'phone' ? phoneLength(found) : found.length
    yield { from: index, to: index + length }
  }
}

/** A date, a sum or a year is no telephone number. */
function phoneLength(found: string): number {
  const digits = found.replace(/\D/g, '')
  const groups = found.split(/[ .\-–/()]+/).filter((group) => group !== '')
  const international = /^(?:\+|00)/.test(found)
  if (digits.length < 7 || digits.length > 15) return 0
  if (!international && (groups.length < 2 || /^\d{1,4}[./-]\d{1,2}[./-]\d{1,4}$/.test(found))) return 0
  return found.length
}

/** The longest beginning that ISO 13616's check (mod 97) holds for; 0 where there is none. */
function ibanLength(found: string): number {
  for (let length = found.length; length >= 15; length -= 1) {
    const plain = found.slice(0, length).replace(/ /g, '')
    if (found[length - 1] !== ' ' && plain.length >= 15 && plain.length <= 34 && isIban(plain)) return length
  }
  return 0
}

function isIban(plain: string): boolean {
  const turned = plain.slice(4) + plain.slice(0, 4)
  const digits = turned.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55))
  return BigInt(digits) % 97n === 1n
}

/** Of a word's height, how much is left out above and below: boxes of letters reach into the lines beside them. */
const MARGIN = 0.08

/** A box a line, with the room between its words. */
function boxesOf(words: readonly PageWord[]): Shown[] {
  const boxes: Shown[] = []
  for (const { box } of words) {
    const [left, top, right, bottom] = box
    const margin = (bottom - top) * MARGIN
    const word = { left, top: top + margin, right, bottom: bottom - margin }
    const last = boxes.at(-1)
    const middle = (top + bottom) / 2
    if (last && middle > last.top && middle < last.bottom) {
      boxes[boxes.length - 1] = {
        left: Math.min(last.left, left),
        top: Math.min(last.top, word.top),
        right: Math.max(last.right, right),
        bottom: Math.max(last.bottom, word.bottom),
      }
    } else boxes.push(word)
  }
  return boxes
}
