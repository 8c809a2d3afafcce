import type { Formula, Query, Sought } from '../../../shared/domain/query.ts'
import { isFunctionWord } from './function-words.ts'
import type { Expressions } from './rank.ts'
import { ftsFormula, ftsSought, type Languages, without } from './sought.ts'

/** Words beyond this many do not count, so that a pasted page does not hold up the engine. */
const MOST_WORDS = 30

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })
const UNSPACED_RUN = /^[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}]{3,}$/u

/** What the index is asked for; undefined where no word is sought. */
export function expressionsOf(query: Query, languages: Languages): Expressions | undefined {
  if (query.kind === 'nothing') return undefined
  if (query.kind === 'formula') {
    const any = ftsFormula(query.formula, languages)
    return any === undefined ? undefined : { each: [any], any }
  }
  const each = eachOf(query.words, query.none, languages)
  const [first] = each
  if (first === undefined) return undefined
  return { each, any: each.length > 1 ? `(${each.join(' OR ')})` : first }
}

function eachOf(words: readonly Sought[], none: readonly Formula[], languages: Languages): string[] {
  const telling = words.filter((word) => !isFunctionWord(word))
  const expressions = (telling.length > 0 ? telling : words)
    .flatMap(segmented)
    .map((word) => ftsSought(word, languages))
    .filter((part) => part !== undefined)
  return [...new Set(expressions)].slice(0, MOST_WORDS).map((expression) => without(expression, none, languages))
}

/** What is typed without spaces, and the words in it where its script has none: 武器出口許可 and 武器, 出口, 許可. */
function segmented(word: Sought): Sought[] {
  if (word.quoted || word.prefix || !UNSPACED_RUN.test(word.text)) return [word]
  const parts = [...segmenter.segment(word.text)].map(({ segment }) => ({ text: segment, prefix: false }))
  return parts.length > 1 ? [word, ...parts] : [word]
}
