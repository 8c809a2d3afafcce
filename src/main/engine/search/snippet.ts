import type { Sought } from '../../../shared/domain/query.ts'
import { type Languages, patternsOf, type Pattern } from './sought.ts'
import { wordsIn, type Word } from './words.ts'

export interface Snippet {
  text: string
  /** UTF-16 offsets [from, to) into `text`, in order, apart from each other. */
  marks: [number, number][]
  /** Where it begins in the block, UTF-16. */
  from: number
}

/** A block up to this long is shown whole, in UTF-16 units; of a longer one about so much. */
const LENGTH = 280
/** How much of it stands before the first mark. */
const LEAD = 60

interface Match {
  from: number
  to: number
  /** Which of the words sought. */
  of: number
}

/**
 * Prepares the marking of what is sought: the stretch of a block's text that holds most of it. `language` is the one
 * by whose rules the block was indexed.
 */
export function snippets(
  sought: readonly Sought[],
  languages: Languages,
): (text: string, language?: string | null) => Snippet {
  const patterns = sought.map((one) => patternsOf(one, languages))
  return (text, language) => {
    const matches = matchesIn(text, patterns, language)
    const { from, to } = stretch(text, matches)
    const marks: [number, number][] = []
    for (const match of matches) {
      const last = marks.at(-1)
      if (match.from < from || match.to > to) continue
      if (last && match.from - from < last[1]) last[1] = Math.max(last[1], match.to - from)
      else marks.push([match.from - from, match.to - from])
    }
    return { text: text.slice(from, to), marks, from }
  }
}

/** In the order of their beginnings. */
function matchesIn(text: string, patterns: readonly (readonly Pattern[])[], language?: string | null): Match[] {
  const { words, compounds } = wordsIn(text, language)
  const matches: Match[] = []
  patterns.forEach((variants, of) => {
    for (const pattern of variants) {
      for (const run of [words, compounds]) {
        for (let start = 0; start + pattern.terms.length <= run.length; start++) {
          if (!stands(run, start, pattern)) continue
          const [first, last] = [run[start], run[start + pattern.terms.length - 1]]
          if (first && last) matches.push({ from: first.from, to: last.to, of })
        }
      }
    }
  })
  return matches.sort((a, b) => a.from - b.from || a.to - b.to)
}

function stands(words: readonly Word[], start: number, { terms, prefix }: Pattern): boolean {
  return terms.every((term, index) => {
    const { term: found = '', names = [] } = words[start + index] ?? {}
    return prefix && index === terms.length - 1 ? found.startsWith(term) : found === term || names.includes(term)
  })
}

function stretch(text: string, matches: readonly Match[]): { from: number; to: number } {
  if (text.length <= LENGTH * 1.25) return { from: 0, to: text.length }
  let best = matches[0]?.from ?? 0
  let most = 0
  for (let first = 0; first < matches.length; first++) {
    const begin = matches[first]?.from ?? 0
    const within = new Set<number>()
    for (let next = first; next < matches.length; next++) {
      const match = matches[next]
      if (!match || match.to > begin + LENGTH - LEAD) break
      within.add(match.of)
    }
    if (within.size > most) [best, most] = [begin, within.size]
  }
  const from = wordEdge(text, Math.max(0, Math.min(best - LEAD, text.length - LENGTH)), best)
  const to = Math.min(text.length, from + LENGTH)
  return { from, to: to === text.length ? to : lastEdge(text, from, to) }
}

/** The first beginning of a word at or after `at`, not beyond `most`. */
function wordEdge(text: string, at: number, most: number): number {
  if (at === 0) return 0
  for (let index = at; index < most; index++)
    if (/\s/.test(text.charAt(index - 1)) && /\S/.test(text.charAt(index))) return index
  return most
}

/** The last end of a word at or before `at`; where there is none, `at` itself, off the middle of a character. */
function lastEdge(text: string, from: number, at: number): number {
  for (let index = at; index > from + LENGTH / 2; index--) if (/\s/.test(text.charAt(index))) return index
  return /[\udc00-\udfff]/.test(text.charAt(at)) ? at - 1 : at
}
