import { Temporal } from 'temporal-polyfill'
import { Exact } from './decimal.ts'
import type { DayCount } from './loss.ts'
import { dayNumber } from './readings.ts'

/** Days of a stretch and how many of them make a year: `90/366`. */
export interface Days {
  readonly days: number
  readonly ofYear: number
}

/**
 * The stretch from the first day up to and without the second, counted as `DAY_COUNTS` says; in several parts where the
 * years that it touches have other lengths. Days are ISO 8601.
 */
export function countDays(count: DayCount, from: string, to: string): Days[] {
  if (count === '30E/360') return [{ days: daysOf30(to) - daysOf30(from), ofYear: 360 }]
  if (count === 'actual/actual') return byLengthOfYear(from, to)
  return [{ days: daysBetween(from, to), ofYear: count === 'actual/360' ? 360 : 365 }]
}

/** As a part of a year. */
export function yearsOf(parts: readonly Days[]): Exact {
  return parts.reduce((sum, { days, ofYear }) => sum.plus(new Exact(days).div(ofYear)), new Exact(0))
}

function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from)
}

function daysOf30(day: string): number {
  const date = Temporal.PlainDate.from(day)
  return date.year * 360 + date.month * 30 + Math.min(date.day, 30)
}

function byLengthOfYear(from: string, to: string): Days[] {
  const days = { 365: 0, 366: 0 }
  for (let at = from; at < to;) {
    const date = Temporal.PlainDate.from(at)
    const lastYear = date.year === Temporal.PlainDate.from(to).year
    const until = lastYear ? to : date.with({ month: 1, day: 1 }).add({ years: 1 }).toString()
    days[date.daysInYear as 365 | 366] += daysBetween(at, until)
    at = until
  }
  return ([365, 366] as const).map((ofYear) => ({ days: days[ofYear], ofYear })).filter((part) => part.days > 0)
}
