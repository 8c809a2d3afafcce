import { eld } from 'eld/small'

/** Letters from which a passage's language is told by itself, and those that are enough beside its neighbours. */
const ENOUGH_LETTERS = 40
const LEAST_LETTERS = 10

/** Letters below which the text of a whole document tells no language. */
const LEAST_OF_TEXT = 12

/** Characters of a passage that are looked at, and of a whole text. */
const SAMPLE = 240
const TEXT_SAMPLE = 8000

interface Passage {
  readonly text: string
  /** The site's own text, which does not count for the language of the document. */
  readonly noise: boolean
}

/** Scripts in which one language alone is written, as far as documents of our days go. */
const SCRIPTS: readonly (readonly [language: string | undefined, letters: RegExp])[] = [
  ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ['zh', /\p{Script=Han}/gu],
  ['ko', /\p{Script=Hangul}/gu],
  ['el', /\p{Script=Greek}/gu],
  ['he', /\p{Script=Hebrew}/gu],
  ['ka', /\p{Script=Georgian}/gu],
  ['hy', /\p{Script=Armenian}/gu],
  ['th', /\p{Script=Thai}/gu],
]

/**
 * The language of each passage (ISO 639-1), and that of the document: the one in which most of its own text is written.
 * Null where it cannot be told: a number, a name, a word or two. A short passage takes the language of its neighbours
 * where its letters and words agree with it.
 * @param claimed the language that the file itself claims, for a document too short to tell
 */
export function languagesOf(
  passages: readonly Passage[],
  claimed: string | null = null,
): { passages: (string | null)[]; document: string | null } {
  const known = passages.map(({ text }) => {
    const sample = text.slice(0, SAMPLE)
    return scriptLanguage(sample) ?? (letterCount(sample) >= ENOUGH_LETTERS ? told(sample) : null)
  })
  settleSerbian(passages, known)
  const document = mostWritten(passages, known) ?? languageOf(opening(passages)) ?? claimed
  return {
    document,
    passages: passages.map(({ text }, at) => known[at] ?? besideNeighbours(text.slice(0, SAMPLE), known, at, document)),
  }
}

/** The language of a text, ISO 639-1; null where it is too short or reads as no one language. */
export function languageOf(text: string): string | null {
  const sample = text.slice(0, TEXT_SAMPLE)
  if (letterCount(sample) < LEAST_OF_TEXT) return null
  return scriptLanguage(sample) ?? told(sample)
}

/** Enough of a document's own text to tell its language by. */
function opening(passages: readonly Passage[]): string {
  let joined = ''
  for (const { text, noise } of passages) if (!noise && (joined += `${text}\n`).length > TEXT_SAMPLE) break
  return joined
}

function mostWritten(passages: readonly Passage[], known: readonly (string | null)[]): string | null {
  const letters = new Map<string, number>()
  for (const [at, { text, noise }] of passages.entries()) {
    const language = known[at]
    if (language && !noise) letters.set(language, (letters.get(language) ?? 0) + text.length)
  }
  return [...letters].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null
}

/** How many passages away a neighbour may stand. */
const NEAR = 8

function besideNeighbours(
  text: string,
  known: readonly (string | null)[],
  at: number,
  document: string | null,
): string | null {
  if (letterCount(text) < LEAST_LETTERS || wordsOf(text) < 2) return null
  let before: string | null = null
  let after: string | null = null
  for (let away = 1; away <= NEAR; away++) {
    before ??= known[at - away] ?? null
    after ??= known[at + away] ?? null
  }
  const scores = eld.detect(text).getScores()
  const likely = [...new Set([before, after, document])].filter((language) => language !== null)
  const score = (language: string) => scores[language] ?? (language === 'sr' ? scores['hr'] : undefined) ?? 0
  const fits = likely.filter((language) => score(language) > 0 && sharesScript(text, language))
  return fits.sort((a, b) => score(b) - score(a))[0] ?? null
}

const CYRILLIC = new Set(['ru', 'uk', 'be', 'bg', 'mk', 'sr', 'kk', 'mn'])

/** Serbian alone is written in both scripts. */
function sharesScript(text: string, language: string): boolean {
  const cyrillic = text.match(/\p{Script=Cyrillic}/gu)?.length ?? 0
  return language === 'sr' || CYRILLIC.has(language) === cyrillic * 2 > letterCount(text)
}

const letterCount = (text: string) => text.match(/\p{L}/gu)?.length ?? 0
const wordsOf = (text: string) => text.match(/\p{L}{2,}/gu)?.length ?? 0

/** The first letters of scripts other than Latin. */
const BEYOND_LATIN = /[\u0370-\u03ff\u0530-\u05ff\u0e00-\u0e7f\u10a0-\u11ff\u3040-\u9fff\uac00-\ud7af]/

/** The language that the script of most letters belongs to; kana among Chinese characters make it Japanese. */
function scriptLanguage(text: string): string | undefined {
  if (!BEYOND_LATIN.test(text)) return undefined
  const letters = letterCount(text)
  const [kana = 0, ...others] = SCRIPTS.map(([, form]) => text.match(form)?.length ?? 0)
  const han = others[0] ?? 0
  if (kana + han >= 4 && (kana + han) * 2 > letters) return kana * 10 > han ? 'ja' : 'zh'
  const at = others.findIndex((count, place) => place > 0 && count >= LEAST_LETTERS && count * 2 > letters)
  return at === -1 ? undefined : SCRIPTS[at + 1]?.[0]
}

function told(text: string): string | null {
  const detected = eld.detect(text)
  return detected.isReliable() && detected.language ? detected.language : cyrillicLanguage(text)
}

/** Letters that one language of the Cyrillic script has and its neighbours lack; each stands in almost every sentence. */
const CYRILLIC_LETTERS: readonly (readonly [language: string, has: RegExp, lacks: RegExp])[] = [
  ['ru', /[ыэё]/iu, /[іїєґўђћѓќљњџј]/iu],
  ['uk', /[іїєґ]/iu, /[ыэёўђћѓќљњџј]/iu],
  ['be', /ў/iu, /[їєґђћѓќљњџј]/iu],
  ['sr', /[ђћ]/iu, /[ыэёіїєѓќ]/iu],
  ['mk', /[ѓќѕ]/iu, /[ыэёіїєђћ]/iu],
  ['bg', /ъ/iu, /[ыэёіїєґўђћѓќљњџј]/iu],
]

function cyrillicLanguage(text: string): string | null {
  if ((text.match(/\p{Script=Cyrillic}/gu)?.length ?? 0) < ENOUGH_LETTERS) return null
  return CYRILLIC_LETTERS.find(([, has, lacks]) => has.test(text) && !lacks.test(text))?.[0] ?? null
}

const EKAVIAN =
  /(?<!\p{L})(?:posle|pre|gde|ovde|uvek|vreme\p{L}*|mesto|mest[aiu]|reč\p{L}*|deo|nedelj\p{L}*|čovek\p{L}*|lep\p{L}?|mleko|cel[aoiu]|svet[ua]?|uspe[hl]\p{L}*|razumet?i|primer\p{L}*|ponedeljak|sledeć\p{L}*|poslednj\p{L}*|izveštaj\p{L}*|uslov\p{L}*|hiljad\p{L}*|sreda|da\s+li|(?:janu|febru)ar\p{L}*|mart\p{L}?|aprila?|maja|jun[ai]?|jul[ai]?|avgust\p{L}*|septemb\p{L}*|oktob\p{L}*|novemb\p{L}*|decemb\p{L}*)(?!\p{L})/giu
const IJEKAVIAN =
  /(?<!\p{L})(?:poslije|prije|gdje|ovdje|uvijek|vrijeme\p{L}*|mjest\p{L}*|riječ\p{L}*|dio|tjed\p{L}*|čovjek\p{L}*|lijep\p{L}*|mlijeko|cijel\p{L}*|svijet\p{L}*|uspje\p{L}*|primjer\p{L}*|ponedjeljak|sljedeć\p{L}*|posljednj\p{L}*|izvješ\p{L}*|uvjet\p{L}*|tisuć\p{L}*|siječ\p{L}*|velja\p{L}*|ožuj\p{L}*|trav\p{L}*|svib\p{L}*|lip\p{L}*|srp\p{L}*|kolovo\p{L}*|ruj\p{L}*|listopad\p{L}*|studen\p{L}*|prosin\p{L}*)(?!\p{L})/giu

/**
 * Serbian in Latin letters differs from Croatian by its vowels and its months, and the detector knows Serbian in Cyrillic
 * only: what the whole text has of either decides for its passages.
 */
function settleSerbian(passages: readonly Passage[], known: (string | null)[]): void {
  const isEither = (language: string | null | undefined) => language === 'hr' || language === 'bs'
  if (!known.some(isEither)) return
  const text = opening(passages.filter((_, at) => isEither(known[at])))
  const serbian = text.match(EKAVIAN)?.length ?? 0
  const croatian = text.match(IJEKAVIAN)?.length ?? 0
  if (serbian > croatian) for (const [at, language] of known.entries()) if (isEither(language)) known[at] = 'sr'
}
