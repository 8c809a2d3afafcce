import { z } from 'zod'
import { EdtfDate } from './edtf.ts'
import { Grounds, Named, RowIds, Territory, Words } from './register.ts'

export const RIGHT_TYPES = [
  'patent',
  'utility-model',
  'mark',
  'design',
  'copyright',
  'trade-secret',
  'know-how',
  'technical-documentation',
] as const
export const RightType = z.enum(RIGHT_TYPES)
export type RightType = z.infer<typeof RightType>

/** How a right stands by its register, or by what is said where there is none. */
export const RIGHT_STATUSES = [
  'applied-for',
  'in-force',
  'lapsed',
  'invalidated',
  'not-protected',
  'not-in-evidence',
] as const
export const RightStatus = z.enum(RIGHT_STATUSES)
export type RightStatus = z.infer<typeof RightStatus>

/** A step of the chain of title. */
export const TitleStep = z.object({
  from: Words(),
  to: Named(),
  on: EdtfDate.nullable(),
  /** Creation, assignment, succession, merger, … as the document says it. */
  how: Words(),
  documentId: z.uuidv7().nullable(),
})
export type TitleStep = z.infer<typeof TitleStep>

/** A right in one territory. */
export const RightDraft = z.object({
  type: RightType,
  title: Named(),
  territory: Territory,
  owner: Words(),
  chainOfTitle: z.array(TitleStep).max(100),
  applicationNumber: Words(100),
  registrationNumber: Words(100),
  priority: EdtfDate.nullable(),
  filed: EdtfDate.nullable(),
  registered: EdtfDate.nullable(),
  /** Last day of protection, renewals that were made included. */
  expires: EdtfDate.nullable(),
  /** By when the next renewal is due; null where none is. */
  renewalDue: z.iso.date().nullable(),
  status: RightStatus,
  /** Since when the status stands. */
  statusSince: EdtfDate.nullable(),
  /** Nice, IPC or Locarno classes, as the register writes them. */
  classes: Words(1000),
  productIds: RowIds,
  certificateId: z.uuidv7().nullable(),
  notes: Words(10_000),
  grounds: Grounds,
})
export type RightDraft = z.infer<typeof RightDraft>

/** A work, product or model that is protected, copied, or made under a licence. */
export const ProductDraft = z.object({
  name: Named(),
  aliases: z.array(Named()).max(50),
  /** The one that it follows, and the one of which it is a variant. */
  predecessorId: z.uuidv7().nullable(),
  variantOfId: z.uuidv7().nullable(),
  notes: Words(10_000),
})
export type ProductDraft = z.infer<typeof ProductDraft>
