import { z } from 'zod'
import { Because, because } from './because.ts'
import type { EdtfDate } from './edtf.ts'
import { type LicenceDraft, LICENCE_STATES, LicenceState } from './licence.ts'
import { factsAbout } from './register.ts'
import { ANY_DAY, civilDayOf, type DaySpan, meet, readingsOf } from './readings.ts'

/** What of a licence its state follows from. */
export type LicenceTerm = Pick<
  LicenceDraft,
  'granted' | 'start' | 'end' | 'openEnded' | 'extensions' | 'termination' | 'sellOff' | 'grounds'
>

type ToldState = Exclude<LicenceState, 'cannot-tell'>

const TOLD_STATES = LICENCE_STATES.filter((state): state is ToldState => state !== 'cannot-tell')

/** Days on which some reading of a licence's dates gives each of `possible`, and no reading any other state. */
export interface Stretch extends DaySpan {
  readonly possible: readonly ToldState[]
}

export const LicenceOn = z.object({
  state: LicenceState,
  /** Every state that some reading of the partial dates gives; one alone is certain. */
  possible: z.array(LicenceState),
  because: z.array(Because),
})
export type LicenceOn = z.infer<typeof LicenceOn>

/** A stretch in civil days, both included; null where it has no first or no last day. */
export const LicenceStretch = LicenceOn.pick({ state: true, possible: true }).extend({
  from: z.iso.date().nullable(),
  to: z.iso.date().nullable(),
})
export type LicenceStretch = z.infer<typeof LicenceStretch>

/**
 * How a licence stood on a day that may itself be known in part. A state is told only where every reading of the dates gives
 * it, and none where it is not in evidence that a licence was granted. A term that was terminated without an end in evidence ran until then. Null: the day is not in evidence.
 */
export function licenceStateOn(licence: LicenceTerm, on: EdtfDate | null): LicenceOn {
  const possible = possibleWithin(calendarOf(licence), readingsOf(on))
  return { state: stateOf(possible), possible, because: [...termSteps(licence), ...stateSteps(possible, on)] }
}

/** How a licence stands from day to day, from the first day to the last. */
export function licenceStretches(licence: LicenceTerm): LicenceStretch[] {
  return calendarOf(licence).map(({ possible, from, to }) => ({
    state: stateOf(possible),
    possible: [...possible],
    from: civilDayOf(from),
    to: civilDayOf(to),
  }))
}

export function stateOf(possible: readonly LicenceState[]): LicenceState {
  const [only, ...others] = possible
  return only !== undefined && others.length === 0 ? only : 'cannot-tell'
}

export function possibleWithin(calendar: readonly Stretch[], day: DaySpan): ToldState[] {
  const met = calendar.filter((stretch) => meet(stretch, day))
  return TOLD_STATES.filter((state) => met.some(({ possible }) => possible.includes(state)))
}

/** The stretches between the days on which another state becomes possible or impossible. */
export function calendarOf(licence: LicenceTerm): Stretch[] {
  if (licence.granted !== 'yes') return [{ ...ANY_DAY, possible: [] }]
  const spans = spansOf(licence)
  const all = Object.values(spans).flat()
  const changes = all.flatMap(({ from, to }) => [from, to + 1]).filter(Number.isFinite)
  const firsts = [-Infinity, ...new Set(changes.toSorted((a, b) => a - b))]
  const stretches = firsts.map((from, at): Stretch => {
    const to = (firsts[at + 1] ?? Infinity) - 1
    const possible = TOLD_STATES.filter((state) => spans[state].some((span) => meet(span, { from, to })))
    return { from, to, possible }
  })
  return stretches.reduce<Stretch[]>((merged, stretch) => {
    const last = merged.at(-1)
    if (last?.possible.join() !== stretch.possible.join()) return [...merged, stretch]
    return [...merged.slice(0, -1), { ...last, to: stretch.to }]
  }, [])
}

/**
 * The days on which some reading gives each state. A reading is a start, an end not before it, and where there are such the
 * first day without the licence after a termination and the last day of a sell-off. Whether the day of a termination itself
 * is still covered is not told, nor whether a sell-off follows a termination.
 */
function spansOf(licence: LicenceTerm): Record<ToldState, readonly DaySpan[]> {
  const { termination, sellOff } = licence
  const start = readingsOf(licence.start)
  const end = endOf(licence)
  const none = { 'not-yet-in-force': [], 'in-term': [], 'sell-off': [], expired: [], terminated: [] }
  if (end.to < start.from) return none
  const terminated = termination && readingsOf(termination.on)
  const without = terminated ? { from: terminated.from, to: terminated.to + 1 } : { from: Infinity, to: Infinity }
  const selling = sellOff === null || sellOff === 'none' ? undefined : readingsOf(sellOff.until)
  const firstEnd = Math.max(start.from, end.from)
  const mayLapse = firstEnd < without.to
  const mayBeTerminated = terminated !== null && without.from <= end.to
  const lapsed = Math.max(firstEnd, selling?.from ?? -Infinity) + 1
  return {
    'not-yet-in-force': [{ from: -Infinity, to: Math.min(start.to, end.to, without.to) - 1 }],
    'in-term': [{ from: start.from, to: Math.min(end.to, without.to - 1) }],
    'sell-off': [
      ...(selling && mayLapse ? [{ from: firstEnd + 1, to: selling.to }] : []),
      ...(selling && mayBeTerminated ? [{ from: without.from, to: selling.to }] : []),
    ],
    expired: mayLapse ? [{ from: lapsed, to: Infinity }] : [],
    terminated: mayBeTerminated ? [{ from: without.from, to: Infinity }] : [],
  }
}

/** The last day of the term as agreed, extensions included. */
function endOf({ end, openEnded, extensions, termination }: LicenceTerm): DaySpan {
  const ends = [...(end ? [end] : []), ...extensions.map(({ until }) => until)].map(readingsOf)
  const from = Math.max(...ends.map((one) => one.from))
  if (openEnded) return { from: ends.length > 0 ? from : Infinity, to: Infinity }
  if (ends.length > 0) return { from, to: Math.max(...ends.map((one) => one.to)) }
  return termination ? { from: Infinity, to: Infinity } : ANY_DAY
}

/** What is in evidence of the term, step by step. */
export function termSteps(licence: LicenceTerm): Because[] {
  const { start, end, openEnded, extensions, termination, sellOff, grounds } = licence
  const about = (field: string) => factsAbout(grounds, field)
  const steps = [
    ...(licence.granted === 'yes' ? [] : [because(`licence.granted.${licence.granted}`, {}, about('granted'))]),
    start
      ? because('licence.starts', { startDate: start }, about('start'))
      : because('licence.startNotInEvidence', {}, about('start')),
  ]
  if (end) steps.push(because('licence.ends', { endDate: end }, about('end')))
  if (openEnded) steps.push(because('licence.openEnded', {}, about('openEnded')))
  for (const { until } of extensions) steps.push(because('licence.extended', { untilDate: until }, about('extensions')))
  if (!end && !openEnded && extensions.length === 0) {
    steps.push(because(termination ? 'licence.endByTermination' : 'licence.endNotInEvidence', {}, about('end')))
  }
  if (termination) {
    steps.push(because('licence.terminated', { terminationDate: termination.on }, about('termination')))
  }
  steps.push(sellOffStep(sellOff, about('sellOff')))
  if (termination && sellOff && sellOff !== 'none') steps.push(because('licence.sellOffAfterTermination'))
  if (endOf(licence).to < readingsOf(start).from) steps.push(because('licence.endsBeforeStart'))
  return steps
}

function sellOffStep(sellOff: LicenceTerm['sellOff'], factIds: string[]): Because {
  if (sellOff === null) return because('licence.sellOffNotInEvidence', {}, factIds)
  if (sellOff === 'none') return because('licence.noSellOff', {}, factIds)
  return because('licence.sellOffUntil', { untilDate: sellOff.until }, factIds)
}

/** What follows for the day. */
export function stateSteps(possible: readonly LicenceState[], on: EdtfDate | null): Because[] {
  const day = on === null ? because('licence.dayNotInEvidence') : because('licence.day', { onDate: on })
  if (possible.length === 0) return [day, because('licence.cannotTell')]
  if (possible.length === 1) return [day, because(`licence.certainly.${possible[0]}`)]
  return [day, ...possible.map((state) => because(`licence.possibly.${state}`)), because('licence.cannotTell')]
}
