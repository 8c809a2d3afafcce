import { Temporal } from 'temporal-polyfill'
import { bounds, edtfDate, type EdtfDate } from './edtf.ts'
import type { LicenceDraft, LicenceState } from './licence.ts'

/** Days over which a licence stands in one state; null where it has no first or no last day. */
export interface TermStretch {
  readonly state: LicenceState
  /** Civil days, both included. */
  readonly from: string | null
  readonly to: string | null
}

type TermDates = Pick<LicenceDraft, 'start' | 'end' | 'extensions' | 'termination' | 'sellOff'>

/**
 * How a licence stands from day to day, by the rule that tells its state on one: it can change only at a bound of one of
 * the licence's own dates.
 */
export function termStretches(licence: TermDates, stateOn: (day: EdtfDate) => LicenceState): TermStretch[] {
  const changes = daysOfChange(licence)
  const [first] = changes
  if (first === undefined) return [{ state: stateOn(anyDay()), from: null, to: null }]
  const firsts = [null, ...changes]
  const stretches = firsts.map((from, at): TermStretch => {
    const next = firsts[at + 1]
    return {
      state: stateOn(edtfDate(from ?? shifted(first, -1))),
      from,
      to: next === undefined || next === null ? null : shifted(next, -1),
    }
  })
  return stretches.reduce<TermStretch[]>((merged, stretch) => {
    const last = merged.at(-1)
    return last?.state === stretch.state ? [...merged.slice(0, -1), { ...last, to: stretch.to }] : [...merged, stretch]
  }, [])
}

/** Every day on which another state may begin, in order. */
function daysOfChange({ start, end, extensions, termination, sellOff }: TermDates): string[] {
  const dates = [
    start,
    end,
    ...extensions.map(({ until }) => until),
    termination?.on,
    sellOff === null || sellOff === 'none' ? undefined : sellOff.until,
  ]
  const days = dates.flatMap((date) => {
    if (!date) return []
    const { earliest, latest } = bounds(date)
    return [earliest, latest].flatMap((day) => (day === undefined ? [] : [day, shifted(day, 1)]))
  })
  return [...new Set(days)].sort()
}

function shifted(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString()
}

/** A licence without a date stands alike on every day. */
function anyDay(): EdtfDate {
  return edtfDate('2000-01-01')
}
