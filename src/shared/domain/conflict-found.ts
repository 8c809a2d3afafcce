import type { ConflictCheckDraft } from './conflict.ts'

interface Met {
  readonly name: string
  readonly role: string
  readonly reference: string
  readonly likeness: number
}

/** At most so many of those whom a check found are kept with it, the likest first. */
const KEPT = 1000

/** What a check found, as it is kept with its decision. */
export function foundInCheck(meetings: readonly Met[]): ConflictCheckDraft['found'] {
  return meetings.slice(0, KEPT).map(({ name, role, reference, likeness }) => ({ name, role, reference, likeness }))
}
