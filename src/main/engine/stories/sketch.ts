import { fold } from '../search/fold.ts'

/*
 * What of a text is compared: the hashes of its shingles (three words side by side), and of these the smallest. Two texts
 * are compared on the stretch of hashes that both sketches cover (bottom-k sketches: A. Broder, "On the resemblance and
 * containment of documents", 1997), which tells how much of one stands in the other, whatever their formats.
 */

/** Rises when sketches are to be made anew. */
export const SKETCH_VERSION = 1

const SHINGLE = 3
/** Hashes that a sketch keeps. */
const KEPT = 256
/** Of these, how many are keys under which a document is found. */
const KEYS = 24
/** A text of fewer words says too little to be told from others. */
const FEWEST_WORDS = 30

export interface Sketch {
  readonly words: number
  /** Rising, each once; empty where the text has too few words. */
  readonly hashes: Uint32Array
}

/** @param texts The paragraphs that are the document's own, in order. */
export function sketchOf(texts: Iterable<string>): Sketch {
  const all: number[] = []
  for (const text of texts) hashWords(text, all)
  const words = all.length
  if (words < FEWEST_WORDS) return { words, hashes: new Uint32Array() }
  const shingles = new Uint32Array(words - SHINGLE + 1)
  for (let at = 0; at < shingles.length; at++) {
    let hash = 0
    for (let next = at; next < at + SHINGLE; next++) hash = mixed(Math.imul(hash, 31) ^ all[next]!)
    shingles[at] = hash
  }
  shingles.sort()
  const hashes = new Uint32Array(KEPT)
  let kept = 0
  for (const hash of shingles) {
    if (kept > 0 && hashes[kept - 1] === hash) continue
    if (kept === KEPT) break
    hashes[kept++] = hash
  }
  return { words, hashes: hashes.slice(0, kept) }
}

export interface Likeness {
  /** How much of the shorter text stands in the longer, 0 to 1. */
  readonly held: number
  /** How long the shorter is beside the longer, 0 to 1. */
  readonly length: number
}

export function likenessOf(one: Sketch, other: Sketch): Likeness {
  const [shorter, longer] = one.words <= other.words ? [one, other] : [other, one]
  const reach = Math.min(reachOf(shorter), reachOf(longer))
  let [within, shared, at] = [0, 0, 0]
  for (const hash of shorter.hashes) {
    if (hash > reach) break
    within++
    while (at < longer.hashes.length && longer.hashes[at]! < hash) at++
    if (longer.hashes[at] === hash) shared++
  }
  return { held: within === 0 ? 0 : shared / within, length: longer.words === 0 ? 0 : shorter.words / longer.words }
}

/** The greatest hash up to which a sketch holds every hash of its text. */
function reachOf({ hashes }: Sketch): number {
  return hashes.length < KEPT ? 0xffffffff : hashes[KEPT - 1]!
}

/** The keys under which a document is found in its case, 32 bits each. */
export function keysOf({ hashes }: Sketch, caseId: string): number[] {
  const salt = hashOfWord(caseId)
  return Array.from(hashes.subarray(0, KEYS), (hash) => mixed(hash ^ salt))
}

const UNSPACED = String.raw`[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]`
/** A run of letters and digits; scripts without spaces give a word a character. */
const WORD = new RegExp(String.raw`${UNSPACED}|[[\p{L}\p{N}]--${UNSPACED}][[\p{L}\p{N}\p{M}]--${UNSPACED}]*`, 'gv')
/** A text with other signs than these is taken apart and folded by the rules of all scripts. */
const NOT_PLAIN = /[^\x00-\x7f\u00a0«»А-Яа-яЁё№\u2010-\u2027\u202f\u20ac]/

/** Appends the hashes of the words of a text. */
function hashWords(text: string, to: number[]): void {
  if (NOT_PLAIN.test(text)) for (const [word] of text.matchAll(WORD)) to.push(hashOfWord(fold(word)))
  else hashPlainWords(text, to)
}

const OFFSET = 0x811c9dc5
const PRIME = 0x01000193

/** FNV-1a, mixed. */
function hashOfWord(folded: string): number {
  let hash = OFFSET
  for (let at = 0; at < folded.length; at++) hash = Math.imul(hash ^ folded.charCodeAt(at), PRIME)
  return mixed(hash)
}

/** The same for plain Latin and Cyrillic letters, without taking the text apart: an import has millions of words. */
function hashPlainWords(text: string, to: number[]): void {
  let hash = OFFSET
  for (let at = 0; at <= text.length; at++) {
    const letter = at < text.length ? plainLetter(text.charCodeAt(at)) : 0
    if (letter !== 0) hash = Math.imul(hash ^ letter, PRIME)
    else if (hash !== OFFSET) {
      to.push(mixed(hash))
      hash = OFFSET
    }
  }
}

/** The lower-case letter or digit, е for ё; 0 for any other sign. */
function plainLetter(code: number): number {
  if (code < 0x80) {
    if ((code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39)) return code
    return code >= 0x41 && code <= 0x5a ? code + 0x20 : 0
  }
  if (code >= 0x430 && code <= 0x44f) return code
  if (code >= 0x410 && code <= 0x42f) return code + 0x20
  return code === 0x451 || code === 0x401 ? 0x435 : 0
}

/** The finaliser of MurmurHash3 (A. Appleby, public domain): every bit of the input turns half of those of the output. */
function mixed(given: number): number {
  let hash = given ^ (given >>> 16)
  hash = Math.imul(hash, 0x85ebca6b)
  hash ^= hash >>> 13
  hash = Math.imul(hash, 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
