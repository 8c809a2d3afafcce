import { oc } from '@orpc/contract'
import { z } from 'zod'
import { CHRONOLOGY_KINDS, CHRONOLOGY_ORDERS } from '../domain/chronology.ts'
import { EdtfDate } from '../domain/edtf.ts'
import { Voice } from '../domain/fact.ts'
import { Language } from '../domain/language.ts'
import { LicenceState } from '../domain/licence.ts'
import { PartyRole } from './cases.ts'
import { caseErrors, refusals } from './errors.ts'
import { Day, Id } from './ids.ts'
import { barredErrors, Exception } from './leaving.ts'
import { Paper } from './papers.ts'

export const ChronologyKind = z.enum(CHRONOLOGY_KINDS)
export const ChronologyOrder = z.enum(CHRONOLOGY_ORDERS)

/** A passage on which an entry rests; its document is told once, in `documents`. */
export const ChronologySource = z.object({
  documentId: Id,
  firstBlock: z.int(),
  lastBlock: z.int(),
  /** As a deep link carries it; null where the passage was not found again. */
  stretch: z.string().nullable(),
  contradicts: z.boolean(),
  /** Whose word it is: of a speaker who is not named `speaker` is empty. */
  voice: Voice,
  speaker: z.string(),
})
export type ChronologySource = z.infer<typeof ChronologySource>

/** Something with a date, as the timeline draws it and the table lists it. */
export const ChronologyEntry = z.object({
  /** Of one row and one of its dates. */
  id: z.string(),
  kind: ChronologyKind,
  /** What of the row it dates: a licence's `start`, a right's `expires`; the word is `chronology:event.<kind>.<event>`. */
  event: z.string(),
  /** The row, the fact or the stage that it was entered as; of a treaty its id in the tables. */
  about: z.string(),
  /** As A-1, F-7, L-1; empty where it has none. */
  label: z.string(),
  title: z.string(),
  /** Null: no date is in evidence. */
  on: EdtfDate.nullable(),
  /** It went on after `on`, for how long is not in evidence. */
  lasting: z.boolean(),
  /** Of an act: how its licence stood that day, and which licence counts. */
  state: z.union([LicenceState, z.literal('no-licence')]).nullable(),
  licenceId: Id.nullable(),
  partyIds: z.array(Id),
  claimIds: z.array(Id),
  country: z.string().nullable(),
  where: z.string(),
  sources: z.array(ChronologySource),
})
export type ChronologyEntry = z.infer<typeof ChronologyEntry>

/** A licence as a bar: how it stood from day to day. */
export const LicenceTerm = z.object({
  licenceId: Id,
  label: z.string(),
  title: z.string(),
  partyIds: z.array(Id),
  claimIds: z.array(Id),
  stretches: z.array(z.object({ state: LicenceState, from: Day.nullable(), to: Day.nullable() })),
})
export type LicenceTerm = z.infer<typeof LicenceTerm>

export const Chronology = z.object({
  /** By date, the undated last. */
  entries: z.array(ChronologyEntry),
  terms: z.array(LicenceTerm),
  parties: z.array(z.object({ id: Id, name: z.string(), role: PartyRole })),
  claims: z.array(z.object({ id: Id, key: z.string(), title: z.string() })),
  /** Those that an entry names. */
  treaties: z.array(z.object({ id: z.string(), title: z.record(Language, z.string()) })),
  /** Those that an entry rests on. */
  documents: z.array(z.object({ id: Id, exhibit: z.string().nullable(), listedAs: z.string() })),
  today: Day,
})
export type Chronology = z.infer<typeof Chronology>

const Asked = z.object({
  caseId: Id,
  kinds: z.array(ChronologyKind).optional(),
  partyId: Id.optional(),
  claimId: Id.optional(),
  text: z.string().max(300).optional(),
  from: Day.optional(),
  to: Day.optional(),
})

export const chronology = {
  /** What of the case and of its countries' agreements has a date, and what should have one. */
  ofCase: oc.input(Asked).output(Chronology).errors(refusals(caseErrors)),
  /**
   * The same as CSV (RFC 4180, UTF-8 with a byte order mark). What rests on documents that may not leave the house passes
   * its gate (DOCUMENTS_BARRED), or is left out.
   */
  exportCsv: oc
    .input(
      Asked.extend({
        order: ChronologyOrder.optional(),
        language: Language,
        exceptions: z.array(Exception).optional(),
        leaveOut: z.boolean().optional(),
      }),
    )
    .output(z.object({ paper: Paper, entries: z.int(), leftOut: z.int() }))
    .errors(refusals({ ...caseErrors, ...barredErrors })),
}
