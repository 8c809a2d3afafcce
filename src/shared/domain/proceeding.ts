import { z } from 'zod'
import { EdtfDate } from './edtf.ts'
import { Grounds, Named, RowIds, Words } from './register.ts'

export const PROCEEDING_STATES = ['announced', 'filed', 'pending', 'ended'] as const
export const ProceedingState = z.enum(PROCEEDING_STATES)
export type ProceedingState = z.infer<typeof ProceedingState>

/** A proceeding that was announced, filed or is under way anywhere, as far as the evidence says. */
export const ProceedingDraft = z.object({
  title: Named(),
  forum: Words(),
  state: ProceedingState,
  on: EdtfDate.nullable(),
  claimantIds: RowIds,
  defendantIds: RowIds,
  note: Words(2000),
  grounds: Grounds,
})
export type ProceedingDraft = z.infer<typeof ProceedingDraft>

/** A day by which something is to be done, as the lawyer entered it. */
export const DeadlineDraft = z.object({
  title: Named(),
  due: z.iso.date(),
  doneOn: z.iso.date().nullable(),
  note: Words(2000),
  grounds: Grounds,
})
export type DeadlineDraft = z.infer<typeof DeadlineDraft>
