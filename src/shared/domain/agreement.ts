import { z } from 'zod'
import { EdtfDate } from './edtf.ts'
import { CountryCode } from './jurisdiction.ts'
import { Grounds, Named, Words } from './register.ts'

export const AGREEMENT_STATES = ['unknown', 'none', 'in-talks', 'signed', 'in-force', 'suspended', 'ended'] as const
export const AgreementState = z.enum(AGREEMENT_STATES)
export type AgreementState = z.infer<typeof AgreementState>

/** A bilateral agreement on intellectual property, or that a source says there is none. */
export const AgreementDraft = z.object({
  countries: z.tuple([CountryCode, CountryCode]),
  title: Words(500),
  state: AgreementState,
  /** The day for which the state is told, as the source says it. */
  asOf: EdtfDate.nullable(),
  signed: EdtfDate.nullable(),
  inForce: EdtfDate.nullable(),
  suspended: EdtfDate.nullable(),
  ended: EdtfDate.nullable(),
  /** Until when it goes on to bind what began under it. */
  survivesUntil: EdtfDate.nullable(),
  /** On whose word; the grounds name the passage. */
  source: Words(1000),
  notes: Words(10_000),
  grounds: Grounds,
})
export type AgreementDraft = z.infer<typeof AgreementDraft>

/** What a lawyer says of a treaty where the shipped tables are wrong, late or silent. */
export const CorrectionDraft = z.object({
  treaty: Named(100),
  country: CountryCode,
  /** The other country, of an investment treaty. */
  other: CountryCode.nullable(),
  state: z.enum(['in-force', 'not-in-force', 'unknown']),
  from: EdtfDate.nullable(),
  until: EdtfDate.nullable(),
  reservations: Words(500),
  source: Words(1000),
  note: Named(2000),
})
export type CorrectionDraft = z.infer<typeof CorrectionDraft>

/** The words by which parties agreed to arbitrate, as far as they are in evidence. */
export const ConsentDraft = z.object({
  title: Named(),
  clause: Words(20_000),
  forum: Words(),
  partyIds: z.array(z.uuidv7()).max(100),
  licenceId: z.uuidv7().nullable(),
  scope: z.enum(['contract', 'contract-and-related', 'wider', 'not-in-evidence']),
  /** The claims that it covers; null: to be told by its scope. */
  claimIds: z.array(z.uuidv7()).max(100).nullable(),
  survivesEnd: z.enum(['yes', 'no', 'not-in-evidence']),
  documentId: z.uuidv7().nullable(),
  grounds: Grounds,
})
export type ConsentDraft = z.infer<typeof ConsentDraft>
