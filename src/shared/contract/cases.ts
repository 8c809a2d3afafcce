import { oc } from '@orpc/contract'
import { z } from 'zod'
import { EdtfDate } from '../domain/edtf.ts'
import { CountryCode, JurisdictionCode } from '../domain/jurisdiction.ts'
import { Language } from '../domain/language.ts'
import { Stage } from '../domain/stage.ts'
import { caseErrors, refusals, staleError, tableErrors, vaultErrors } from './errors.ts'
import { Day, Id, Instant } from './ids.ts'

/** The two sides, and who else is checked for conflicts: these stand in no dossier. */
export const PartyRole = z.enum([
  'claimant',
  'defendant',
  'group-company',
  'witness',
  'expert',
  'arbitrator',
  'third-party',
])
export type PartyRole = z.infer<typeof PartyRole>

export const PartyDraft = z.object({
  role: PartyRole,
  name: z.string().trim().min(1).max(300),
  aliases: z.array(z.string().trim().min(1).max(300)).max(50),
  country: CountryCode.nullable(),
  address: z.string().max(2000),
  /** Counsel or another representative, as it stands on the cover. */
  representative: z.string().max(500),
})
export type PartyDraft = z.infer<typeof PartyDraft>

export const Party = PartyDraft.extend({ id: Id, caseId: Id, revision: z.int() })
export type Party = z.infer<typeof Party>

export const CaseDraft = z.object({
  title: z.string().trim().min(1).max(500),
  /** Null gives the next free number of the year, as 26-014. */
  reference: z.string().trim().min(1).max(60).nullable(),
  jurisdiction: JurisdictionCode.nullable(),
  seat: z.string().max(200),
  seatAgreed: z.boolean(),
  governingLaw: z.string().max(300),
  /** Id in `resources/forum-rules/forums.json`; null where none is chosen, `other` with the name in `forumName`. */
  forum: z.string().max(60).nullable(),
  forumName: z.string().max(300),
  /** Language of the proceedings, BCP 47. */
  language: z.string().max(35),
  tags: z.array(z.string().trim().min(1).max(60)).max(50),
  notes: z.string().max(100_000),
})
export type CaseDraft = z.infer<typeof CaseDraft>

export const Case = CaseDraft.extend({
  id: Id,
  reference: z.string(),
  sample: z.boolean(),
  archivedOn: Day.nullable(),
  createdAt: Instant,
  changedAt: Instant,
  revision: z.int(),
  parties: z.array(Party),
})
export type Case = z.infer<typeof Case>

export const CaseSummary = Case.omit({ notes: true }).extend({
  /** The stage it stands in; null where no entry was made or their order cannot be told. */
  stage: z.object({ stage: Stage, on: EdtfDate }).nullable(),
  stages: z.int(),
  documents: z.int(),
  exhibits: z.int(),
  refused: z.int(),
  unreviewed: z.int(),
})
export type CaseSummary = z.infer<typeof CaseSummary>

export const Forum = z.object({
  id: z.string(),
  name: z.record(Language, z.string()),
  /**
   * The words of the cover after "In the matter of an arbitration under" / «По делу об арбитраже в соответствии с»
   * (instrumental), of a court after "In the matter of proceedings before" / «По делу, рассматриваемому».
   */
  caption: z.record(Language, z.string()),
  kind: z.enum(['arbitration', 'court']),
  /** What the forum calls the other side. */
  defendantIs: z.enum(['respondent', 'defendant']),
  /** On what the name and the year of the edition rest. */
  source: z.string(),
  /** Whether the rules themselves or the institution's own page were read for it. */
  verified: z.boolean(),
})
export type Forum = z.infer<typeof Forum>

const referenceErrors = { REFERENCE_TAKEN: { data: z.object({ reference: z.string() }) } }

export const cases = {
  list: oc
    .input(z.object({ archived: z.boolean().optional() }))
    .output(z.array(CaseSummary))
    .errors(refusals(vaultErrors)),
  /** By id or by reference number. */
  get: oc
    .input(z.object({ case: z.string().min(1).max(60) }))
    .output(Case)
    .errors(refusals(caseErrors)),
  create: oc
    .input(
      CaseDraft.partial()
        .required({ title: true })
        .extend({ parties: z.array(PartyDraft).optional() }),
    )
    .output(Case)
    .errors(refusals({ ...vaultErrors, ...tableErrors, ...referenceErrors })),
  /** Changes the fields given; `revision` is the one that was read. */
  change: oc
    .input(z.object({ caseId: Id, revision: z.int(), fields: CaseDraft.partial() }))
    .output(Case)
    .errors(
      refusals({
        ...caseErrors,
        ...staleError(Case),
        ...tableErrors,
        ...referenceErrors,
      }),
    ),
  archive: oc
    .input(z.object({ caseId: Id }))
    .output(Case)
    .errors(refusals(caseErrors)),
  unarchive: oc
    .input(z.object({ caseId: Id }))
    .output(Case)
    .errors(refusals(caseErrors)),
  forums: oc.output(z.array(Forum)),
}

export const parties = {
  add: oc
    .input(PartyDraft.extend({ caseId: Id }))
    .output(Party)
    .errors(refusals({ ...caseErrors, ...tableErrors })),
  change: oc
    .input(z.object({ partyId: Id, revision: z.int(), fields: PartyDraft.partial() }))
    .output(Party)
    .errors(refusals({ ...caseErrors, ...staleError(Party), ...tableErrors, PARTY_NOT_FOUND: {} })),
  /** PARTY_NAMED: rows of registers or facts name it, as they are listed. */
  remove: oc
    .input(z.object({ partyId: Id, revision: z.int() }))
    .output(z.object({ removed: z.boolean() }))
    .errors(
      refusals({
        ...caseErrors,
        ...staleError(Party),
        PARTY_NOT_FOUND: {},
        PARTY_NAMED: { data: z.object({ by: z.string() }) },
      }),
    ),
}
