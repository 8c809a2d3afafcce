import { z } from 'zod'
import { Because, because } from './because.ts'
import { edtfDate, type EdtfDate } from './edtf.ts'
import type { LimitationInputs, LimitationRuleDraft } from './limitation.ts'
import { civilDayOf, DAY, dayNumber, type DaySpan, readingsOf } from './readings.ts'

export type LimitationRule = Omit<LimitationRuleDraft, 'title'>

/** What of an act its time runs from. */
export interface TimedAct {
  readonly when: EdtfDate | null
  readonly lasting: boolean
}

/** As of today. `running` and `ended` are told under a verified rule alone. */
export const LimitationState = z.enum(['running', 'may-have-ended', 'ended', 'cannot-tell', 'no-rule'])
export type LimitationState = z.infer<typeof LimitationState>

export const LimitationStanding = z.object({
  /** The rule that was chosen; null where none was. */
  ruleId: z.string().nullable(),
  verified: z.boolean(),
  /** The earliest civil day that may be the last for a claim; null where it cannot be told. */
  earliestEnd: z.iso.date().nullable(),
  /** The latest that may be; null where it cannot be told, as of an act that goes on and has a clock each day. */
  latestEnd: z.iso.date().nullable(),
  state: LimitationState,
  because: z.array(Because),
})
export type LimitationStanding = z.infer<typeof LimitationStanding>

/**
 * When the time for a claim on an act may have run out. Of every reading of the dates the earliest end counts: knowledge
 * that is not in evidence may have come with the act, or later than any day. It has ended only where every reading of
 * what was entered has; that more stopped or renewed it is not read into silence. A rule that is not verified calls no
 * day safe.
 */
export function limitationStanding(
  act: TimedAct,
  inputs: LimitationInputs,
  rule: LimitationRule,
  today: string,
  factIds: readonly string[] = [],
): LimitationStanding {
  const start = startOf(act, inputs, rule)
  const done = readingsOf(act.when)
  const earliest = endFrom(start, done, inputs, rule, 'earliest')
  const goesOn = act.lasting && rule.eachDay
  const latest = goesOn ? Infinity : endFrom(start, done, inputs, rule, 'latest')
  const state = stateOn(dayNumber(today), earliest, latest, rule.verified)
  return {
    ruleId: rule.ruleId,
    verified: rule.verified,
    earliestEnd: civilDayOf(earliest),
    latestEnd: civilDayOf(latest),
    state,
    because: [
      ...stepsOf(act, inputs, rule, factIds),
      ...endSteps(earliest, latest),
      ...(goesOn ? lastDayStep(done.to, inputs, rule) : []),
      because(`limitation.state.${state}`),
    ],
  }
}

/** Where no rule was chosen, or the one that was is not there. */
export function withoutRule(inputs: LimitationInputs | null): LimitationStanding {
  const ruleId = inputs?.ruleId ?? null
  const step = ruleId === null ? because('limitation.noRule') : because('limitation.ruleUnknown', { rule: ruleId })
  return { ruleId, verified: false, earliestEnd: null, latestEnd: null, state: 'no-rule', because: [step] }
}

/** The days on which the clock may have started. What could put the start off and is not in evidence leaves it open. */
function startOf(act: TimedAct, inputs: LimitationInputs, rule: LimitationRule): DaySpan {
  const done = readingsOf(act.when)
  const ended = act.lasting && rule.starts === 'end-of-lasting-act' ? { from: done.from, to: Infinity } : done
  const known = readingsOf(inputs.knew)
  // A claim arises, and what was concealed comes out, by the day on which the claimant knew.
  const byThen = { from: -Infinity, to: known.to }
  const moved = isByKnowledge(rule) ? known : rule.starts === 'accrual' ? byThen : undefined
  const hidden = rule.concealmentPostpones
    ? inputs.concealedUntil
      ? readingsOf(inputs.concealedUntil)
      : byThen
    : undefined
  const started = [ended, moved, hidden].filter((span) => span !== undefined)
  const from = Math.max(...started.map((span) => span.from))
  const to = Math.max(...started.map((span) => span.to))
  return rule.starts === 'year-end-of-knowledge' ? { from: yearEnd(from), to: yearEnd(to) } : { from, to }
}

function isByKnowledge({ starts }: LimitationRule): boolean {
  return starts === 'knowledge' || starts === 'year-end-of-knowledge'
}

function yearEnd(day: number): number {
  if (!Number.isFinite(day)) return day
  return Date.UTC(new Date(day * DAY).getUTCFullYear(), 11, 31) / DAY
}

type Reading = 'earliest' | 'latest'

/** The earliest or the latest last day for a claim where the clock started and the act was done in these spans. */
function endFrom(
  start: DaySpan,
  done: DaySpan,
  inputs: LimitationInputs,
  rule: LimitationRule,
  reading: Reading,
): number {
  const told = stopsOf(inputs)
  const ends = [outermost(start, rule, told, reading)]
  if (rule.longStopYears !== null) {
    // Whether what stops or renews the time moves the long stop, too, is not told: the earlier end counts.
    const stops = reading === 'earliest' ? NO_STOPS : told
    ends.push(outermost(done, { years: rule.longStopYears, months: 0 }, stops, reading))
  }
  if (inputs.contractualBar !== null) ends.push(dayNumber(inputs.contractualBar))
  return Math.min(...ends)
}

/** What stops or renews the time, in day numbers and in order; spans of tolled time apart. */
interface Stops {
  readonly tolled: readonly DaySpan[]
  readonly renewed: readonly number[]
}

const NO_STOPS: Stops = { tolled: [], renewed: [] }

export function stopsOf({ tolled, interrupted }: Pick<LimitationInputs, 'tolled' | 'interrupted'>): Stops {
  return {
    tolled: apart(tolled.map(({ from, to }) => ({ from: dayNumber(from), to: dayNumber(to) }))),
    renewed: interrupted.map(({ on }) => dayNumber(on)).toSorted((a, b) => a - b),
  }
}

/**
 * The earliest or the latest end of a period that starts in a span. A later start ends later, but where time is tolled: of
 * starts within such time that before the shorter months ends first.
 */
function outermost(start: DaySpan, period: Period, stops: Stops, reading: Reading): number {
  const outer = reading === 'earliest' ? start.from : start.to
  if (!Number.isFinite(outer)) return outer
  const first = run(outer, period, stops)
  // A start after the earliest end that is found already ends later still.
  const near = stops.tolled.filter(
    ({ from, to }) => from <= start.to + 1 && to >= start.from - 1 && (reading === 'latest' || from <= first),
  )
  const within = near.flatMap((span) => lengthsWithin(span, stops.renewed))
  const starts = [start.from, start.to, ...within.filter((day) => day >= start.from && day <= start.to)]
  const ends = starts.filter(Number.isFinite).map((day) => run(day, period, stops))
  return reading === 'earliest' ? Math.min(...ends) : Math.max(...ends)
}

/** Days of a span at which the length of a period that starts there can change: a month's first and its last ones. */
function lengthsWithin({ from, to }: DaySpan, renewed: readonly number[]): number[] {
  const days = [from - 1, from, to, to + 1, ...renewed]
  const first = new Date(from * DAY)
  for (let month = first.getUTCMonth(); ; month += 1) {
    const begins = Date.UTC(first.getUTCFullYear(), month, 1) / DAY
    if (begins > to) return days
    days.push(...[0, 28, 29, 30].map((day) => begins + day).filter((day) => day >= from && day <= to))
  }
}

type Period = Pick<LimitationRule, 'years' | 'months'>

/**
 * The last day of a period: the day with the same number, or the last of that month. Time that is tolled while it runs is
 * added, and what interrupts it while it runs begins it anew.
 */
export function run(start: number, period: Period, { tolled, renewed }: Stops): number {
  if (!Number.isFinite(start)) return start
  let from = start
  let end = lastDay(from, period, tolled)
  for (const day of renewed) {
    if (day <= from || day > end) continue
    from = day
    end = lastDay(from, period, tolled)
  }
  return end
}

function lastDay(start: number, { years, months }: Period, tolled: readonly DaySpan[]): number {
  let end = sameDayAfter(start, years * 12 + months)
  for (const { from: stopped, to } of tolled) {
    const first = Math.max(stopped, start + 1)
    if (first <= end && to >= first) end += to - first + 1
  }
  return end
}

/** The day with the same number so many months later, or the last of that month. */
function sameDayAfter(day: number, months: number): number {
  const from = new Date(day * DAY)
  const [year, month] = [from.getUTCFullYear(), from.getUTCMonth() + months]
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  return Date.UTC(year, month, Math.min(from.getUTCDate(), last)) / DAY
}

/** Spans in order, those that overlap as one. */
function apart(spans: readonly DaySpan[]): DaySpan[] {
  return spans
    .filter(({ from, to }) => from <= to)
    .toSorted((a, b) => a.from - b.from)
    .reduce<DaySpan[]>((all, span) => {
      const last = all.at(-1)
      if (!last || span.from > last.to + 1) return [...all, span]
      return [...all.slice(0, -1), { from: last.from, to: Math.max(last.to, span.to) }]
    }, [])
}

function stateOn(today: number, earliest: number, latest: number, isVerified: boolean): LimitationState {
  if (today > latest && isVerified) return 'ended'
  if (today > earliest) return earliest === -Infinity && latest === Infinity ? 'cannot-tell' : 'may-have-ended'
  return isVerified ? 'running' : 'cannot-tell'
}

function stepsOf(
  act: TimedAct,
  { knew, concealedUntil, tolled, interrupted, contractualBar }: LimitationInputs,
  rule: LimitationRule,
  factIds: readonly string[],
): Because[] {
  const { ruleId, article, starts, years, months, longStopYears, eachDay, concealmentPostpones, verified } = rule
  const length = months === 0 ? { key: 'ruleYears', count: years } : { key: 'ruleMonths', count: years * 12 + months }
  const steps = [because(`limitation.${length.key}`, { rule: ruleId, article, count: length.count })]
  if (!verified) steps.push(because('limitation.notVerified'))
  steps.push(because(`limitation.starts.${starts}`))
  steps.push(act.when ? because('limitation.act', { actDate: act.when }) : because('limitation.actNotInEvidence'))
  if (act.lasting) steps.push(because(eachDay ? 'limitation.eachDay' : 'limitation.lasting'))
  if (isByKnowledge(rule)) {
    steps.push(
      knew
        ? because('limitation.knew', { knewDate: knew }, factIds)
        : because('limitation.knewNotInEvidence', {}, factIds),
    )
  } else if (starts === 'accrual') {
    steps.push(
      knew
        ? because('limitation.aroseByKnowledge', { knewDate: knew }, factIds)
        : because('limitation.aroseNotInEvidence', {}, factIds),
    )
  }
  if (concealedUntil) {
    const told = concealmentPostpones ? 'limitation.concealed' : 'limitation.concealmentNotCounted'
    steps.push(because(told, { concealedDate: concealedUntil }, factIds))
  } else if (concealmentPostpones) {
    steps.push(
      knew
        ? because('limitation.concealedByKnowledge', { knewDate: knew }, factIds)
        : because('limitation.concealmentNotInEvidence', {}, factIds),
    )
  }
  for (const { from, to } of tolled) {
    steps.push(because('limitation.tolled', { fromDate: from, toDate: to }, factIds))
  }
  for (const { on } of interrupted) steps.push(because('limitation.interrupted', { onDate: on }, factIds))
  if (tolled.length === 0 && interrupted.length === 0) steps.push(because('limitation.noStops', {}, factIds))
  if (longStopYears !== null) steps.push(because('limitation.longStop', { count: longStopYears }))
  steps.push(
    contractualBar
      ? because('limitation.contractualBar', { barDate: contractualBar }, factIds)
      : because('limitation.contractualBarNotInEvidence', {}, factIds),
  )
  return steps
}

/** Of an act that has a clock each day: the end for the last day that is in evidence. */
function lastDayStep(day: number, inputs: LimitationInputs, rule: LimitationRule): Because[] {
  const onDate = civilDayOf(day)
  if (onDate === null) return []
  const of = { when: edtfDate(onDate), lasting: false }
  const endDate = civilDayOf(endFrom(startOf(of, inputs, rule), readingsOf(of.when), inputs, rule, 'earliest'))
  return endDate === null ? [] : [because('limitation.lastDay', { onDate, endDate })]
}

function endSteps(earliest: number, latest: number): Because[] {
  const first = civilDayOf(earliest)
  const last = civilDayOf(latest)
  if (first === null) return [because('limitation.earliestCannotBeTold')]
  if (first === last) return [because('limitation.end', { endDate: first })]
  const told = because('limitation.earliestEnd', { endDate: first })
  return [told, last === null ? because('limitation.latestOpen') : because('limitation.latestEnd', { endDate: last })]
}
