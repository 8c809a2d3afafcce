export type Urgency = 'late' | 'soon' | 'later'

/** Days before it falls due on which something is pressing. */
const SOON = 3
const DAY = 86_400_000

/** How pressing what is due on a civil day (ISO 8601) is on another. What falls due today is not late. */
export function urgencyOf(due: string, today: string): Urgency {
  const days = daysUntil(due, today)
  if (days < 0) return 'late'
  return days <= SOON ? 'soon' : 'later'
}

/** Whole days from `today` to `due`, negative where it has passed. */
export function daysUntil(due: string, today: string): number {
  return (Date.parse(`${due}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / DAY
}
