import type { Entry } from '../../../shared/contract/audit.ts'

/** One entry, or the head of its day. */
export interface TrailRow {
  readonly key: string
  readonly at: string
  readonly entry?: Entry
}

/** Entries as they come, each day under its head; days are those of the machine's zone. */
export function byDay(entries: readonly Entry[]): TrailRow[] {
  let last = ''
  return entries.flatMap((entry) => {
    const day = new Date(entry.at).toDateString()
    const row: TrailRow = { key: `${entry.chain} ${entry.seq}`, at: entry.at, entry }
    if (day === last) return [row]
    last = day
    return [{ key: `day ${day} ${row.key}`, at: entry.at }, row]
  })
}
