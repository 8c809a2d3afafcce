import { oc } from '@orpc/contract'
import { z } from 'zod'
import { EdtfDate } from '../domain/edtf.ts'
import { Criticality, Dispute, Knowledge, Stance, Voice } from '../domain/fact.ts'
import { REGISTER_KINDS } from '../domain/register-kinds.ts'
import { caseErrors, documentErrors, refusals, staleError } from './errors.ts'
import { Day, Id, Instant } from './ids.ts'
import { MarkedPassage, markingErrors, Passage } from './passages.ts'
import { OriginOfDocuments } from './stories.ts'

/** What a person says of a passage as the source of a fact. */
export const CitationDraft = z.object({
  stance: Stance,
  /** Whose word it is there: the outlet's own, or a speaker's. */
  voice: Voice,
  /** As the passage names who speaks: "an unnamed official of …"; empty in the outlet's own voice. */
  speaker: z.string().trim().max(300),
  /** When it was said, not when it happened. */
  saidOn: EdtfDate.nullable(),
  /** Null: the passage does not say. */
  knowledge: Knowledge.nullable(),
  /** The words that hedge it, as they stand: "about", "is believed". */
  hedge: z.string().trim().max(300),
  /** Of the quotation, where it is in another language than the case. */
  translation: z.string().trim().max(10_000),
})
export type CitationDraft = z.infer<typeof CitationDraft>

export const Citation = CitationDraft.extend({
  id: Id,
  factId: Id,
  passage: Passage,
  /** How the passage's document is listed, and its exhibit number. */
  listedAs: z.string(),
  exhibit: z.string().nullable(),
  revision: z.int(),
})
export type Citation = z.infer<typeof Citation>

export const FactDraft = z.object({
  text: z.string().trim().min(1).max(2000),
  /** When it happened, as far as is known. */
  happened: EdtfDate.nullable(),
  /** The parties that it is about. */
  partyIds: z.array(Id).max(100),
  /** Facts of the case that cannot well stand beside it; of a pair each names the other. */
  strainsWith: z.array(Id).max(100),
  criticality: Criticality.nullable(),
  dispute: Dispute,
})
export type FactDraft = z.infer<typeof FactDraft>

/** A fact as it is added: what nobody said of it yet may be left out. */
export const NewFact = FactDraft.extend({
  partyIds: FactDraft.shape.partyIds.default([]),
  strainsWith: FactDraft.shape.strainsWith.default([]),
  criticality: FactDraft.shape.criticality.default(null),
  dispute: FactDraft.shape.dispute.default('ours'),
})

export const Fact = FactDraft.extend({
  id: Id,
  caseId: Id,
  /** That of F-7; never given again. */
  number: z.int().positive(),
  /** Withdrawn instead of deleted, so that its number stays its own. */
  withdrawnOn: Day.nullable(),
  madeAt: Instant,
  madeBy: z.string(),
  revision: z.int(),
  /** In the order in which they were made. */
  citations: z.array(Citation),
  /**
   * Into how many origins its supporting citations fall at most: there are no more independent sources than that, and
   * may be fewer.
   */
  origins: z.array(z.object({ citationIds: z.array(Id), shared: OriginOfDocuments.shape.shared })),
})
export type Fact = z.infer<typeof Fact>

/** A citation together with the stretch that it marks. */
export const NewCitation = CitationDraft.extend({
  translation: CitationDraft.shape.translation.default(''),
  passage: MarkedPassage,
})
export type NewCitation = z.infer<typeof NewCitation>

/** The number of the fact that is spoken of. */
const numbered = { data: z.object({ number: z.int() }) }

/** NAMED_ROW_UNKNOWN: a party or a fact that is named is not there, is of another case, or is the fact itself. */
const namingErrors = { NAMED_ROW_UNKNOWN: { data: z.object({ field: z.string() }) } }
const factErrors = { ...caseErrors, ...namingErrors, FACT_NOT_FOUND: {} }
const staleFact = { ...factErrors, ...staleError(Fact), FACT_WITHDRAWN: numbered }
/** ALREADY_CITED: the fact cites this very stretch. */
const citingErrors = { ...markingErrors, ALREADY_CITED: numbered, CITATION_ACROSS_CASES: {} }
const citationErrors = {
  ...documentErrors,
  ...staleError(Citation),
  FACT_WITHDRAWN: numbered,
  CITATION_NOT_FOUND: {},
}

/** What several facts are given at once; what is undefined stays as it is. */
export const FactsFields = z.object({
  criticality: Criticality.nullable().optional(),
  dispute: Dispute.optional(),
  addPartyIds: z.array(Id).max(100).default([]),
  removePartyIds: z.array(Id).max(100).default([]),
})
export type FactsFields = z.infer<typeof FactsFields>

/** A row that names a fact, and where in it. */
export const FactUse = z.object({
  kind: z.enum(REGISTER_KINDS),
  id: Id,
  /** As a list names it: `L-1 Licence of 1968`. */
  label: z.string(),
  withdrawnOn: Day.nullable(),
  /** The fields that the fact speaks for; '' for the row as a whole. */
  about: z.array(z.string()),
  /** The elements of a claim for or against which it stands. */
  elements: z.array(z.object({ number: z.int(), title: z.string(), against: z.boolean() })),
})
export type FactUse = z.infer<typeof FactUse>

export const facts = {
  /** Every fact of the case with its citations, by number, withdrawn ones included. */
  list: oc
    .input(z.object({ caseId: Id }))
    .output(z.array(Fact))
    .errors(refusals(caseErrors)),
  get: oc
    .input(z.object({ factId: Id }))
    .output(Fact)
    .errors(refusals(factErrors)),
  /** Adds a fact, as a rule with the passage that it rests on. */
  add: oc
    .input(NewFact.extend({ caseId: Id, citation: NewCitation.nullable() }))
    .output(Fact)
    .errors(refusals({ ...factErrors, ...citingErrors })),
  change: oc
    .input(z.object({ factId: Id, revision: z.int(), fields: FactDraft.partial() }))
    .output(Fact)
    .errors(refusals(staleFact)),
  /** Gives several facts of one case the same; all of them or none. */
  changeSeveral: oc
    .input(
      z.object({
        facts: z
          .array(z.object({ factId: Id, revision: z.int() }))
          .min(1)
          .max(5000),
        fields: FactsFields,
      }),
    )
    .output(z.object({ changed: z.int() }))
    .errors(refusals({ ...staleFact, FACTS_ACROSS_CASES: {} })),
  /** The rows of the registers that name a fact, withdrawn ones included. */
  usedBy: oc
    .input(z.object({ factId: Id }))
    .output(z.array(FactUse))
    .errors(refusals(factErrors)),
  /** Every fact of a case that a row names which was not withdrawn. */
  uses: oc
    .input(z.object({ caseId: Id }))
    .output(z.array(z.object({ factId: Id, rows: z.array(FactUse.pick({ kind: true, id: true, label: true })) })))
    .errors(refusals(caseErrors)),
  withdraw: oc
    .input(z.object({ factId: Id, revision: z.int() }))
    .output(Fact)
    .errors(refusals(staleFact)),
  restore: oc
    .input(z.object({ factId: Id, revision: z.int() }))
    .output(Fact)
    .errors(refusals({ ...factErrors, ...staleError(Fact) })),
  cite: oc
    .input(NewCitation.extend({ factId: Id }))
    .output(Fact)
    .errors(refusals({ ...factErrors, ...citingErrors, FACT_WITHDRAWN: numbered })),
  changeCitation: oc
    .input(z.object({ citationId: Id, revision: z.int(), fields: CitationDraft.partial() }))
    .output(Fact)
    .errors(refusals(citationErrors)),
  removeCitation: oc
    .input(z.object({ citationId: Id, revision: z.int() }))
    .output(Fact)
    .errors(refusals(citationErrors)),
}
