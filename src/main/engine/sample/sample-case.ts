import { z } from 'zod'
import { CaseDraft, PartyDraft } from '../../../shared/contract/cases.ts'
import { RelationKind } from '../../../shared/contract/evidence.ts'
import { Service } from '../../../shared/contract/exhibits.ts'
import { FactDraft } from '../../../shared/contract/facts.ts'
import { ArticleField, FindingRole } from '../../../shared/domain/article.ts'
import { EdtfDate } from '../../../shared/domain/edtf.ts'
import { parseExhibitNumber } from '../../../shared/domain/exhibit-number.ts'
import { Criticality, Dispute, Knowledge, Stance, Voice } from '../../../shared/domain/fact.ts'
import { Language } from '../../../shared/domain/language.ts'
import { Marks } from '../../../shared/domain/mark.ts'
import { REGISTER_KINDS } from '../../../shared/domain/register-kinds.ts'
import { StageDraft } from '../../../shared/domain/stage.ts'

/** Path under `documents/`; a file inside a mail is the mail's path, `/` and its own name. */
const SampleFile = z.string().min(1)

const ExhibitLabel = z.string().refine((label) => parseExhibitNumber(label) !== undefined, { error: 'NOT_A_NUMBER' })

/** What a lawyer declared where the file says nothing or something else. */
const SampleCorrection = z.strictObject({
  field: ArticleField,
  role: FindingRole.optional(),
  value: z.string().trim().min(1).max(2000),
})

export const SampleDocument = z.strictObject({
  file: SampleFile,
  marks: Marks,
  /** An attachment's relation to its mail is not said here: it follows from the mail. */
  relation: z.strictObject({ kind: RelationKind.exclude(['attachment']), of: SampleFile }).optional(),
  corrections: z.array(SampleCorrection).default([]),
  tags: z.array(z.string().trim().min(1).max(60)).default([]),
  notes: z.string().max(100_000).default(''),
})
export type SampleDocument = z.infer<typeof SampleDocument>

/** A passage as it stands in a document's text, once. */
const SampleCitation = z.strictObject({
  file: SampleFile,
  quote: z.string().min(1),
  stance: Stance.default('supports'),
  voice: Voice.default('outlet'),
  speaker: z.string().default(''),
  saidOn: EdtfDate.nullable().default(null),
  knowledge: Knowledge.nullable().default(null),
  hedge: z.string().default(''),
  translation: z.string().default(''),
})

export const SampleFact = z.strictObject({
  text: FactDraft.shape.text,
  happened: EdtfDate.nullable().default(null),
  /** By name. */
  parties: z.array(z.string()).default([]),
  /** Facts that stand before it, as F-7. */
  strainsWith: z.array(z.string()).default([]),
  criticality: Criticality.nullable().default(null),
  dispute: Dispute.default('ours'),
  citations: z.array(SampleCitation).min(1),
})
export type SampleFact = z.infer<typeof SampleFact>

/**
 * A row of a register, of which only what is told is given. Instead of ids stand names: a party's own, F-7, a file, and
 * what another row of the file is called by in `as`.
 */
const SampleRow = z.strictObject({
  kind: z.enum(REGISTER_KINDS),
  as: z.string().min(1),
  fields: z.record(z.string(), z.unknown()),
})
export type SampleRow = z.infer<typeof SampleRow>

/**
 * `resources/sample-case/case.json`: a case with its documents, numbered and in part served.
 * Documents and exhibits stand in the order in which they are taken in and numbered.
 */
export const SampleCase = z.strictObject({
  /** Says that it is a sample and what in it is invented; shown wherever the case is open, and on its cover. */
  notice: z.record(Language, z.string().min(1)),
  case: z.strictObject(CaseDraft.shape),
  parties: z.array(z.strictObject(PartyDraft.shape)),
  stages: z.array(z.strictObject(StageDraft.shape)),
  documents: z.array(SampleDocument),
  exhibits: z.array(z.strictObject({ label: ExhibitLabel, file: SampleFile })),
  served: z.array(z.strictObject({ exhibits: z.array(ExhibitLabel).min(1), ...Service.omit({ version: true }).shape })),
  facts: z.array(SampleFact),
  /** A row names only rows that stand before it. */
  rows: z.array(SampleRow),
})
export type SampleCase = z.infer<typeof SampleCase>
