import { z } from 'zod'
import { EdtfDate } from './edtf.ts'
import { LimitationInputs } from './limitation.ts'
import { AmountText, Money } from './money.ts'
import { Grounds, Named, RowIds, Words } from './register.ts'

export const ACT_KINDS = [
  'make',
  'import',
  'export',
  'offer',
  'display',
  'sell',
  'stock',
  'use-after-end',
  'disclose',
  'other',
] as const
export const ActKind = z.enum(ACT_KINDS)
export type ActKind = z.infer<typeof ActKind>

/** An act that is said to infringe: one row an act. */
export const ActDraft = z.object({
  title: Named(),
  kind: ActKind,
  /** The party that did it; null where none is named. */
  actorId: z.uuidv7().nullable(),
  /** As the evidence names whoever did it, where it is no party of the case. */
  actor: Words(),
  when: EdtfDate.nullable(),
  /** A lasting act goes on after `when`, for how long is not in evidence. */
  lasting: z.boolean(),
  /** Country, and where in it. */
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .nullable(),
  where: Words(),
  productIds: RowIds,
  product: Words(),
  quantity: AmountText.nullable(),
  /** As the evidence hedges it: "about", "many". */
  quantityHedge: Words(),
  unitPrice: Money.extend({ amount: AmountText }).nullable(),
  rightIds: RowIds,
  /** The licence that is asked about; null: every licence of the actor. */
  licenceId: z.uuidv7().nullable(),
  /** When the actor had notice of the right or of the end of the licence; null: not in evidence. */
  notice: EdtfDate.nullable(),
  limitation: LimitationInputs.nullable(),
  notes: Words(10_000),
  grounds: Grounds,
})
export type ActDraft = z.infer<typeof ActDraft>
