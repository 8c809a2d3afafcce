import type { TFunction } from 'i18next'
import type { TreatyLine, TreatySource } from '../contract/agreements.ts'
import type { EdtfDate } from '../domain/edtf.ts'
import { dateInWords } from '../domain/edtf-words.ts'
import type { Language } from '../domain/language.ts'

/** How a treaty stood, as a cell of a table says it: the state, and since or from when. */
export function lineInWords(
  { state, since, each }: Pick<TreatyLine, 'state' | 'since' | 'each'>,
  language: Language,
  t: TFunction,
): string {
  const until = state === 'ended' ? each.map((side) => side.until).find((date) => date !== null) : undefined
  const date = until ?? since
  if (!date) return t(`agreements:told.${state}`)
  return t(`agreements:toldOn.${state}`, { date: dateInWords(date, language, 'short') })
}

/** Where a line comes from: the source, its day, and a mark where it was written from memory. */
export function sourceInWords(
  { source, asOf, verified }: Pick<TreatySource, 'source' | 'asOf' | 'verified'>,
  language: Language,
  t: TFunction,
): string {
  const day = asOf === null ? '' : t('agreements:asOf', { date: dateInWords(asOf, language, 'short') })
  return [source, day, verified ? '' : t('agreements:notVerified')].filter(Boolean).join(', ')
}

/** As `1 January 2026`, with the words for which day it is. */
export function dayInWords(day: TreatyLine['dayThatMatters'], on: EdtfDate, language: Language, t: TFunction): string {
  return t(`agreements:day.${day}`, { date: dateInWords(on, language, 'long') })
}
