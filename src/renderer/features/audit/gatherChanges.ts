import type { Entry } from '../../../shared/contract/audit.ts'
import { partAct } from '../../../shared/domain/undone-act.ts'

/** Acts that are often done to many things at once. */
const MANY = new Set([
  'custody.declared',
  'custody.reported',
  'custody.verified',
  'document.annotated',
  'document.declared',
  'document.imported',
  'document.imported-again',
  'document.marked',
  'exhibit.numbered',
  'exhibit.served',
  'party.added',
  'party.changed',
])

/** Milliseconds between like entries of one act. */
const AT_ONCE = 60_000

/** The entries, newest first, with those of one act on many things gathered under the newest of them. */
export function gatherChanges(entries: readonly Entry[]): { entry: Entry; count: number }[] {
  const gathered: { entry: Entry; count: number; since: number }[] = []
  for (const entry of entries) {
    const last = gathered.at(-1)
    const together =
      last &&
      MANY.has(partAct(entry.act).act) &&
      last.entry.act === entry.act &&
      last.since - Date.parse(entry.at) < AT_ONCE
    if (together) Object.assign(last, { count: last.count + 1, since: Date.parse(entry.at) })
    else gathered.push({ entry, count: 1, since: Date.parse(entry.at) })
  }
  return gathered
}
