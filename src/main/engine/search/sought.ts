import type { Formula, Near, Sought } from '../../../shared/domain/query.ts'
import { nameKeys } from './name-key.ts'
import { asLatin, readPiece, wordsIn, type Word } from './words.ts'

/** The languages by whose rules the index holds stems (`languagesHeld`). */
export type Languages = readonly (string | null)[]

/** Terms that follow each other; with `prefix` the last one is only the beginning of a term. */
export interface Pattern {
  terms: string[]
  prefix: boolean
}

const GROUPED_NUMBER = /(?<![\p{L}\p{N}])\d{1,3}(?:[.,'’ \u00a0\u2009\u202f]\d{3})+(?!\d)/gu
const LONG_NUMBER = /(?<![\p{L}\p{N}])\d{4,15}(?![\p{L}\p{N}])/gu
const THOUSANDS = /\B(?=(?:\d{3})+$)/g

/** Beyond so many patterns of each, words near each other are not tried in every pairing. */
const MOST_PAIRED = 6

/**
 * Every way in which the index may hold what is sought: as it is written, a number with and without separators, a
 * compound as one word, a designation in Latin letters, each stemmed by every language of the index; for a single word
 * the key of the names it may be a spelling of, for a prefix the stems of the words it may begin. The exact ways come
 * first. Empty where it has no word.
 */
export function patternsOf({ text, prefix }: Sought, languages: Languages): Pattern[] {
  const spellings = new Set([
    text,
    text.replace(GROUPED_NUMBER, (number) => number.replace(/\D/g, '')),
    text.replace(LONG_NUMBER, (number) => number.replace(THOUSANDS, ',')),
  ])
  const patterns = new Map<string, Pattern>()
  const add = (pattern: Pattern): void => void patterns.set(ftsPattern(pattern), pattern)
  for (const spelling of spellings) {
    for (const language of languages) {
      for (const words of formsOf(spelling, language)) {
        if (prefix) for (const pattern of prefixPatterns(words, language)) add(pattern)
        else add({ terms: words.map(({ term }) => term), prefix: false })
      }
    }
  }
  if (!prefix) for (const key of keysOf(text)) add({ terms: [key], prefix: false })
  return [...patterns.values()]
}

type Term = Pick<Word, 'form' | 'term'>

function formsOf(spelling: string, language: string | null): Term[][] {
  const { words, compounds } = wordsIn(spelling, language)
  if (words.length === 0) return []
  const forms: Term[][] = [words]
  const [first, last, compound] = [words[0], words.at(-1), compounds[0]]
  if (compound && compound.from === first?.from && compound.to === last?.to) forms.push([compound])
  if (words.some(({ form }) => asLatin(form))) forms.push(words.map((word) => ({ ...word, ...latin(word.form) })))
  return forms
}

function keysOf(text: string): string[] {
  const { words } = wordsIn(text)
  const [only] = words
  return words.length === 1 && only ? nameKeys(only.form) : []
}

function latin(form: string): { form: string; term: string } | undefined {
  const written = asLatin(form)
  return written === undefined ? undefined : { form: written, term: written }
}

/** Endings that show which stems the words beginning with a prefix may have. */
const ENDINGS: Record<string, readonly string[]> = {
  Latin: ['', 'e', 's', 'g', 'ng', 'ing', 'd', 'ed', 'r', 'er', 'se', 'ise', 'y', 'ly', 'on', 'ion', 'tion', 'ation', 'ment', 'al'],
  Cyrillic: ['', 'а', 'и', 'й', 'я', 'е', 'м', 'х', 'ть', 'ет', 'ния', 'ие', 'ый', 'ого', 'ая', 'ов', 'ами', 'ц', 'ец', 'к', 'ок', 'ла'],
} // prettier-ignore

/**
 * The index holds stems, which may be shorter than a prefix (`licensi*`: licens): besides the stems that begin with
 * it, those of words that it may be the beginning of are looked for. So it finds other forms of these words as well.
 */
function prefixPatterns(words: readonly Term[], language: string | null): Pattern[] {
  const before = words.slice(0, -1).map(({ term }) => term)
  const form = words.at(-1)?.form ?? ''
  const script = /^\p{Script=Latin}+$/u.test(form) ? 'Latin' : /^\p{Script=Cyrillic}+$/u.test(form) ? 'Cyrillic' : ''
  const stems = new Set((ENDINGS[script] ?? []).map((ending) => readPiece(form + ending, language).term))
  const patterns: Pattern[] = [{ terms: [...before, form], prefix: true }]
  for (const stem of stems) {
    if (!stem.startsWith(form)) patterns.push({ terms: [...before, stem], prefix: false })
  }
  return patterns
}

/** The FTS5 expression of one sought word or phrase; undefined where it has no word. */
export function ftsSought(sought: Sought, languages: Languages): string | undefined {
  return anyOf(patternsOf(sought, languages).map(ftsPattern))
}

/** The same without the names that it may be a spelling of. */
export function ftsExactly(sought: Sought, languages: Languages): string | undefined {
  return anyOf(exactPatterns(sought, languages).map(ftsPattern))
}

function exactPatterns(sought: Sought, languages: Languages): Pattern[] {
  return patternsOf(sought, languages).filter(({ terms }) => !isNameKey(terms[0]))
}

/** The FTS5 expression of a formula; undefined where none of its words is one. */
export function ftsFormula(formula: Formula, languages: Languages): string | undefined {
  if ('text' in formula) return ftsSought(formula, languages)
  if ('near' in formula) return ftsNear(formula, languages)
  if ('any' in formula) return joined(formula.any, ' OR ', languages)
  const all = joined(formula.all, ' AND ', languages)
  return all === undefined ? undefined : without(all, formula.none, languages)
}

/** `expression`, less what meets one of `none`. */
export function without(expression: string, none: readonly Formula[], languages: Languages): string {
  const excluded = joined(none, ' OR ', languages)
  return excluded === undefined ? expression : `(${expression} NOT ${excluded})`
}

function joined(formulas: readonly Formula[], operator: string, languages: Languages): string | undefined {
  const parts = formulas.map((formula) => ftsFormula(formula, languages)).filter((part) => part !== undefined)
  return parts.length > 1 ? `(${parts.join(operator)})` : parts[0]
}

/** FTS5 takes phrases alone beside a NEAR: each way to write the one is paired with each of the other. */
function ftsNear({ near: [left, right], within }: Near, languages: Languages): string | undefined {
  const [lefts, rights] = [left, right].map((one) => exactPatterns(one, languages).slice(0, MOST_PAIRED))
  const pairs = (lefts ?? []).flatMap((one) =>
    (rights ?? []).map((other) => `NEAR(${ftsPattern(one)} ${ftsPattern(other)}, ${within})`),
  )
  return anyOf(pairs)
}

function anyOf(expressions: readonly string[]): string | undefined {
  return expressions.length > 1 ? `(${expressions.join(' OR ')})` : expressions[0]
}

/** Names stand in a column of their own, where no distance to other words is known. */
function isNameKey(term = ''): boolean {
  return /^0\p{L}/u.test(term)
}

/** Terms hold letters, digits and marks alone: nothing in them ends the quotation. */
function ftsPattern({ terms, prefix }: Pattern): string {
  return terms.map((term) => `"${term}"`).join(' + ') + (prefix ? ' *' : '')
}

/** What is looked for, without what is excluded. */
export function soughtIn(formula: Formula): Sought[] {
  if ('text' in formula) return [formula]
  if ('near' in formula) return [...formula.near]
  return ('any' in formula ? formula.any : formula.all).flatMap(soughtIn)
}
