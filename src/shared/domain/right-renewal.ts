import { type Urgency, urgencyOf } from './due.ts'
import type { RightDraft } from './right.ts'

/** Statuses under which there is nothing to renew. */
const ENDED: ReadonlySet<RightDraft['status']> = new Set(['lapsed', 'invalidated', 'not-protected'])

/**
 * How pressing the renewal of a right is on a civil day (ISO 8601); undefined where none is due.
 * A renewal that falls due today is not late.
 */
export function renewalUrgency(
  { renewalDue, status }: Pick<RightDraft, 'renewalDue' | 'status'>,
  today: string,
): Urgency | undefined {
  if (renewalDue === null || ENDED.has(status)) return undefined
  return urgencyOf(renewalDue, today)
}

/** A civil day so many days later. */
export function addDays(day: string, days: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return new Date(Date.UTC(year, month - 1, date + days)).toISOString().slice(0, 10)
}
