import { z } from 'zod'
import { Named, Words } from './register.ts'

/** What was decided of the names that were met; `waived`: a conflict to which those concerned agree. */
export const DECISIONS = ['clear', 'waived', 'conflict'] as const
export const Decision = z.enum(DECISIONS)
export type Decision = z.infer<typeof Decision>

/** A name that was checked against every case of the vault, what was found, and what was decided. */
export const ConflictCheckDraft = z.object({
  names: z.array(Named()).min(1).max(100),
  /** The case for which it was made; null where none was opened. */
  forCaseId: z.uuidv7().nullable(),
  /** As it was found that day: the name that was met, its role, and the reference number of its case. */
  found: z.array(z.object({ name: Words(), role: Words(60), reference: Words(60), likeness: z.number() })).max(1000),
  decision: Decision,
  reason: Words(5000),
})
export type ConflictCheckDraft = z.infer<typeof ConflictCheckDraft>
