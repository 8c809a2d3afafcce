import { Decimal } from 'decimal.js'
import { DecimalText } from './money.ts'

/** Decimal numbers of 60 significant digits, so that a division that does not come out is exact far beyond any cent. */
export const Exact = Decimal.clone({ precision: 60, rounding: Decimal.ROUND_HALF_EVEN })
export type Exact = Decimal

/** A number that is known to lie from low to high; `likely` only where somebody states it. */
export interface Interval {
  readonly low: Exact
  readonly high: Exact
  readonly likely: Exact | undefined
}

/** An interval as it is written. */
export interface DecimalRange {
  readonly low: DecimalText
  readonly high: DecimalText
  readonly likely: DecimalText | null
}

/** One number is as likely as it is low. */
export function exactly(value: Exact | string | number): Interval {
  const number = new Exact(value)
  return { low: number, high: number, likely: number }
}

export function readRange({ low, high, likely }: DecimalRange): Interval {
  const interval = { low: new Exact(low), high: new Exact(high) }
  const stated = likely ?? (interval.low.eq(interval.high) ? low : undefined)
  return { ...interval, likely: stated === undefined ? undefined : new Exact(stated) }
}

export function plus(a: Interval, b: Interval): Interval {
  return { low: a.low.plus(b.low), high: a.high.plus(b.high), likely: both(a, b, (x, y) => x.plus(y)) }
}

/** The least of what is taken away is taken from the most, and the other way round. */
export function minus(a: Interval, b: Interval): Interval {
  return { low: a.low.minus(b.high), high: a.high.minus(b.low), likely: both(a, b, (x, y) => x.minus(y)) }
}

export function times(a: Interval, b: Interval): Interval {
  const products = [a.low, a.high].flatMap((x) => [b.low, b.high].map((y) => x.times(y)))
  return { low: Exact.min(...products), high: Exact.max(...products), likely: both(a, b, (x, y) => x.times(y)) }
}

export function notBelowZero(a: Interval): Interval {
  return each(a, (value) => Exact.max(0, value))
}

/** Each of the numbers put through a function; where it falls, low and high change places. */
export function each(a: Interval, through: (value: Exact) => Exact): Interval {
  const ends = [through(a.low), through(a.high)]
  return { low: Exact.min(...ends), high: Exact.max(...ends), likely: a.likely && through(a.likely) }
}

/** From the lowest to the highest of several; which of them is likely nobody states. */
export function hull(first: Interval, ...others: readonly Interval[]): Interval {
  if (others.length === 0) return first
  const all = [first, ...others]
  return {
    low: Exact.min(...all.map(({ low }) => low)),
    high: Exact.max(...all.map(({ high }) => high)),
    likely: undefined,
  }
}

/** Half to even, to so many places after the point, which are all written: `5.00`. */
export function writeRounded(a: Interval, places: number): DecimalRange {
  const write = (value: Exact) => written(value, places).toFixed(places)
  return { low: write(a.low), high: write(a.high), likely: a.likely === undefined ? null : write(a.likely) }
}

const SHOWN_PLACES = 12

/** As it stands within a computation: to twelve places after the point, without needless noughts. */
export function writeExact(a: Interval): DecimalRange {
  const write = (value: Exact) => written(value, SHOWN_PLACES).toFixed()
  return { low: write(a.low), high: write(a.high), likely: a.likely === undefined ? null : write(a.likely) }
}

/** Nought has no sign. */
function written(value: Exact, places: number): Exact {
  return value.toDecimalPlaces(places, Exact.ROUND_HALF_EVEN).plus(0)
}

/** Whether it can be written at all, by the digits that are kept. */
export function isWritable(a: Interval): boolean {
  return [a.low, a.high].every((end) => end.isFinite() && end.abs().lt('1e30'))
}

function both(a: Interval, b: Interval, join: (x: Exact, y: Exact) => Exact): Exact | undefined {
  return a.likely && b.likely && join(a.likely, b.likely)
}
