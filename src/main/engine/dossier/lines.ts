import { levelsOf, readsRightToLeft, visualOrder } from './direction.ts'
import type { Style } from './look.ts'
import type { Shaper, Word } from './shaping.ts'

export interface Span {
  readonly text: string
  readonly style: Style
  /** Anchor that it leads to. */
  readonly link?: string
}

/** Words and spaces of a line in the order in which they are drawn, from left to right. */
export interface Line {
  readonly items: readonly { readonly word: Word; readonly style: Style; readonly link?: string }[]
  /** Points. */
  readonly width: number
  /** The line belongs to a paragraph that reads from right to left. */
  readonly rightToLeft: boolean
}

interface Token {
  readonly text: string
  readonly style: Style
  readonly link?: string
  readonly level: number
  readonly space: boolean
  /** No line breaks before it: it belongs to the word before, in another direction. */
  readonly joined: boolean
}

interface Item {
  readonly word: Word
  readonly style: Style
  readonly link?: string
  readonly level: number
  readonly space: boolean
}

/** Breaking spaces; a no-break space is part of its word. */
const SPACES = /[ \t\v\f\u1680\u2000-\u2006\u2008-\u200A\u205F\u3000]+/y
const NO_SPACES = /[^ \t\v\f\u1680\u2000-\u2006\u2008-\u200A\u205F\u3000]+/y
/** Within a word a line may break after a hyphen, a dash or a slash between letters. */
const INNER_BREAK = /(?<=\p{L}{2}[-‐–—/])(?=\p{L}{2})/u
/** Scripts that write no spaces between words. */
const UNSPACED =
  /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u
/** Told at a glance: no other word can break within. */
const MAY_BREAK = /[-/‐–—\u0E00-\u109F\u1780-\u17FF\u2E80-\u9FFF]/
const NEW_LINE = /\r\n?|[\n\u2028\u2029\u0085]/
/** Longer paragraphs are set from left to right throughout: finding directions takes the whole paragraph at once. */
const LONGEST_BIDIRECTIONAL = 200_000

const words = new Intl.Segmenter('th', { granularity: 'word' })
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** Sets text in lines no wider than `width` points; yields at least one line unless the text is blank. */
export function* breakLines(shaper: Shaper, text: readonly Span[], width: number): Generator<Line> {
  for (const paragraph of paragraphs(text)) yield* breakParagraph(shaper, paragraph, width)
}

export function widthOf(shaper: Shaper, text: string, style: Style): number {
  let width = 0
  for (const line of breakLines(shaper, [{ text, style }], Number.POSITIVE_INFINITY))
    width = Math.max(width, line.width)
  return width
}

function* paragraphs(text: readonly Span[]): Generator<Span[]> {
  let paragraph: Span[] = []
  for (const span of text) {
    const [first = '', ...others] = span.text.split(NEW_LINE)
    paragraph.push({ ...span, text: first })
    for (const other of others) {
      yield paragraph
      paragraph = [{ ...span, text: other }]
    }
  }
  yield paragraph
}

function* breakParagraph(shaper: Shaper, paragraph: readonly Span[], measure: number): Generator<Line> {
  const rightToLeft = paragraphLevel(paragraph) % 2 === 1
  let items: Item[] = []
  let width = 0
  const close = (): Line => {
    while (items.at(-1)?.space) width -= items.pop()?.word.width ?? 0
    const line = { items: inVisualOrder(items), width, rightToLeft }
    items = []
    width = 0
    return line
  }
  const add = (item: Item) => {
    items.push(item)
    width += item.word.width
  }
  for (const token of tokens(paragraph)) {
    const word = shaper.shape(token.text, token.style, token.level % 2 === 1)
    const { link } = token
    const item = { word, style: token.style, level: token.level, space: token.space, ...(link && { link }) }
    if (token.space) {
      if (items.length > 0) add(item)
    } else if (width + word.width <= measure) {
      add(item)
    } else {
      const begun = token.joined ? wordStart(items) : items.length
      const moved = begun > 0 ? items.splice(begun) : []
      for (const { word: before } of moved) width -= before.width
      if (items.length > 0) yield close()
      moved.forEach(add)
      if (width + word.width <= measure) add(item)
      else {
        for (const { segment } of graphemes.segment(token.text)) {
          const part = shaper.shape(segment, token.style, token.level % 2 === 1)
          if (width + part.width > measure && items.length > 0) yield close()
          add({ ...item, word: part })
        }
      }
    }
  }
  if (items.length > 0) yield close()
}

/** Index of the first item of the last word. */
function wordStart(items: readonly Item[]): number {
  return items.findLastIndex(({ space }) => space) + 1
}

function inVisualOrder(items: readonly Item[]): readonly Item[] {
  if (items.every(({ level }) => level === 0)) return items
  return visualOrder(items.map(({ level }) => level)).flatMap((index) => items[index] ?? [])
}

function paragraphLevel(paragraph: readonly Span[]): number {
  const text = paragraph.map((span) => span.text).join('')
  return needsLevels(text) ? Math.min(...levelsOf(text.slice(0, 2000))) : 0
}

function needsLevels(text: string): boolean {
  return text.length <= LONGEST_BIDIRECTIONAL && readsRightToLeft(text)
}

function* tokens(paragraph: readonly Span[]): Generator<Token> {
  const whole = paragraph.map((span) => span.text).join('')
  const levels = needsLevels(whole) ? levelsOf(whole) : undefined
  let start = 0
  for (const { text, style, link } of paragraph) {
    let at = 0
    const led = link === undefined ? {} : { link }
    while (at < text.length) {
      SPACES.lastIndex = at
      const space = SPACES.exec(text)?.[0]
      if (space !== undefined) {
        const shown = space.length === 1 && space !== '\t' ? space : ' '
        yield { text: shown, style, ...led, level: levels?.[start + at] ?? 0, space: true, joined: false }
        at = SPACES.lastIndex
        continue
      }
      NO_SPACES.lastIndex = at
      const word = NO_SPACES.exec(text)?.[0] ?? ''
      const inWord = levels?.subarray(start + at, start + at + word.length)
      for (const token of wordTokens(word, style, inWord)) yield { ...token, ...led }
      at += word.length
    }
    start += text.length
  }
}

function* wordTokens(word: string, style: Style, levels: Uint8Array | undefined): Generator<Token> {
  if (levels) {
    let from = 0
    for (let to = 1; to <= word.length; to += 1) {
      if (to < word.length && levels[to] === levels[from]) continue
      yield { text: word.slice(from, to), style, level: levels[from] ?? 0, space: false, joined: from > 0 }
      from = to
    }
  } else if (MAY_BREAK.test(word)) {
    const pieces = UNSPACED.test(word)
      ? [...words.segment(word)].map(({ segment }) => segment)
      : word.split(INNER_BREAK)
    for (const text of pieces) yield { text, style, level: 0, space: false, joined: false }
  } else yield { text: word, style, level: 0, space: false, joined: false }
}
