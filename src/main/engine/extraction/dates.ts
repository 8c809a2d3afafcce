import { edtfDate, type EdtfDate } from '../../../shared/domain/edtf.ts'
import { MONTH_NUMBERS, WEEKDAYS } from './date-words.ts'

/** A date that a text names, and how many of the text's characters name it. */
export interface NamedDate {
  readonly date: EdtfDate
  readonly length: number
}

const anyOf = (words: Iterable<string>) =>
  [...words]
    .filter((word) => /\p{L}/u.test(word))
    .sort((a, b) => b.length - a.length)
    .join('|')

const MONTH = `(?<month>${anyOf(MONTH_NUMBERS.keys())})(?![\\p{L}])\\.?`
const DAY = String.raw`[«"“]?(?<day>\d{1,2})(?!\d)(?:st|nd|rd|th|er|º|°|\.)?[»"”]?`
const OF = String.raw`(?:\s+(?:of|de|del|di))?[\s-]+`
const YEAR = String.raw`(?<year>(?:1[89]|20)\d{2})(?!\d)(?:\s?(?:г(?:ода|од|\.)?|roku|r\.|року|р\.|год(?:ине|\.)?|godine|god\.)(?!\p{L})|\.(?=\s|$))?`
const WEEKDAY = String.raw`(?:${anyOf(WEEKDAYS)})\.?,?\s+`
const ARTICLE = String.raw`(?:on|le|am|vom|den|du|el|dnia|na|на|от|dana|дана|il|del)\s+(?=[\p{L}\d«"“])`
const CLOCK = String.raw`\d{1,2}(?:[:.h]\d{2}(?::\d{2})?(?:\.\d+)?|(?=\s?[ap]\.?m\b))(?:\s?[ap]\.?m\.?)?(?:\s?(?:Uhr|hrs?|h|ч\.?|часа|час)(?!\p{L}))?`
const ZONE = String.raw`(?:\s?(?:GMT|UTC|MSK|МСК|CET|CEST|BST|E[SD]?T|P[SD]?T|C[SD]T|Z)(?!\p{L})|\s?[+-]\d{2}:?\d{2}(?!\d))*`
const BEFORE = String.raw`(?:${CLOCK}${ZONE}(?:,|\s[|/–-])?\s+)?(?:${ARTICLE})?(?:${WEEKDAY})?(?:${ARTICLE})?`
const AT = String.raw`at|в|um|à|a\slas|alle|o|godz\.|у|u|às|om|v`
const AFTER = String.raw`(?:(?:,?\s(?:${AT})|,|\s[-–—|/]|T)?\s?${CLOCK}${ZONE}(?:\s?\(\w{1,5}\))?)?`

/** Ways to write a date, the fullest first. A day and a month in figures are read only where no other order is possible. */
const FORMS: readonly RegExp[] = [
  String.raw`(?<year>(?:1[89]|20)\d{2})[-/.](?<figure>\d{1,2})[-/.](?<day>\d{1,2})(?!\d)`,
  String.raw`(?<year>(?:1[89]|20)\d{2})\s?年\s?(?<figure>\d{1,2})\s?月(?:\s?(?<day>\d{1,2})\s?[日号])?`,
  String.raw`(?<figure>\d{1,2})\s?月\s?(?<day>\d{1,2})\s?[日号]`,
  String.raw`${DAY}${OF}${MONTH},?${OF}${YEAR}`,
  String.raw`${MONTH}\s+${DAY},?\s+${YEAR}`,
  String.raw`(?<day>\d{1,2})\.\s?(?<figure>\d{1,2})\.\s?(?<year>(?:19|20)\d{2})(?!\d)(?:\s?г\.?(?!\p{L})|\.(?=\s|$))?`,
  String.raw`(?<day>1[3-9]|2\d|3[01])/(?<figure>\d{1,2})/(?<year>(?:19|20)\d{2})(?!\d)`,
  String.raw`(?<figure>\d{1,2})/(?<day>1[3-9]|2\d|3[01])/(?<year>(?:19|20)\d{2})(?!\d)`,
  String.raw`${MONTH},?${OF}${YEAR}`,
  String.raw`${DAY}${OF}${MONTH}`,
  String.raw`${MONTH}\s+${DAY}`,
].map((form) => new RegExp(`^(?:${BEFORE})${form}${AFTER}`, 'iu'))

/** A year of two figures is read only beside a time of day; elsewhere it may be the number of a section. */
const SHORT_YEAR = String.raw`(?<day>\d{2})\.(?<figure>\d{2})\.(?<short>\d{2})(?![\d.])`
const SHORT_FORMS: readonly RegExp[] = [
  new RegExp(`^${CLOCK}(?:,|\\s[|/–-])?\\s+${SHORT_YEAR}`, 'u'),
  new RegExp(`^${SHORT_YEAR}(?:,|\\s[|/–-])?\\s+${CLOCK}`, 'u'),
]

/** Reads the date with which a text begins, weekday and time of day passed over; the year may be missing (`XXXX-12-05`). */
export function dateAtStart(text: string): NamedDate | undefined {
  const head = text.slice(0, 80)
  if (!mayNameDate(head)) return undefined
  for (const form of [...FORMS, ...SHORT_FORMS]) {
    const found = form.exec(head)
    const date = found?.groups && toEdtf(found.groups)
    if (date) return { date, length: found[0].length }
  }
  return undefined
}

/** Whether a text has what every form needs, a month or figures as in 5.12.2006, 12/15/2006 or 2006-12: most have neither. */
function mayNameDate(text: string): boolean {
  if (!/\d/.test(text)) return false
  if (/月|\d[./]\s?\d|(?:1[89]|20)\d{2}[-年]/u.test(text)) return true
  return (text.toLowerCase().match(/\p{L}+/gu) ?? []).some((word) => MONTH_NUMBERS.has(word))
}

function toEdtf({ year: full, short, month, figure, day }: Record<string, string | undefined>): EdtfDate | undefined {
  const year = short === undefined ? full : fullYear(Number(short))
  const number = month ? MONTH_NUMBERS.get(month.toLowerCase()) : Number(figure)
  if (number === undefined || number < 1 || number > 12) return undefined
  const two = (value: number) => String(value).padStart(2, '0')
  if (day === undefined) return edtfDate(`${year}-${two(number)}`)
  if (!isCivilDay(year === undefined ? LEAP_YEAR : Number(year), number, Number(day))) return undefined
  return edtfDate(`${year ?? 'XXXX'}-${two(number)}-${two(Number(day))}`)
}

/** Years of two figures lie in the hundred years up to now. */
function fullYear(short: number): string {
  const latest = new Date().getUTCFullYear()
  const year = latest - (latest % 100) + short
  return String(year > latest ? year - 100 : year)
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
  const packed = /^(?:D:)?(\d{4})(\d{2})(\d{2})(?!\d{1,5}(?!\d))/.exec(text)
  const iso = packed ? `${packed[1]}-${packed[2]}-${packed[3]}` : text
  const month = /^((?:19|20)\d{2})(?:[-/](0[1-9]|1[0-2]))?$/.exec(iso)
  if (month) return edtfDate(month[2] ? `${month[1]}-${month[2]}` : month[1]!)
  const named = dateAtStart(iso)
  return named && !named.date.startsWith('X') ? named.date : undefined
}
