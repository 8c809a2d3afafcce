import { bounds, type EdtfDate } from './edtf.ts'

/** Days counted from 1970-01-01; infinite on a side where nothing is known. */
export interface DaySpan {
  readonly from: number
  readonly to: number
}

export const ANY_DAY: DaySpan = { from: -Infinity, to: Infinity }

/** Milliseconds. */
export const DAY = 86_400_000

export function dayNumber(civilDay: string): number {
  return Date.parse(civilDay) / DAY
}

const civilDays = new Map<number, string>()

/** Null for a day that is not known. */
export function civilDayOf(day: number): string | null {
  if (!Number.isFinite(day)) return null
  const known = civilDays.get(day) ?? new Date(day * DAY).toISOString().slice(0, 10)
  civilDays.set(day, known)
  return known
}

/** Days by which a date that is about or uncertain may be off on either side, by the part that is. */
const OFF_BY = { year: 366, month: 31, day: 1 } as const

const readings = new Map<string, DaySpan>()

/**
 * Every day that a date may mean. A date that is about or uncertain may be off by one unit of the part that is: `2014~`
 * may be any day from 2013 to 2015.
 */
export function readingsOf(date: EdtfDate | null): DaySpan {
  if (date === null) return ANY_DAY
  const known = readings.get(date) ?? findReadings(date)
  readings.set(date, known)
  return known
}

function findReadings(date: EdtfDate): DaySpan {
  const { earliest, latest } = bounds(date)
  const [first = '', last = first] = date.split('/')
  return {
    from: earliest === undefined ? -Infinity : dayNumber(earliest) - offBy(first),
    to: latest === undefined ? Infinity : dayNumber(latest) + offBy(last),
  }
}

function offBy(text: string): number {
  const upTo = /^(.*[~?%])/.exec(text)?.[1]
  if (upTo === undefined) return 0
  const dashes = upTo.replace(/^-/, '').split('-').length - 1
  return dashes === 0 ? OFF_BY.year : dashes === 1 ? OFF_BY.month : OFF_BY.day
}

export function meet(a: DaySpan, b: DaySpan): boolean {
  return a.from <= b.to && b.from <= a.to && a.from <= a.to && b.from <= b.to
}
