import { Temporal } from 'temporal-polyfill'
import { EdtfDate } from './edtf.ts'

/*
 * Dates as people type them, English or Russian, read into EDTF: "5 December 2006", "дек. 2006", "05.12.2006",
 * "about 2014", "by 5 Dec 2006", "after 2014", "April 2006 to December 2006". EDTF itself is read as it stands.
 */

const MONTHS: readonly RegExp[] = [
  /^(jan(uary)?|янв(ар[ьяе])?)$/,
  /^(feb(ruary)?|фев(р(ал[ьяе])?)?)$/,
  /^(mar(ch)?|мар(т[ае]?)?)$/,
  /^(apr(il)?|апр(ел[ьяе])?)$/,
  /^(may|ма[йяе])$/,
  /^(june?|июн[ьяе]?)$/,
  /^(july?|июл[ьяе]?)$/,
  /^(aug(ust)?|авг(уст[ае]?)?)$/,
  /^(sept?(ember)?|сент?(ябр[ьяе])?)$/,
  /^(oct(ober)?|окт(ябр[ьяе])?)$/,
  /^(nov(ember)?|нояб?р?[ьяе]?)$/,
  /^(dec(ember)?|дек(абр[ьяе])?)$/,
]

/** Undefined where the text is no date, or could be two (5/6/2006). */
export function readTypedDate(typed: string): EdtfDate | undefined {
  const text = typed.trim().toLocaleLowerCase()
  const span = /^(?:from |с )?(.+?)(?: to | по | – | — )(.+)$/.exec(text)
  const found =
    (span ? joined(plain(span[1]), plain(span[2])) : undefined) ??
    after(/^(?:about|around|circa|c\.|ca\.|около|примерно|ок\.)\s*(.+)$/.exec(text), (date) => `${date}~`) ??
    after(/^(?:by|until|не позднее|к|по)\s+(.+)$/.exec(text), (date) => `../${date}`) ??
    after(/^(?:since|from|с|со|начиная с)\s+(.+)$/.exec(text), (date) => `${date}/..`) ??
    after(/^(?:before|ранее)\s+(.+)$/.exec(text), (date) => `../${shifted(date, -1)}`) ??
    after(/^(?:after|после)\s+(.+)$/.exec(text), (date) => `${shifted(date, 1)}/..`) ??
    plain(text) ??
    typed.trim().toUpperCase()
  const date = EdtfDate.safeParse(found).data
  return date !== undefined && exists(date) && hasWholeYears(date) ? date : undefined
}

function after(match: RegExpExecArray | null, build: (date: string) => string): string | undefined {
  const date = match && plain(match[1])
  return date ? build(date) : undefined
}

function joined(from: string | undefined, to: string | undefined): string | undefined {
  return from && to ? `${from}/${to}` : undefined
}

/** A day, a month or a year in words or figures, as `2006-12-05`, `2006-12` or `2006`. */
function plain(typed: string | undefined): string | undefined {
  const date = typed === undefined ? undefined : inFigures(typed)
  return date !== undefined && exists(date) ? date : undefined
}

function inFigures(typed: string): string | undefined {
  const text = typed
    .trim()
    .replace(/\s*(г\.|года?|year)$/, '')
    .trim()
  if (/^\d{4}(-\d{2}(-\d{2})?)?$/.test(text)) return text
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text)
  if (dotted) return iso(dotted[3], Number(dotted[2]), Number(dotted[1]))
  const monthDotted = /^(\d{1,2})\.(\d{4})$/.exec(text)
  if (monthDotted) return iso(monthDotted[2], Number(monthDotted[1]))
  const slashed = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text)
  if (slashed) return slashedDay(Number(slashed[1]), Number(slashed[2]), slashed[3])
  const words = text.split(/[\s,.]+/).filter(Boolean)
  const month = MONTHS.findIndex((pattern) => words.some((word) => pattern.test(word))) + 1
  const figures = words.filter((word) => /^\d+(st|nd|rd|th)?$/.test(word)).map((word) => word.replace(/\D+$/, ''))
  if (month === 0 || figures.length + 1 !== words.length) return undefined
  const year = figures.find((figure) => figure.length === 4)
  const day = figures.find((figure) => figure.length <= 2)
  if (figures.length === 1 && year) return iso(year, month)
  return figures.length === 2 && year && day ? iso(year, month, Number(day)) : undefined
}

function slashedDay(first: number, second: number, year: string | undefined): string | undefined {
  if (first > 12) return iso(year, second, first)
  if (second > 12) return iso(year, first, second)
  return first === second ? iso(year, first, second) : undefined
}

function iso(year: string | undefined, month: number, day?: number): string | undefined {
  if (year === undefined || month < 1 || month > 12) return undefined
  const yearMonth = `${year}-${String(month).padStart(2, '0')}`
  return day === undefined ? yearMonth : `${yearMonth}-${String(day).padStart(2, '0')}`
}

function shifted(date: string, by: -1 | 1): string {
  switch (date.length) {
    case 4:
      return String(Number(date) + by).padStart(4, '0')
    case 7:
      return Temporal.PlainYearMonth.from(date).add({ months: by }).toString()
    default:
      return Temporal.PlainDate.from(date).add({ days: by }).toString()
  }
}

/** The `edtf` package lets 31 February through. */
function exists(date: string): boolean {
  return (date.match(/\d{4}-\d{2}-\d{2}/g) ?? []).every((day) => {
    const [year = 0, month = 0, dayOfMonth = 0] = day.split('-').map(Number)
    return new Date(Date.UTC(year, month - 1, dayOfMonth)).getUTCDate() === dayOfMonth
  })
}

/** EDTF reads `13` as a century and `199` as a decade; whoever types them has not finished a day or a year. */
function hasWholeYears(date: string): boolean {
  return date.split('/').every((part) => /^(\.\.)?$|^[[{]|^[?~%]?[\dX]{4}(?![\dX])/.test(part))
}
