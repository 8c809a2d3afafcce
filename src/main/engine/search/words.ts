import { fold } from './fold.ts'
import { nameKeys } from './name-key.ts'
import { stemmingOf, termOf } from './term.ts'

export interface Word {
  /** As it stands, folded. */
  form: string
  /** What the index holds for it: every inflected form and spelling has the same. */
  term: string
  /** Of a word with a capital letter: what the spellings of a name have in common. */
  names: readonly string[]
  /** UTF-16 offsets [from, to) into the text. */
  from: number
  to: number
}

/** A longer term is cut: no word of a language is that long, and base64 is not searched. */
const LONGEST = 64

const UNSPACED = String.raw`[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]`
const WITHIN = String.raw`\u00ad\u200b-\u200f\u2060\ufeff`

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

/** The same for texts of plain Latin and Cyrillic letters, several times as quick. */
const PLAIN_PIECE = /[A-Za-zА-Яа-яЁё]+|[0-9]+/g
const NOT_PLAIN = /[^\x00-\x7f\u00a0«»А-Яа-яЁё№\u2010-\u2027\u202f\u20ac]/
const LETTERS = new RegExp(String.raw`^[\p{L}--${UNSPACED}]`, 'v')

/** Between the parts of one word: a hyphen (at a line's end, too) or an apostrophe. */
const JOINT = /^(?:[-\u2010\u2011]\s?\n?|['’ʼ`])$/
const APOSTROPHE = /^['’ʼ`]$/
const DESIGNATION = /^[-\u2010\u2011 \u00a0]?$/

/**
 * The words of a text in their order, and the compounds: words whose parts are joined by a hyphen or an apostrophe,
 * as one. A possessive `'s` is no word. `language` is that of the text, ISO 639-1, where it is known.
 */
export function wordsIn(text: string, language?: string | null): { words: Word[]; compounds: Word[] } {
  const stemming = stemmingOf(language)
  const words: Word[] = []
  const compounds: Word[] = []
  const plain = !NOT_PLAIN.test(text)
  const pieces = plain ? PLAIN_PIECE : PIECE
  pieces.lastIndex = 0
  let before: (Word & { letters: boolean }) | undefined
  let chain: Word[] = []
  for (let match = pieces.exec(text); match; match = pieces.exec(text)) {
    const [piece] = match
    const from = match.index
    const { form, term, names } = readPiece(piece, stemming)
    if (form === '') continue
    const letters = plain ? piece > '9' : LETTERS.test(piece)
    const gap = before?.letters ? gapBetween(text, before.to, from) : undefined
    const joined = letters && gap !== undefined && JOINT.test(gap)
    if (joined && form === 's' && APOSTROPHE.test(gap)) continue
    if (chain.length > 0 && !joined) {
      compounds.push(compoundOf(chain, stemming))
      chain = []
    }
    if (before && !letters && gap !== undefined && DESIGNATION.test(gap)) {
      const latin = isCapital(text.slice(before.from, before.to)) && asLatin(before.form)
      if (latin) before.term = before.form = latin
    }
    const word = { form, term, names, from, to: from + piece.length, letters }
    if (joined && before) chain.push(...(chain.length === 0 ? [before, word] : [word]))
    words.push(word)
    before = word
  }
  if (chain.length > 0) compounds.push(compoundOf(chain, stemming))
  return { words, compounds }
}

/** What parts two pieces; undefined where it is too long to join them. */
function gapBetween(text: string, from: number, to: number): string | undefined {
  return to - from > 3 ? undefined : text.slice(from, to)
}

function compoundOf(parts: readonly Word[], stemming: string | null): Word {
  const form = parts.map((part) => part.form).join('').slice(0, LONGEST) // prettier-ignore
  return { form, term: termOf(form, stemming), names: [], from: parts[0]?.from ?? 0, to: parts.at(-1)?.to ?? 0 }
}

type Piece = Pick<Word, 'form' | 'term' | 'names'>

/** A stem takes microseconds, an import asks for millions: the latest are kept, in memory only. */
const KEPT = 50_000
const known = new Map<string | null, Map<string, Piece>>()

/** A run of letters or of digits, folded, and its term by the rules of a language that `stemmingOf` gave. */
export function readPiece(piece: string, stemming: string | null): Piece {
  let pieces = known.get(stemming)
  if (!pieces) known.set(stemming, (pieces = new Map<string, Piece>()))
  let word = pieces.get(piece)
  if (!word) {
    const form = fold(piece).slice(0, LONGEST)
    const isName = piece.charAt(0) !== piece.charAt(0).toLowerCase()
    word = { form, term: termOf(form, stemming), names: isName ? nameKeys(form) : [] }
    if (pieces.size >= KEPT) pieces.clear()
    pieces.set(piece, word)
  }
  return word
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
