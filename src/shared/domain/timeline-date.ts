import { bounds, type EdtfDate } from './edtf.ts'
import { dayNumber } from './readings.ts'

/** How far an end of a date is known: to the day, in part (a month, "about"), or not at all. */
export type KnownEnd = 'day' | 'part' | 'open'

/** A date as a timeline draws it, in days since 1 January 1970; null on a side where it is open. */
export interface TimelineDate {
  readonly from: number | null
  /** The last day that it may mean, itself included. */
  readonly to: number | null
  readonly begins: KnownEnd
  readonly ends: KnownEnd
  /** A day on which it certainly was; null where no single day is known. */
  readonly sure: number | null
}

/**
 * Undefined where neither side can be placed, as `XXXX-12-05`. What lasts goes on after its date: its end is open, and
 * the last day that is told is one on which it was.
 */
export function timelineDate(date: EdtfDate, lasting = false): TimelineDate | undefined {
  const { earliest, latest } = bounds(date)
  const from = earliest === undefined ? null : dayNumber(earliest)
  const to = latest === undefined ? null : dayNumber(latest)
  if (from === null && to === null) return undefined
  const [left = '', right = ''] = date.includes('/') ? date.split('/') : [date, date]
  const begins = from === null ? 'open' : knownEnd(left)
  const ends = to === null ? 'open' : knownEnd(right)
  const isDay = begins === 'day' && from === to
  if (lasting)
    return { from, to: null, begins, ends: 'open', sure: ends === 'day' ? to : begins === 'day' ? from : null }
  return { from, to, begins, ends, sure: isDay ? from : null }
}

function knownEnd(side: string): KnownEnd {
  return /^-?\d{4,}-\d\d-\d\d$/.test(side) ? 'day' : 'part'
}
