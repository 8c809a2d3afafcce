import { edtfDate, type EdtfDate } from '../../../shared/domain/edtf.ts'

/** A date that a text names, and how many of the text's characters name it. */
export interface NamedDate {
  readonly date: EdtfDate
  readonly length: number
}

/** Months as English and Russian texts name them, abbreviations and the Russian cases included; January is 1. */
const MONTHS: readonly (readonly string[])[] = [
  ['january', 'jan', 'января', 'январь', 'январе', 'янв'],
  ['february', 'feb', 'февраля', 'февраль', 'феврале', 'фев'],
  ['march', 'mar', 'марта', 'март', 'марте', 'мар'],
  ['april', 'apr', 'апреля', 'апрель', 'апреле', 'апр'],
  ['may', 'мая', 'май', 'мае'],
  ['june', 'jun', 'июня', 'июнь', 'июне', 'июн'],
  ['july', 'jul', 'июля', 'июль', 'июле', 'июл'],
  ['august', 'aug', 'августа', 'август', 'августе', 'авг'],
  ['september', 'sept', 'sep', 'сентября', 'сентябрь', 'сентябре', 'сент', 'сен'],
  ['october', 'oct', 'октября', 'октябрь', 'октябре', 'окт'],
  ['november', 'nov', 'ноября', 'ноябрь', 'ноябре', 'нояб', 'ноя'],
  ['december', 'dec', 'декабря', 'декабрь', 'декабре', 'дек'],
]

const monthNumbers = new Map(MONTHS.flatMap((names, at) => names.map((name) => [name, at + 1] as const)))
const MONTH = `(?<month>${[...monthNumbers.keys()].sort((a, b) => b.length - a.length).join('|')})(?![\\p{L}])\\.?`
const DAY = String.raw`[«"“]?(?<day>\d{1,2})(?!\d)(?:st|nd|rd|th)?[»"”]?`
const YEAR = String.raw`(?<year>(?:1[89]|20)\d{2})(?!\d)(?:\s?г(?:ода|\.)?(?!\p{L}))?`
const WEEKDAY = String.raw`(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье|пн|вт|ср|чт|пт|сб|вс)\.?,?\s+`
const CLOCK = String.raw`\d{1,2}[:.]\d{2}(?::\d{2})?(?:\.\d+)?(?:\s?[ap]\.?m\.?)?`
const ZONE = String.raw`(?:\s?(?:GMT|UTC|MSK|МСК|CET|CEST|BST|E[SD]?T|P[SD]?T|Z)(?!\p{L})|\s?[+-]\d{2}:?\d{2})*`
const BEFORE = String.raw`(?:${CLOCK}${ZONE},?\s+)?(?:${WEEKDAY})?`
const AFTER = String.raw`(?:(?:,|\s[-–—|]|\sat|\sв|T)?\s?${CLOCK}${ZONE}(?:\s?\(\w{1,5}\))?)?`

/** Ways to write a date, the fullest first. A day and a month in figures are read only where no other order is possible. */
const FORMS: readonly RegExp[] = [
  String.raw`(?<year>(?:1[89]|20)\d{2})[-/.](?<figure>\d{2})[-/.](?<day>\d{2})(?!\d)`,
  String.raw`${DAY}(?:\s+of)?[\s-]+${MONTH},?[\s-]+${YEAR}`,
  String.raw`${MONTH}\s+${DAY},?\s+${YEAR}`,
  String.raw`(?<day>\d{1,2})\.(?<figure>\d{1,2})\.(?<year>(?:19|20)\d{2})(?!\d)(?:\s?г\.?(?!\p{L}))?`,
  String.raw`(?<day>1[3-9]|2\d|3[01])/(?<figure>\d{1,2})/(?<year>(?:19|20)\d{2})(?!\d)`,
  String.raw`(?<figure>\d{1,2})/(?<day>1[3-9]|2\d|3[01])/(?<year>(?:19|20)\d{2})(?!\d)`,
  String.raw`${MONTH},?\s+${YEAR}`,
  String.raw`${DAY}\s+${MONTH}`,
  String.raw`${MONTH}\s+${DAY}`,
].map((form) => new RegExp(`^${BEFORE}${form}${AFTER}`, 'iu'))

/** Reads the date with which a text begins, weekday and time of day passed over; the year may be missing (`XXXX-12-05`). */
export function dateAtStart(text: string): NamedDate | undefined {
  const head = text.slice(0, 80)
  for (const form of FORMS) {
    const found = form.exec(head)
    const date = found?.groups && toEdtf(found.groups)
    if (date) return { date, length: found[0].length }
  }
  return undefined
}

function toEdtf({ year, month, figure, day }: Record<string, string | undefined>): EdtfDate | undefined {
  const number = month ? monthNumbers.get(month.toLowerCase()) : Number(figure)
  if (number === undefined) return undefined
  const two = (value: number) => String(value).padStart(2, '0')
  if (day === undefined) return edtfDate(`${year}-${two(number)}`)
  if (!isCivilDay(year === undefined ? LEAP_YEAR : Number(year), number, Number(day))) return undefined
  return edtfDate(`${year ?? 'XXXX'}-${two(number)}-${two(Number(day))}`)
}

/** Stands for a year that is not given, so that 29 February is possible. */
const LEAP_YEAR = 2000

function isCivilDay(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

/**
 * The civil day of a time stamp in a file's own data (ISO 8601, mail's RFC 5322, PDF's `D:20061205…`), as its writer's
 * clock showed it. Undefined where it is none.
 */
export function civilDate(stamp: string): EdtfDate | undefined {
  const text = stamp.trim()
  const pdf = /^D:(\d{4})(\d{2})(\d{2})/.exec(text)
  const iso = pdf ? `${pdf[1]}-${pdf[2]}-${pdf[3]}` : text
  if (/^(?:19|20)\d{2}(?:-(?:0[1-9]|1[0-2]))?$/.test(iso)) return edtfDate(iso)
  const named = dateAtStart(iso)
  return named && !named.date.startsWith('X') ? named.date : undefined
}
