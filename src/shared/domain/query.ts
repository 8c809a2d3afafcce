import { z } from 'zod'
import { type Condition, type Field, readCondition, writeCondition } from './query-condition.ts'
import type { Formula, Near, Sought, Where } from './query-parts.ts'
import { type Branch, type Conjunction, splitConditions } from './query-split.ts'

export const QueryFault = z.enum([
  'quote-not-closed',
  'bracket-not-closed',
  'bracket-not-opened',
  'brackets-too-deep',
  'operator-without-words',
  'only-excluded-words',
  'star-without-word',
  'star-too-early',
  'near-without-words',
  'field-without-value',
  'date-not-understood',
  'type-unknown',
  'language-unknown',
  'condition-beside-or',
])
export type QueryFault = z.infer<typeof QueryFault>

export type { Formula, Near, Sought, Where } from './query-parts.ts'

/**
 * `words`: typed without operators, so that what holds more of them comes first and none need be there, while what
 * holds one of `none` is left out. `formula`: every condition is to be met. `nothing`: not a word in it; with `where`
 * it asks for documents.
 */
export type Query = { where?: Where | undefined } & (
  { kind: 'nothing' } | { kind: 'words'; words: Sought[]; none: Formula[] } | { kind: 'formula'; formula: Formula }
)

/** `at` is the UTF-16 offset of the sign or word that is at fault. */
export type Parsed = { query: Query } | { fault: QueryFault; at: number }

type Operator = 'AND' | 'OR' | 'NOT'
type Token = { at: number } & (
  | { type: 'sought'; sought: Sought }
  | { type: 'condition'; condition: Condition; end: number }
  | { type: 'operator'; operator: Operator }
  | { type: 'near'; within: number }
  | { type: 'minus' | 'open' | 'close' }
)

const OPERATORS: Record<string, Operator> = { AND: 'AND', OR: 'OR', NOT: 'NOT', И: 'AND', ИЛИ: 'OR', НЕ: 'NOT' }
const NEAR = /^(?:NEAR|РЯДОМ)(?:\/(\d{1,3}))?$/
/** Words between the two of a NEAR that does not say how many. */
const NEAR_WITHIN = 10
const QUOTES = '"“”„«»＂'
const TOKEN =
  /[\s\u200b\ufeff]+|(?<quote>["“”„«»＂])|(?<open>[(（])|(?<close>[)）])|(?<minus>[-−](?=["“”„«»＂(（]|[^\s()（）"“”„«»＂-]*[\p{L}\p{N}]))|(?<number>\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?=[\s()（）]|$))|(?<word>[^\s\u200b\ufeff"“”„«»＂()（）]+)/gu
const SAYS_SOMETHING = /[\p{L}\p{N}]/u
/** A single letter begins too many words. */
const BEGINS_TOO_MUCH = /(?:^|[^\p{L}\p{N}\p{M}])(?!\p{sc=Han})\p{L}\*/u
/** Brackets deeper than this no person writes, and the index's own parser is not made for them. */
const DEEPEST = 8

/**
 * Reads what a person typed: words, "phrases", `word*`, AND OR NOT (И ИЛИ НЕ) in capitals, brackets, `-word`.
 * A number is one word, too, with its thousands parted by spaces. Words side by side bind tighter than OR; beside an
 * operator or brackets they are all required. `a NEAR/5 b` (РЯДОМ) stands for two words or phrases with at most five
 * words between, and `title: publisher: author: date: exhibit: type: lang: tag:` for what a document is to be like.
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
      if (SAYS_SOMETHING.test(inner))
        tokens.push({ at, type: 'sought', sought: { ...sought(inner, prefix), quoted: true } })
      else if (prefix) return { fault: 'star-without-word', at: end + 1 }
      else if (tokens.at(-1)?.type === 'minus') tokens.pop()
    } else if (word) {
      const operator = OPERATORS[word]
      const near = NEAR.exec(word)
      const read = readCondition(text, at, word)
      if (operator) tokens.push({ at, type: 'operator', operator })
      else if (near) tokens.push({ at, type: 'near', within: Number(near[1] ?? NEAR_WITHIN) })
      else if (read && 'fault' in read) return read
      else if (read) {
        tokens.push({ at, type: 'condition', ...read })
        TOKEN.lastIndex = read.end
      } else if (BEGINS_TOO_MUCH.test(word)) return { fault: 'star-too-early', at: at + word.indexOf('*') }
      else if (SAYS_SOMETHING.test(word)) tokens.push({ at, type: 'sought', sought: sought(word, false) })
      else if (word.includes('*')) return { fault: 'star-without-word', at: at + word.indexOf('*') }
    }
  }
  return tokens
}

/**
 * The conditions of a query with what stands for each in its text, UTF-16 [from, to), the minus before it apart.
 * None where it is at fault.
 */
export function conditionsIn(text: string): { condition: Condition; excluded: boolean; from: number; to: number }[] {
  const tokens = tokenise(text)
  if (!Array.isArray(tokens)) return []
  return tokens.flatMap((token, index) => {
    if (token.type !== 'condition') return []
    const excluded = tokens[index - 1]?.type === 'minus'
    return [{ condition: token.condition, excluded, from: token.at, to: token.end }]
  })
}

/** The query with a condition more; where it stands there already, without it. */
export function toggleCondition(text: string, field: Field, value: string): string {
  const standing = conditionIn(text, field, value)
  if (!standing) return `${text.trim()} ${writeCondition(field, value)}`.trim()
  return `${text.slice(0, standing.from).trimEnd()} ${text.slice(standing.to).trimStart()}`.trim()
}

/** Where a query asks for this value of a field. */
export function conditionIn(text: string, field: Field, value: string): { from: number; to: number } | undefined {
  return conditionsIn(text).find(
    ({ condition, excluded }) =>
      !excluded && condition.field === field && condition.value.toLowerCase() === value.toLowerCase(),
  )
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
  const conditions: Conjunction<Condition> = { all: [], none: [] }
  let minus = false
  for (const token of tokens) {
    if (token.type === 'minus') {
      minus = true
      continue
    }
    if (token.type === 'sought') (minus ? none : words).push(token.sought)
    else if (token.type === 'condition') conditions[minus ? 'none' : 'all'].push(token.condition)
    else return undefined
    minus = false
  }
  const [only] = conditions.all
  const asked = conditions.all.length + conditions.none.length
  const where: Where | undefined = asked === 0 ? undefined : asked === 1 && only ? only : conditions
  if (words.length > 0) return { query: { kind: 'words', words, none, ...(where && { where }) } }
  if (none.length > 0) return { fault: 'only-excluded-words', at: tokens[0]?.at ?? 0 }
  return { query: { kind: 'nothing', ...(where && { where }) } }
}

interface Reading {
  tokens: readonly Token[]
  next: number
  depth: number
}
type Read = { branch: Branch } | { fault: QueryFault; at: number }

function readFormula(tokens: readonly Token[]): Parsed {
  const reading: Reading = { tokens, next: 0, depth: 0 }
  const read = readAny(reading)
  if ('fault' in read) return read
  const rest = tokens[reading.next]
  if (rest) return { fault: 'bracket-not-opened', at: rest.at }
  const split = splitConditions(read.branch)
  if (split === undefined)
    return { fault: 'condition-beside-or', at: tokens.find(({ type }) => type === 'condition')?.at ?? 0 }
  const { text: formula, where } = split
  if (formula === undefined) return { query: { kind: 'nothing', ...(where && { where }) } }
  if (isOnlyExcluded(formula)) return { fault: 'only-excluded-words', at: tokens[0]?.at ?? 0 }
  return { query: { kind: 'formula', formula, ...(where && { where }) } }
}

/** Beside a condition, what is left of the words may be nothing but exclusions. */
function isOnlyExcluded(formula: Formula): boolean {
  return 'all' in formula && formula.all.length === 0
}

function readAny(reading: Reading): Read {
  const any: Branch[] = []
  for (;;) {
    const read = readAll(reading)
    if ('fault' in read) return read
    any.push(read.branch)
    const token = reading.tokens[reading.next]
    if (token?.type !== 'operator' || token.operator !== 'OR') break
    reading.next++
    if (isMissing(reading)) return { fault: 'operator-without-words', at: token.at }
  }
  return { branch: any.length === 1 && any[0] ? any[0] : { any } }
}

function readAll(reading: Reading): Read {
  const all: Branch[] = []
  const none: Branch[] = []
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
    const read = readNear(reading)
    if ('fault' in read) return read
    ;(excluded ? none : all).push(read.branch)
  }
  const at = start?.at ?? 0
  if (start?.type === 'close' && reading.depth === 0) return { fault: 'bracket-not-opened', at }
  if (all.length > 0) return { branch: all.length === 1 && none.length === 0 && all[0] ? all[0] : { all, none } }
  return { fault: none.length > 0 ? 'only-excluded-words' : 'operator-without-words', at }
}

/** One part, or words and phrases near each other. */
function readNear(reading: Reading): Read {
  let left = reading.tokens[reading.next]
  const read = readOne(reading)
  const pairs: Near[] = []
  for (;;) {
    const token = reading.tokens[reading.next]
    if ('fault' in read || token?.type !== 'near') break
    const right = reading.tokens[reading.next + 1]
    if (left?.type !== 'sought' || right?.type !== 'sought') return { fault: 'near-without-words', at: token.at }
    pairs.push({ near: [left.sought, right.sought], within: token.within })
    left = right
    reading.next += 2
  }
  const [pair] = pairs
  if (!pair) return read
  return { branch: pairs.length === 1 ? pair : { all: pairs, none: [] } }
}

function readOne(reading: Reading): Read {
  const token = reading.tokens[reading.next++]
  if (token?.type === 'sought') return { branch: token.sought }
  if (token?.type === 'condition') return { branch: token.condition }
  if (token?.type === 'near') return { fault: 'near-without-words', at: token.at }
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
  return token.type === 'near' || (token.type === 'operator' && token.operator !== 'NOT')
}
