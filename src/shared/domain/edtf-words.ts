import type { TFunction } from 'i18next'
import { translator } from '../messages/translate.ts'
import type { EdtfDate } from './edtf.ts'
import type { Language } from './language.ts'

export type DateForm = 'long' | 'short'

/**
 * A date in words, saying no more than is known: "5 December 2006", "about 2014", "by 5 Dec 2006",
 * "5 December, year not given". EDTF that has no words yet (sets, years beyond four digits) comes as it is written.
 */
export function dateInWords(date: EdtfDate, language: Language, form: DateForm): string {
  const words: Words = { t: translator(language), language, form }
  const text: string = date
  return text.includes('/') ? intervalInWords(text, words) : qualifiedInWords(text, words, 'nominative')
}

interface Words {
  readonly t: TFunction
  readonly language: Language
  readonly form: DateForm
}

/** Russian months stand in the genitive after a preposition: «апрель 2006 г.», but «с апреля 2006 г.». */
type MonthCase = 'nominative' | 'genitive'

function intervalInWords(text: string, words: Words): string {
  const [from = '', to = ''] = text.split('/')
  const inWords = (part: string) => qualifiedInWords(part, words, 'genitive')
  if (from === '..' && to === '..') return words.t('dates:unknown')
  if (from === '..') return words.t('dates:by', { date: inWords(to) })
  if (to === '..') return openEnd(from, words)
  if (from === '') return words.t('dates:beginningUnknown', { date: inWords(to) })
  if (to === '') return words.t('dates:endUnknown', { date: inWords(from) })
  return words.t('dates:interval', {
    from: qualifiedInWords(from, words, 'nominative'),
    to: qualifiedInWords(to, words, 'nominative'),
  })
}

/** What begins with a year is after the year before; what begins with a day is from that day. */
function openEnd(from: string, words: Words): string {
  if (/^\d{4}$/.test(from))
    return words.t('dates:after', { date: plainInWords(String(Number(from) - 1), words, 'genitive') })
  return words.t('dates:from', { date: qualifiedInWords(from, words, 'genitive') })
}

function qualifiedInWords(text: string, words: Words, monthCase: MonthCase): string {
  const bare = text.replace(/[~?%]/g, '')
  const isApproximate = /[~%]/.test(text)
  const isUncertain = /[?%]/.test(text)
  const date = plainInWords(bare, words, isApproximate ? 'genitive' : monthCase)
  const near = isApproximate ? words.t('dates:about', { date }) : date
  return isUncertain ? words.t('dates:uncertain', { date: near }) : near
}

const SEASONS = ['spring', 'summer', 'autumn', 'winter'] as const

function plainInWords(text: string, words: Words, monthCase: MonthCase): string {
  const { t } = words
  const [year, month, day] = /^([\dX]{4})(?:-([\dX]{2})(?:-([\dX]{2}))?)?(?:T.*)?$/.exec(text)?.slice(1) ?? []
  if (year === undefined) return text
  if (/X/.test(year) && (month !== undefined || !/^\d/.test(year))) return withoutYear(text, year, month, day, words)
  if (/X/.test(year)) return unspecifiedYear(year, words)
  if (month === 'XX') return t('dates:monthNotGiven', { date: yearInWords(year, words) })
  if (day === 'XX') return t('dates:dayNotGiven', { date: monthInWords(year, month, words, monthCase) })
  if (month === undefined) return yearInWords(year, words)
  const season = SEASONS[Number(month) - 21]
  if (season) return t(`dates:${season}`, { year: yearInWords(year, words) })
  if (/X/.test(month + (day ?? '')) || Number(month) > 12) return text
  return day === undefined ? monthInWords(year, month, words, monthCase) : dayInWords(year, month, day, words)
}

function withoutYear(
  text: string,
  year: string,
  month: string | undefined,
  day: string | undefined,
  words: Words,
): string {
  if (year !== 'XXXX') return text
  if (month === undefined) return words.t('dates:unknown')
  if (/X/.test(month)) return day === undefined || /X/.test(day) ? words.t('dates:unknown') : text
  const date =
    day === undefined || day === 'XX' ? monthName(month, words, 'nominative') : dayAndMonth(month, day, words)
  return /X/.test(day ?? '') && day !== 'XX' ? text : words.t('dates:yearNotGiven', { date })
}

function unspecifiedYear(year: string, { t }: Words): string {
  if (/^\d{3}X$/.test(year)) return t('dates:decade', { decade: year.replace('X', '0') })
  return t('dates:between', { from: year.replace(/X/g, '0'), to: year.replace(/X/g, '9') })
}

function yearInWords(year: string, { t, form }: Words): string {
  return t(form === 'long' ? 'dates:yearLong' : 'dates:yearShort', { year: String(Number(year)) })
}

function monthInWords(year: string, month: string | undefined, words: Words, monthCase: MonthCase): string {
  return `${monthName(month ?? '01', words, monthCase)} ${yearInWords(year, words)}`
}

function dayInWords(year: string, month: string, day: string, words: Words): string {
  return `${dayAndMonth(month, day, words)} ${yearInWords(year, words)}`
}

const LOCALES: Readonly<Record<Language, string>> = { en: 'en-GB', ru: 'ru-RU' }

/** A leap year, so that 29 February has a day. */
const ANY_YEAR = 2000

function parts(month: string, day: string, { language, form }: Words): Intl.DateTimeFormatPart[] {
  const format = new Intl.DateTimeFormat(LOCALES[language], { day: 'numeric', month: form, timeZone: 'UTC' })
  return format.formatToParts(Date.UTC(ANY_YEAR, Number(month) - 1, Number(day)))
}

function dayAndMonth(month: string, day: string, words: Words): string {
  return parts(month, day, words)
    .map((part) => part.value)
    .join('')
}

function monthName(month: string, words: Words, monthCase: MonthCase): string {
  if (monthCase === 'genitive') return parts(month, '1', words).find((part) => part.type === 'month')?.value ?? month
  const format = new Intl.DateTimeFormat(LOCALES[words.language], { month: words.form, timeZone: 'UTC' })
  return format.format(Date.UTC(ANY_YEAR, Number(month) - 1, 1))
}
