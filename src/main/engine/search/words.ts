import { fold } from './fold.ts'
import { termOf } from './term.ts'

export interface Word {
  /** As it stands, folded. */
  form: string
  /** What the index holds for it: every inflected form and spelling has the same. */
  term: string
  /** UTF-16 offsets [from, to) into the text. */
  from: number
  to: number
}

/** A longer term is cut: no word of a language is that long, and base64 is not searched. */
const LONGEST = 64

const UNSPACED = String.raw`[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]`
const WITHIN = String.raw`\u00ad\u200b-\u200f\u2060\ufe00-\ufe0f\ufeff`

/**
 * A run of letters or a run of digits, so that AK-103, AK 103 and AK103 are the same two words. Scripts without
 * spaces give one word a character: what is looked for there is found as a phrase.
 */
const PIECE = new RegExp(
  [
    String.raw`(?<letters>[\p{L}--${UNSPACED}][[\p{L}\p{M}${WITHIN}]--${UNSPACED}]*)`,
    String.raw`\p{N}[\p{N}${WITHIN}]*`,
    String.raw`\p{L}[\p{M}${WITHIN}]*`,
  ].join('|'),
  'gv',
)

/** Between the parts of one word: a hyphen (at a line's end, too) or an apostrophe. */
const JOINT = /^(?:[-\u2010\u2011]\s?\n?|['’ʼ`])$/
const APOSTROPHE = /^['’ʼ`]$/
const DESIGNATION = /^[-\u2010\u2011 \u00a0]?$/

/**
 * The words of a text in their order, and the compounds: words whose parts are joined by a hyphen or an apostrophe,
 * as one. A possessive `'s` is no word.
 */
export function wordsIn(text: string): { words: Word[]; compounds: Word[] } {
  const words: Word[] = []
  const compounds: Word[] = []
  let before: Word | undefined
  let beforeLetters = false
  let chain: Word[] = []
  const endChain = (): void => {
    const [first, last] = [chain[0], chain.at(-1)]
    if (first && last && first !== last) {
      const form = chain
        .map((part) => part.form)
        .join('')
        .slice(0, LONGEST)
      compounds.push({ form, term: termOf(form), from: first.from, to: last.to })
    }
    chain = []
  }
  for (const match of text.matchAll(PIECE)) {
    const letters = match.groups?.letters !== undefined
    const from = match.index
    const to = from + match[0].length
    const gap = before ? text.slice(before.to, from) : undefined
    const form = fold(match[0]).slice(0, LONGEST)
    if (form === '') continue
    const joined = gap !== undefined && letters && beforeLetters && JOINT.test(gap)
    if (joined && form === 's' && APOSTROPHE.test(gap)) continue
    if (!joined) endChain()
    if (before && gap !== undefined && !letters && beforeLetters && DESIGNATION.test(gap)) {
      const latin = isCapital(text.slice(before.from, before.to)) && asLatin(before.form)
      if (latin) before.term = before.form = latin
    }
    before = { form, term: letters ? termOf(form) : form, from, to }
    beforeLetters = letters
    words.push(before)
    if (letters) chain.push(before)
  }
  endChain()
  return { words, compounds }
}

const LOOKALIKES: Record<string, string> = {
  а: 'a', в: 'b', е: 'e', к: 'k', м: 'm', н: 'h', о: 'o', р: 'p', с: 'c', т: 't', у: 'y', х: 'x',
} // prettier-ignore

/**
 * The Latin letters that a short Cyrillic designation looks like (АК-103: AK-103), which is typed in either;
 * undefined where one of its letters has no Latin double.
 */
export function asLatin(form: string): string | undefined {
  if (form.length > 3) return undefined
  const letters = Array.from(form, (letter) => LOOKALIKES[letter])
  return letters.every((letter) => letter !== undefined) ? letters.join('') : undefined
}

function isCapital(word: string): boolean {
  return word === word.toUpperCase()
}
