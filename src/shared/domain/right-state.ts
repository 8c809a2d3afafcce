import { z } from 'zod'
import { because, type Because } from './because.ts'
import type { EdtfDate } from './edtf.ts'
import { civilDayOf, dayNumber, type DaySpan, readingsOf } from './readings.ts'
import type { RightDraft, RightType } from './right.ts'
import { certainlyBefore, certainlyFrom } from './treaty-day.ts'

/** Whether a right was in force; `cannot-tell` where the readings of what is in evidence differ. */
export const RIGHT_STATES = ['in-force', 'not-in-force', 'cannot-tell'] as const
export const RightState = z.enum(RIGHT_STATES)
export type RightState = z.infer<typeof RightState>

export type RightTerms = Pick<
  RightDraft,
  'type' | 'filed' | 'registered' | 'expires' | 'renewalDue' | 'status' | 'statusSince' | 'grounds'
>

export interface RightOnDay {
  readonly state: RightState
  readonly because: Because[]
}

/** Rights that begin with a registration or a grant; all others exist without formalities. */
const REGISTERED: ReadonlySet<RightType> = new Set(['patent', 'utility-model', 'mark', 'design'])

export function needsRegistration(type: RightType): boolean {
  return REGISTERED.has(type)
}

/**
 * Years for which a status carries a right whose expiry is not in evidence: from its filing what treaties give at least
 * (TRIPS art. 33 and 26(3), Berne art. 7(1); a mark is renewed each ten years), from its registration or its status, which
 * may have come years after the filing, half of it. Other rights have no longest term.
 */
const CARRIED: Readonly<Partial<Record<RightType, { filed: number; registered: number }>>> = {
  patent: { filed: 20, registered: 10 },
  'utility-model': { filed: 6, registered: 3 },
  design: { filed: 10, registered: 5 },
  mark: { filed: 10, registered: 10 },
  copyright: { filed: 50, registered: 50 },
}

/**
 * How a right stood on a day in its territory. A registered right is in force from its registration to its last day where
 * its status says so; any other as its status tells. What an application alone gives is not weighed. Statuses speak up to
 * `today` (ISO 8601); a date that is not known is never read as a "no", nor as a right without end.
 */
export function rightStateOn(right: RightTerms, on: EdtfDate, today: string): RightOnDay {
  const day = dayThatHasCome(on, dayNumber(today))
  const { type, registered, expires, status, statusSince } = right
  const isRegistered = needsRegistration(type)
  const say = (state: RightState, key: string, about: readonly Dated[] = [], since?: EdtfDate | null): RightOnDay => {
    const values = Object.fromEntries([...about, ['since', since ?? null] as const].flatMap(dateValue))
    const speaks = STATUS_SPEAKS.has(key) && statusSince === null ? [because('right.statusUndated')] : []
    return { state, because: [because(`right.${key}`, values, groundsOf(right, about)), ...speaks] }
  }
  const R: Dated = ['registered', registered]
  const E: Dated = ['expires', expires]
  const S: Dated = ['statusSince', statusSince]

  if (expires !== null && registered !== null && readingsOf(expires).to < readingsOf(registered).from) {
    return say('cannot-tell', 'expiresBeforeRegistration', [R, E])
  }
  if (passed(day, expires)) return say('not-in-force', 'afterExpiry', [E])
  if (isRegistered && certainlyBefore(day, registered)) return say('not-in-force', 'beforeRegistration', [R])
  if (day.from > dayNumber(today)) return say('cannot-tell', 'dayToCome')

  switch (status) {
    case 'not-in-evidence':
      return say('cannot-tell', 'statusNotInEvidence', [R, E])
    case 'not-protected':
      if (registered !== null) return say('cannot-tell', 'statusContradicts', [R])
      if (statusSince === null) return say('not-in-force', 'notProtected')
      return certainlyFrom(day, statusSince)
        ? say('not-in-force', 'notProtectedSince', [S])
        : say('cannot-tell', 'beforeStatus', [S])
    case 'applied-for':
      if (!isRegistered) return say('cannot-tell', 'applicationSaysNothing')
      return registered === null ? say('not-in-force', 'appliedFor') : say('cannot-tell', 'statusContradicts', [R])
    case 'invalidated':
      return certainlyFrom(day, statusSince)
        ? say('not-in-force', 'invalidatedSince', [S])
        : say('cannot-tell', 'invalidationMayReachBack', [S])
    case 'lapsed':
      if (certainlyFrom(day, statusSince)) return say('not-in-force', 'lapsedSince', [S])
      if (!certainlyBefore(day, statusSince)) return say('cannot-tell', 'lapseDayUnknown', [S])
      if (!certainlyFrom(day, registered)) return say('cannot-tell', 'beginningUnknown', [R])
      return within(day, expires) ? say('in-force', 'beforeLapse', [R, S]) : say('cannot-tell', 'expiryUnsure', [E])
    case 'in-force':
      return inForce()
  }

  function inForce(): RightOnDay {
    const begun = [registered, statusSince].filter((date) => date !== null)
    if (begun.length === 0) return say('cannot-tell', 'beginningUnknown')
    // What was registered once may have lapsed and been restored: between the two dates it cannot be told.
    if (!begun.every((date) => certainlyFrom(day, date))) {
      const isBefore = begun.every((date) => certainlyBefore(day, date)) && (isRegistered || statusSince !== null)
      return isBefore
        ? say('not-in-force', 'beforeBeginning', [R, S], registered ?? statusSince)
        : say('cannot-tell', 'beginningUnsure', [R, S])
    }
    if (expires === null && !carried(right, day)) return say('cannot-tell', 'expiryNotInEvidence', [R, S])
    return within(day, expires)
      ? say('in-force', expires === null ? 'inForceSince' : 'inForceWithin', [R, S, E], registered ?? statusSince)
      : say('cannot-tell', 'expiryUnsure', [E])
  }
}

/** What is told by the status alone, of whatever day it may speak. */
const STATUS_SPEAKS: ReadonlySet<string> = new Set([
  'inForceSince',
  'inForceWithin',
  'expiryNotInEvidence',
  'notProtected',
])

/** Whether a status that a right is in force certainly reaches as far as the day, without an expiry in evidence. */
function carried({ type, filed, registered, renewalDue, statusSince }: RightTerms, day: DaySpan): boolean {
  const years = CARRIED[type]
  const last = civilDayOf(day.to)
  if (years === undefined) return true
  if (last === null) return false
  const begun = [registered, statusSince].filter((date) => date !== null).map((date) => readingsOf(date).from)
  const runsOut =
    filed === null ? yearsAfter(Math.min(...begun), years.registered) : yearsAfter(readingsOf(filed).from, years.filed)
  return [runsOut, civilDayOf(readingsOf(statusSince).from), renewalDue].some((until) => until && last <= until)
}

function yearsAfter(day: number, years: number): string | undefined {
  return civilDayOf(day)?.replace(/^\d{4}/, (year) => String(Number(year) + years).padStart(4, '0'))
}

type Dated = readonly [field: 'registered' | 'expires' | 'statusSince', date: EdtfDate | null]

/** A day that was asked about is not one that is still to come, where any of its readings has come. */
function dayThatHasCome(on: EdtfDate, today: number): DaySpan {
  const { from, to } = readingsOf(on)
  return { from, to: from <= today ? Math.min(to, today) : to }
}

/** Certainly after the date. */
function passed(day: DaySpan, date: EdtfDate | null): boolean {
  return day.from > readingsOf(date).to
}

/** Certainly not after the date; also where there is none, since a status says that the right stands. */
function within(day: DaySpan, date: EdtfDate | null): boolean {
  return date === null || day.to <= readingsOf(date).from
}

function dateValue([field, date]: readonly [string, EdtfDate | null]): [string, string][] {
  return date === null ? [] : [[`${field}Date`, date]]
}

/** The facts on which the right as a whole, its status, or one of these dates rests. */
function groundsOf({ grounds }: RightTerms, about: readonly Dated[]): string[] {
  const fields = new Set<string>(['', 'status', ...about.map(([field]) => field)])
  return [...new Set(grounds.filter((ground) => fields.has(ground.about)).map(({ factId }) => factId))]
}
