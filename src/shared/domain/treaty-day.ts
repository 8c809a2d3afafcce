import { bounds, type EdtfDate } from './edtf.ts'
import { type DaySpan, readingsOf } from './readings.ts'

/** Whether on every reading the day is the date or after it; false also where it cannot be told, or there is no date. */
export function certainlyFrom(day: DaySpan, date: EdtfDate | null): boolean {
  return day.from >= readingsOf(date).to
}

/** Whether on every reading the day lies before the date. */
export function certainlyBefore(day: DaySpan, date: EdtfDate | null): boolean {
  return day.to < readingsOf(date).from
}

/** Whether a source that speaks for this date speaks for the whole of the day: a stretch, or the same single day. */
export function speaksFor(date: EdtfDate, day: DaySpan): boolean {
  const spoken = readingsOf(date)
  const within = spoken.from <= day.from && day.to <= spoken.to
  return within && (date.includes('/') || spoken.from === spoken.to)
}

/** The date from which all of them are past; null where one of them is not known. */
export function lastOf(dates: readonly (EdtfDate | null)[]): EdtfDate | null {
  const known = dates.filter((date) => date !== null)
  if (known.length < dates.length) return null
  return known.toSorted((a, b) => (bounds(a).latest ?? '').localeCompare(bounds(b).latest ?? '')).at(-1) ?? null
}
