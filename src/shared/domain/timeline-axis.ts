import { civilDayOf } from './readings.ts'
import type { TimelineDate } from './timeline-date.ts'

/** What a timeline shows: days since 1 January 1970, `to` not included; parts of a day count. */
export interface Span {
  readonly from: number
  readonly to: number
}

export const ZOOMS = ['decades', 'years', 'months', 'days'] as const
export type Zoom = (typeof ZOOMS)[number]

/** Days that each zoom shows. */
const SHOWN: Readonly<Record<Zoom, number>> = { decades: 365.2425 * 60, years: 365.2425 * 12, months: 400, days: 31 }

const LEAST = 4
/** The years 1000 to 2999. */
const FIRST = -354_285
const LAST = 376_200

/** Pixels that the label of a tick needs. */
const ROOM = 64

/** A line of the axis and the part of a date that names it. */
export interface Tick {
  readonly day: number
  readonly unit: 'year' | 'month' | 'day'
}

interface Step {
  readonly unit: Tick['unit']
  readonly every: number
  /** Days. */
  readonly length: number
}

const STEPS: readonly Step[] = [
  { unit: 'day', every: 1, length: 1 },
  { unit: 'day', every: 7, length: 7 },
  { unit: 'month', every: 1, length: 30.44 },
  { unit: 'month', every: 3, length: 91.31 },
  ...[1, 2, 5, 10, 20, 50, 100, 200].map((every): Step => ({ unit: 'year', every, length: every * 365.2425 })),
]

/** Lines as close as their labels allow, on whole days, weeks from Monday, months, quarters or round years. */
export function ticksOf(span: Span, width: number): Tick[] {
  const perDay = width / (span.to - span.from)
  const step = STEPS.find(({ length }) => length * perDay >= ROOM) ?? (STEPS.at(-1) as Step)
  const ticks: Tick[] = []
  for (let day = firstOn(step, span.from); day < span.to; day = nextOn(step, day)) {
    if (day >= span.from) ticks.push({ day, unit: step.unit })
  }
  return ticks
}

/** The last line at or before a day. */
function firstOn({ unit, every }: Step, from: number): number {
  const day = Math.floor(from)
  // Day 4 was a Monday.
  if (unit === 'day') return every === 1 ? day : day - ((((day - 4) % 7) + 7) % 7)
  const [year, month] = yearAndMonth(day)
  return unit === 'month'
    ? firstOfMonth(year, Math.floor(month / every) * every)
    : firstOfMonth(Math.floor(year / every) * every, 0)
}

function nextOn({ unit, every }: Step, day: number): number {
  if (unit === 'day') return day + every
  const [year, month] = yearAndMonth(day)
  return unit === 'month' ? firstOfMonth(year, month + every) : firstOfMonth(year + every, 0)
}

function yearAndMonth(day: number): [year: number, month: number] {
  const [year = '', month = ''] = (civilDayOf(day) ?? '').split('-')
  return [Number(year), Number(month) - 1]
}

function firstOfMonth(year: number, month: number): number {
  return Date.UTC(year, month, 1) / 86_400_000
}

/** Shows less (`factor` below 1) or more, with what lies at `at` (a day) staying where it is. */
export function zoomed(span: Span, factor: number, at = (span.from + span.to) / 2): Span {
  const length = Math.min(LAST - FIRST, Math.max(LEAST, (span.to - span.from) * factor))
  const share = (at - span.from) / (span.to - span.from)
  return bounded(at - length * share, length)
}

/** The same length, so many days later. */
export function moved({ from, to }: Span, days: number): Span {
  return bounded(from + days, to - from)
}

/** As many days as a zoom shows, about a day that it begins with in view; else about the same middle. */
export function zoomedTo(zoom: Zoom, span: Span, about?: number): Span {
  const isInView = about !== undefined && about >= span.from && about <= span.to
  const next = zoomed(span, SHOWN[zoom] / (span.to - span.from))
  return isInView ? moved(next, about - (next.from + next.to) / 2) : next
}

/** The zoom whose length comes nearest. */
export function zoomOf({ from, to }: Span): Zoom {
  const far = (zoom: Zoom) => Math.abs(Math.log((to - from) / SHOWN[zoom]))
  return ZOOMS.reduce((nearest, zoom) => (far(zoom) < far(nearest) ? zoom : nearest))
}

function bounded(from: number, length: number): Span {
  const first = Math.max(FIRST, Math.min(from, LAST - length))
  return { from: first, to: first + length }
}

/** Shows all that can be placed, and today, with some room at both sides. */
export function spanOfAll(dates: readonly TimelineDate[], today: number): Span {
  let [first, last] = [today, today + 1]
  for (const { from, to } of dates) {
    first = Math.min(first, from ?? to ?? first)
    last = Math.max(last, (to ?? from ?? last - 1) + 1)
  }
  const room = Math.max(30, (last - first) * 0.06)
  return zoomed({ from: first - room, to: last + room }, 1)
}
