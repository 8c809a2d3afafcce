import type { Formula, Sought } from '../../../shared/domain/query.ts'
import { asLatin, readPiece, wordsIn } from './words.ts'

/** Terms that follow each other; with `prefix` the last one is only the beginning of a term. */
export interface Pattern {
  terms: string[]
  prefix: boolean
}

const GROUPED_NUMBER = /(?<![\p{L}\p{N}])\d{1,3}(?:[.,'’ \u00a0\u2009\u202f]\d{3})+(?!\d)/gu
const LONG_NUMBER = /(?<![\p{L}\p{N}])\d{4,15}(?![\p{L}\p{N}])/gu
const THOUSANDS = /\B(?=(?:\d{3})+$)/g

/**
 * Every way in which the index may hold what is sought: as it is written, a number with and without separators, a
 * compound as one word, a designation in Latin letters, and for a prefix the stems of the words it may begin.
 * Empty where it has no word.
 */
export function patternsOf({ text, prefix }: Sought): Pattern[] {
  const spellings = new Set([
    text,
    text.replace(GROUPED_NUMBER, (number) => number.replace(/\D/g, '')),
    text.replace(LONG_NUMBER, (number) => number.replace(THOUSANDS, ',')),
  ])
  const patterns = new Map<string, Pattern>()
  const add = (pattern: Pattern): void => void patterns.set(ftsPattern(pattern), pattern)
  for (const spelling of spellings) {
    const { words, compounds } = wordsIn(spelling)
    if (words.length === 0) continue
    const forms = [words]
    const [first, last, compound] = [words[0], words.at(-1), compounds[0]]
    if (compound && compound.from === first?.from && compound.to === last?.to) forms.push([compound])
    if (words.some(({ form }) => asLatin(form))) {
      forms.push(words.map((word) => ({ ...word, ...latin(word.form) })))
    }
    for (const variant of forms) {
      if (prefix) for (const pattern of prefixPatterns(variant)) add(pattern)
      else add({ terms: variant.map(({ term }) => term), prefix: false })
    }
  }
  return [...patterns.values()]
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
function prefixPatterns(words: readonly { form: string; term: string }[]): Pattern[] {
  const before = words.slice(0, -1).map(({ term }) => term)
  const form = words.at(-1)?.form ?? ''
  const script = /^\p{Script=Latin}+$/u.test(form) ? 'Latin' : /^\p{Script=Cyrillic}+$/u.test(form) ? 'Cyrillic' : ''
  const stems = new Set((ENDINGS[script] ?? []).map((ending) => readPiece(form + ending).term))
  const patterns: Pattern[] = [{ terms: [...before, form], prefix: true }]
  for (const stem of stems) {
    if (!stem.startsWith(form)) patterns.push({ terms: [...before, stem], prefix: false })
  }
  return patterns
}

/** The FTS5 expression of one sought word or phrase; undefined where it has no word. */
export function ftsSought(sought: Sought): string | undefined {
  const patterns = patternsOf(sought).map(ftsPattern)
  return patterns.length > 1 ? `(${patterns.join(' OR ')})` : patterns[0]
}

/** The FTS5 expression of a formula; undefined where none of its words is one. */
export function ftsFormula(formula: Formula): string | undefined {
  if ('text' in formula) return ftsSought(formula)
  if ('any' in formula) return joined(formula.any, ' OR ')
  const all = joined(formula.all, ' AND ')
  return all === undefined ? undefined : without(all, formula.none)
}

/** `expression`, less what meets one of `none`. */
export function without(expression: string, none: readonly Formula[]): string {
  const excluded = joined(none, ' OR ')
  return excluded === undefined ? expression : `(${expression} NOT ${excluded})`
}

function joined(formulas: readonly Formula[], operator: string): string | undefined {
  const parts = formulas.map(ftsFormula).filter((part) => part !== undefined)
  return parts.length > 1 ? `(${parts.join(operator)})` : parts[0]
}

/** Terms hold letters, digits and marks alone: nothing in them ends the quotation. */
function ftsPattern({ terms, prefix }: Pattern): string {
  return terms.map((term) => `"${term}"`).join(' + ') + (prefix ? ' *' : '')
}

/** What is looked for, without what is excluded. */
export function soughtIn(formula: Formula): Sought[] {
  if ('text' in formula) return [formula]
  return ('any' in formula ? formula.any : formula.all).flatMap(soughtIn)
}
