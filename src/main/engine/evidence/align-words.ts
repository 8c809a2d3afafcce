import type { Block } from '../../../shared/contract/evidence.ts'

export interface Aligned {
  /** ¶ that holds the word; null where the text does not hold it at this place. */
  readonly ordinal: number | null
  /** UTF-16 offsets [from, to) of the block's text; 0 where it has none. */
  readonly from: number
  readonly to: number
}

/** Words that are looked for together where the two texts part. */
const TOGETHER = 6
/** Letters of them that must be there, so that a common word alone leads nowhere far. */
const ENOUGH = 14
/** Letters within which a word is looked for by itself. */
const NEAR = 60
/** Searches through a page's whole text; a page that needs more has another text. */
const MOST_SEARCHES = 1500

const NOWHERE: Aligned = { ordinal: null, from: 0, to: 0 }

/**
 * Where each word of a page stands in the blocks of that page. Both were read from the same lines, but a paragraph joins
 * lines, mends divided words and may stand elsewhere in the order; so both are walked without letter case, accents,
 * spaces and hyphens, and where they part the walk goes on where the next words are found.
 */
export function alignWords(words: readonly string[], blocks: readonly Pick<Block, 'ordinal' | 'text'>[]): Aligned[] {
  const text = foldBlocks(blocks)
  const folded = words.map(foldLetters)
  const taken = new Uint8Array(text.letters.length)
  let at = 0
  let searches = 0
  return folded.map((word, index) => {
    if (word === '') return NOWHERE
    let found = at
    if (!text.letters.startsWith(word, at)) {
      if (searches++ > MOST_SEARCHES) return NOWHERE
      found = lookFor(text.letters, taken, folded, index, at)
    }
    const place = found < 0 ? undefined : placeOf(text, found, word.length)
    if (!place) return NOWHERE
    at = found + word.length
    taken.fill(1, found, at)
    return place
  })
}

/** Where the word stands with those after it: ahead first, then anywhere; else by itself close ahead. −1 if nowhere. */
function lookFor(letters: string, taken: Uint8Array, words: readonly string[], index: number, from: number): number {
  let together = ''
  for (let at = index; at < index + TOGETHER && together.length < ENOUGH; at++) together += words[at] ?? ''
  if (together.length >= ENOUGH) {
    for (let at = letters.indexOf(together, from); at >= 0; at = letters.indexOf(together, at + 1)) {
      if (taken[at] === 0) return at
    }
    for (let at = letters.indexOf(together); at >= 0 && at < from; at = letters.indexOf(together, at + 1)) {
      if (taken[at] === 0) return at
    }
  }
  const word = words[index] as string
  const near = letters.slice(from, from + NEAR + word.length).indexOf(word)
  return near < 0 ? -1 : from + near
}

interface FoldedBlocks {
  readonly letters: string
  /** Of each letter: its block, and the stretch of that block's text it was made of. */
  readonly ordinals: number[]
  readonly starts: number[]
  readonly ends: number[]
}

function foldBlocks(blocks: readonly Pick<Block, 'ordinal' | 'text'>[]): FoldedBlocks {
  const [ordinals, starts, ends]: [number[], number[], number[]] = [[], [], []]
  let letters = ''
  for (const { ordinal, text } of blocks) {
    let at = 0
    for (const character of text) {
      const folded = foldLetters(character)
      const end = at + character.length
      for (let unit = 0; unit < folded.length; unit++) {
        ordinals.push(ordinal)
        starts.push(at)
        ends.push(end)
      }
      letters += folded
      // An accent belongs to the letter before it.
      if (folded === '' && ordinals.at(-1) === ordinal && /^\p{M}$/u.test(character)) ends[ends.length - 1] = end
      at = end
    }
  }
  return { letters, ordinals, starts, ends }
}

/** Undefined where the stretch is not of one block, or begins or ends inside a letter that folds to several. */
function placeOf({ ordinals, starts, ends }: FoldedBlocks, at: number, length: number): Aligned | undefined {
  const last = at + length - 1
  const [ordinal, from, to] = [ordinals[at], starts[at], ends[last]]
  if (ordinal === undefined || from === undefined || to === undefined || ordinal !== ordinals[last]) return undefined
  const same = (a: number, b: number) => ordinals[a] === ordinals[b] && starts[a] === starts[b]
  if (same(at, at - 1) || same(last, last + 1)) return undefined
  return { ordinal, from, to }
}

/** Letters, digits and signs as they are compared: ligatures in parts, without case, accents, spaces and hyphens. */
export function foldLetters(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\s\p{M}\p{C}\u2010-]+/gu, '')
    .replaceAll('ς', 'σ')
}
