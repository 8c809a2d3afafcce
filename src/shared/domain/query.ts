import { z } from 'zod'

export const QueryFault = z.enum([
  'quote-not-closed',
  'bracket-not-closed',
  'bracket-not-opened',
  'brackets-too-deep',
  'operator-without-words',
  'only-excluded-words',
  'star-without-word',
])
export type QueryFault = z.infer<typeof QueryFault>

/** A word, a phrase, or with `prefix` one whose last word goes on. `text` holds at least one letter or digit. */
export interface Sought {
  text: string
  prefix: boolean
}
export type Formula = Sought | { all: Formula[]; none: Formula[] } | { any: Formula[] }

/**
 * `words`: typed without operators, so that what holds more of them comes first and none need be there, while what
 * holds one of `none` is left out. `formula`: every condition is to be met. `nothing`: not a word in it.
 */
export type Query =
  { kind: 'nothing' } | { kind: 'words'; words: Sought[]; none: Formula[] } | { kind: 'formula'; formula: Formula }

/** `at` is the UTF-16 offset of the sign or word that is at fault. */
export type Parsed = { query: Query } | { fault: QueryFault; at: number }

type Operator = 'AND' | 'OR' | 'NOT'
type Token = { at: number } & (
  { type: 'sought'; sought: Sought } | { type: 'operator'; operator: Operator } | { type: 'minus' | 'open' | 'close' }
)

const OPERATORS: Record<string, Operator> = { AND: 'AND', OR: 'OR', NOT: 'NOT', И: 'AND', ИЛИ: 'OR', НЕ: 'NOT' }
const QUOTES = '"“”„«»＂'
const TOKEN =
  /[\s\u200b\ufeff]+|(?<quote>["“”„«»＂])|(?<open>[(（])|(?<close>[)）])|(?<minus>[-−](?=["“”„«»＂(（]|[^\s()（）"“”„«»＂-]*[\p{L}\p{N}]))|(?<number>\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?=[\s()（）]|$))|(?<word>[^\s\u200b\ufeff"“”„«»＂()（）]+)/gu
const SAYS_SOMETHING = /[\p{L}\p{N}]/u
/** Brackets deeper than this no person writes, and the index's own parser is not made for them. */
const DEEPEST = 8

/**
 * Reads what a person typed: words, "phrases", `word*`, AND OR NOT (И ИЛИ НЕ) in capitals, brackets, `-word`.
 * A number is one word, too, with its thousands parted by spaces. Words side by side bind tighter than OR; beside an
 * operator or brackets they are all required.
 */
export function parseQuery(text: string): Parsed {
  const tokens = tokenise(text)
  if (!Array.isArray(tokens)) return tokens
  if (tokens.length === 0) return { query: { kind: 'nothing' } }
  return readWords(tokens) ?? readFormula(tokens)
}

function tokenise(text: string): Token[] | { fault: QueryFault; at: number } {
  const tokens: Token[] = []
  TOKEN.lastIndex = 0
  for (let match = TOKEN.exec(text); match; match = TOKEN.exec(text)) {
    const at = match.index
    const { quote, open, close, minus, number, word } = match.groups ?? {}
    if (open) tokens.push({ at, type: 'open' })
    else if (close && tokens.at(-1)?.type === 'open') dropEmpty(tokens)
    else if (close) tokens.push({ at, type: 'close' })
    else if (minus) tokens.push({ at, type: 'minus' })
    else if (number) tokens.push({ at, type: 'sought', sought: sought(number, false) })
    else if (quote) {
      const end = closingQuote(text, at + 1)
      if (end === -1) return { fault: 'quote-not-closed', at }
      const prefix = text[end + 1] === '*'
      TOKEN.lastIndex = end + (prefix ? 2 : 1)
      const inner = text.slice(at + 1, end)
      if (SAYS_SOMETHING.test(inner)) tokens.push({ at, type: 'sought', sought: sought(inner, prefix) })
      else if (prefix) return { fault: 'star-without-word', at: end + 1 }
      else if (tokens.at(-1)?.type === 'minus') tokens.pop()
    } else if (word) {
      const operator = OPERATORS[word]
      if (operator) tokens.push({ at, type: 'operator', operator })
      else if (SAYS_SOMETHING.test(word)) tokens.push({ at, type: 'sought', sought: sought(word, false) })
      else if (word.includes('*')) return { fault: 'star-without-word', at: at + word.indexOf('*') }
    }
  }
  return tokens
}

/** Takes away an opened bracket that holds nothing, and the minus before it. */
function dropEmpty(tokens: Token[]): void {
  tokens.pop()
  if (tokens.at(-1)?.type === 'minus') tokens.pop()
}

function closingQuote(text: string, from: number): number {
  for (let index = from; index < text.length; index++) if (QUOTES.includes(text.charAt(index))) return index
  return -1
}

function sought(text: string, prefix: boolean): Sought {
  const starred = /[\p{L}\p{N}\p{M}]\*+[^\p{L}\p{N}]*$/u.test(text)
  return { text, prefix: prefix || starred }
}

/** The query where it has neither operators nor brackets. */
function readWords(tokens: readonly Token[]): Parsed | undefined {
  const words: Sought[] = []
  const none: Formula[] = []
  let minus = false
  for (const token of tokens) {
    if (token.type === 'minus') minus = true
    else if (token.type !== 'sought') return undefined
    else {
      ;(minus ? none : words).push(token.sought)
      minus = false
    }
  }
  if (words.length === 0)
    return none.length > 0 ? { fault: 'only-excluded-words', at: tokens[0]?.at ?? 0 } : { query: { kind: 'nothing' } }
  return { query: { kind: 'words', words, none } }
}

interface Reading {
  tokens: readonly Token[]
  next: number
  depth: number
}
type Read = { formula: Formula } | { fault: QueryFault; at: number }

function readFormula(tokens: readonly Token[]): Parsed {
  const reading: Reading = { tokens, next: 0, depth: 0 }
  const read = readAny(reading)
  if ('fault' in read) return read
  const rest = tokens[reading.next]
  if (rest) return { fault: 'bracket-not-opened', at: rest.at }
  return { query: { kind: 'formula', formula: read.formula } }
}

function readAny(reading: Reading): Read {
  const any: Formula[] = []
  for (;;) {
    const read = readAll(reading)
    if ('fault' in read) return read
    any.push(read.formula)
    const token = reading.tokens[reading.next]
    if (token?.type !== 'operator' || token.operator !== 'OR') break
    reading.next++
    if (isMissing(reading)) return { fault: 'operator-without-words', at: token.at }
  }
  return { formula: any.length === 1 && any[0] ? any[0] : { any } }
}

function readAll(reading: Reading): Read {
  const all: Formula[] = []
  const none: Formula[] = []
  const start = reading.tokens[reading.next]
  for (let token = start; token && token.type !== 'close'; token = reading.tokens[reading.next]) {
    if (token.type === 'operator' && token.operator === 'OR') break
    if (token.type === 'operator' && token.operator === 'AND') {
      reading.next++
      if (all.length + none.length === 0 || isMissing(reading)) return { fault: 'operator-without-words', at: token.at }
      continue
    }
    const excluded = token.type === 'minus' || token.type === 'operator'
    if (excluded) {
      reading.next++
      if (isMissing(reading)) return { fault: 'operator-without-words', at: token.at }
    }
    const read = readOne(reading)
    if ('fault' in read) return read
    ;(excluded ? none : all).push(read.formula)
  }
  const at = start?.at ?? 0
  if (start?.type === 'close' && reading.depth === 0) return { fault: 'bracket-not-opened', at }
  if (all.length > 0) return { formula: all.length === 1 && none.length === 0 && all[0] ? all[0] : { all, none } }
  return { fault: none.length > 0 ? 'only-excluded-words' : 'operator-without-words', at }
}

function readOne(reading: Reading): Read {
  const token = reading.tokens[reading.next++]
  if (token?.type === 'sought') return { formula: token.sought }
  const at = token?.at ?? 0
  if (token?.type !== 'open') return { fault: 'operator-without-words', at }
  if (++reading.depth > DEEPEST) return { fault: 'brackets-too-deep', at }
  if (reading.tokens[reading.next] === undefined) return { fault: 'bracket-not-closed', at }
  const read = readAny(reading)
  if ('fault' in read) return read
  if (reading.tokens[reading.next++]?.type !== 'close') return { fault: 'bracket-not-closed', at }
  reading.depth--
  return read
}

/** Whether nothing that an operator could apply to comes next. */
function isMissing({ tokens, next }: Reading): boolean {
  const token = tokens[next]
  if (!token || token.type === 'close') return true
  return token.type === 'operator' && token.operator !== 'NOT'
}
