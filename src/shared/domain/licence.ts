import { z } from 'zod'
import { EdtfDate } from './edtf.ts'
import { AmountText } from './money.ts'
import { Grounds, Named, RowIds, Territory, Told, Words } from './register.ts'

/** Something a licence asks for by a day, as a factory that is to be complete. */
export const Milestone = z.object({
  what: Named(500),
  due: EdtfDate.nullable(),
  /** When it was met; null: not in evidence. */
  met: EdtfDate.nullable(),
  /** When it had not been met yet, as somebody says; null: not in evidence. */
  unmet: EdtfDate.nullable().default(null),
})
export type Milestone = z.infer<typeof Milestone>

/** A licence as far as it is in evidence: null says that a term is not, never that there is none. */
export const LicenceDraft = z.object({
  title: Named(),
  /** Whether a licence was granted at all; where that is not in evidence, its state cannot be told on any day. */
  granted: Told,
  licensorIds: RowIds,
  licenseeIds: RowIds,
  rightIds: RowIds,
  productIds: RowIds,
  /** Null: not in evidence. */
  territories: z.array(Territory).max(300).nullable(),
  volumePerYear: AmountText.nullable(),
  export: Told,
  royalty: Words(1000),
  start: EdtfDate.nullable(),
  /** The last day of the term as first agreed: `../2006-12-05` where only a day is known by which it had ended. */
  end: EdtfDate.nullable(),
  /** Whether it is agreed to run without an end. */
  openEnded: z.boolean(),
  /** Each lengthens the term to its own last day. */
  extensions: z.array(z.object({ until: EdtfDate, note: Words(1000) })).max(50),
  /** Days. */
  noticePeriod: z.int().nonnegative().nullable(),
  curePeriod: z.int().nonnegative().nullable(),
  termination: z.object({ on: EdtfDate, ground: Words(1000) }).nullable(),
  /** Until when stock may still be sold after the end; `none` where it is agreed that it may not. */
  sellOff: z.union([z.object({ until: EdtfDate }), z.literal('none')]).nullable(),
  milestones: z.array(Milestone).max(100),
  /** Duties that outlive the term, as the licence says them. */
  survivingDuties: Words(2000),
  documentIds: RowIds,
  notes: Words(10_000),
  grounds: Grounds,
})
export type LicenceDraft = z.infer<typeof LicenceDraft>

export const LICENCE_STATES = [
  'not-yet-in-force',
  'in-term',
  'sell-off',
  'expired',
  'terminated',
  'cannot-tell',
] as const
export const LicenceState = z.enum(LICENCE_STATES)
export type LicenceState = z.infer<typeof LicenceState>
