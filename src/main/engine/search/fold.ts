/** Soft hyphen, zero-width and direction characters: they part no word and are no part of it. */
const UNSEEN = /[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff]/g

/** Letters that Unicode does not take apart into a plain letter and a mark. */
const PLAIN: Record<string, string> = {
  ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', ł: 'l', ħ: 'h', ı: 'i', þ: 'th', ς: 'σ', ё: 'е', ѐ: 'е', ѝ: 'и',
} // prettier-ignore
const NOT_PLAIN = new RegExp(`[${Object.keys(PLAIN).join('')}]`, 'g')

const ACCENTED = /([\p{Script=Latin}\p{Script=Greek}])\p{M}+/gu
/** Stress marks and other loose accents, Hebrew points, Arabic vowel signs. */
const LOOSE_MARKS = /[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670]/g
const NOT_WORD = /[^\p{L}\p{N}\p{M}]/gu

const ENGLISH = /^[a-z]+$/
const RUSSIAN = /^[а-я]+$/

/**
 * One form for a word however it is written: lower case, without accents, width and compatibility forms, е for ё.
 * й stays й. Empty where nothing but marks is left.
 */
export function fold(word: string): string {
  const lower = word.toLowerCase()
  if (ENGLISH.test(lower) || RUSSIAN.test(lower)) return lower
  return word
    .replace(UNSEEN, '')
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(ACCENTED, '$1')
    .normalize('NFC')
    .replace(LOOSE_MARKS, '')
    .replace(NOT_PLAIN, (letter) => PLAIN[letter] ?? letter)
    .replace(NOT_WORD, '')
}
