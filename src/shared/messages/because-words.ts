import type { TFunction } from 'i18next'
import type { Because } from '../domain/because.ts'
import { EdtfDate } from '../domain/edtf.ts'
import { dateInWords } from '../domain/edtf-words.ts'
import type { Language } from '../domain/language.ts'
import { territoryInWords } from './territory-words.ts'

/** A step of a derivation as a sentence of the catalogue `because`. */
export function becauseInWords({ key, values }: Pick<Because, 'key' | 'values'>, language: Language, t: TFunction) {
  const sentence = t(`because:${key}`, valuesInWords(values, language))
  // A Russian date ends in a point that is the sentence's own, too.
  return sentence.replaceAll('г..', 'г.')
}

/** Values with dates (names that end in `Date`) and countries (`Country`) in words. */
export function valuesInWords(values: Because['values'], language: Language): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, valueInWords(name, value, language)] as const),
  )
}

/** A value of a sentence: a date (`…Date`) or a country (`…Country`) in words, any other as it is. */
export function valueInWords(name: string, value: string | number, language: Language): string | number {
  if (typeof value === 'number') return value
  if (/country$/i.test(name)) return territoryInWords(value, language)
  const date = /date$/i.test(name) ? EdtfDate.safeParse(value) : undefined
  return date?.success ? dateInWords(date.data, language, 'long') : value
}
