import { z } from 'zod'
import { ArticleField, Basis, FindingRole } from '../domain/article.ts'
import { EdtfDate } from '../domain/edtf.ts'
import { parseExhibitNumber } from '../domain/exhibit-number.ts'
import { Language } from '../domain/language.ts'
import { Bar } from '../domain/mark.ts'
import { RecognisedLine } from '../domain/recognition.ts'
import { Stage } from '../domain/stage.ts'
import { CarriedRegisters, givenRegisters, LastNumbers } from './carried-rows.ts'
import { CaseDraft, PartyDraft } from './cases.ts'
import { Collection } from './custody.ts'
import { DossierSection } from './dossier.ts'
import { Block, CustodyEvent, DocumentFormat, Refusal, RelationKind, TranslationNote } from './evidence.ts'
import { Series } from './exhibits.ts'
import { CitationDraft, FactDraft } from './facts.ts'
import { Day, Id, Instant, Sha256 } from './ids.ts'
import { RecognisedPage } from './recognition.ts'
import { SavedSearch } from './search.ts'
import { RulingAbout } from './stories.ts'

/*
 * A case as JSON: what stands in a package beside the originals, and the way in from other systems. It is published in
 * docs/case-json.md and docs/case.schema.json; a change that an older reader would misread raises the format.
 */

/** 1: without registers, and without what of a fact came with them. */
export const CASE_JSON_FORMAT = 2

const Name = z.string().min(1).max(200)
const Revision = z.int().positive().default(1)

/** As `C-5bis-T`. */
const ExhibitLabel = z
  .string()
  .max(40)
  .refine((label) => parseExhibitNumber(label) !== undefined, { error: 'NOT_A_NUMBER' })

const CasePart = z.strictObject({
  id: Name.optional(),
  title: CaseDraft.shape.title,
  reference: CaseDraft.shape.reference.default(null),
  jurisdiction: CaseDraft.shape.jurisdiction.default(null),
  seat: CaseDraft.shape.seat.default(''),
  seatAgreed: z.boolean().default(false),
  governingLaw: CaseDraft.shape.governingLaw.default(''),
  forum: CaseDraft.shape.forum.default(null),
  forumName: CaseDraft.shape.forumName.default(''),
  language: CaseDraft.shape.language.default('en'),
  tags: CaseDraft.shape.tags.default([]),
  notes: CaseDraft.shape.notes.default(''),
  sample: z.boolean().default(false),
  archivedOn: Day.nullable().default(null),
  createdAt: Instant.optional(),
  revision: Revision,
})

const PartyPart = z.strictObject({
  id: Name.optional(),
  role: PartyDraft.shape.role,
  name: PartyDraft.shape.name,
  aliases: PartyDraft.shape.aliases.default([]),
  country: PartyDraft.shape.country.default(null),
  address: PartyDraft.shape.address.default(''),
  representative: PartyDraft.shape.representative.default(''),
  revision: Revision,
})

const StagePart = z.strictObject({
  id: Name.optional(),
  stage: Stage,
  on: EdtfDate,
  note: z.string().max(2000).default(''),
  disclosable: z.boolean().default(false),
  revision: Revision,
})

const FindingPart = z.strictObject({
  field: ArticleField,
  role: FindingRole.default('main'),
  value: z.string().min(1).max(2000),
  basis: Basis.default('declared'),
  where: z.string().max(300).default(''),
})

const MarksPart = z.strictObject({
  reviewed: z.boolean().default(false),
  privileged: z.string().trim().min(1).max(500).nullable().default(null),
  withoutPrejudice: z.boolean().default(false),
  confidential: z.string().trim().min(1).max(500).nullable().default(null),
})

const text = (most: number) => z.string().max(most).default('')

const CollectionPart = z.strictObject({
  address: text(4000),
  collectedAt: text(80),
  timeZone: text(80),
  collector: text(300),
  tool: text(200),
  toolVersion: text(100),
  device: text(300),
  method: text(1000),
  purpose: text(1000),
  authority: text(1000),
  remarks: text(10_000),
  revision: Revision,
}) satisfies z.ZodType<Collection>

const DocumentPart = z.strictObject({
  id: Name.optional(),
  /** Path of the original from the folder that holds the JSON, with `/`. */
  file: z.string().min(1).max(4096),
  sha256: Sha256.optional(),
  size: z.int().nonnegative().optional(),
  fileName: z.string().min(1).max(4096).optional(),
  origin: z.string().max(16_384).optional(),
  format: DocumentFormat.optional(),
  mime: z.string().max(300).optional(),
  encoding: z.string().max(100).nullable().default(null),
  readable: z.enum(['text', 'pages', 'refused']).optional(),
  refusal: Refusal.nullable().default(null),
  firstSentence: z.string().nullable().default(null),
  language: z.string().max(35).nullable().default(null),
  pages: z.int().nonnegative().nullable().default(null),
  /** Path of its text, a `DocumentText`; without one it is read from the original. */
  text: z.string().min(1).max(4096).optional(),
  extractionVersion: z.int().nonnegative().optional(),
  findings: z.array(FindingPart).max(10_000).default([]),
  marks: MarksPart.default(MarksPart.parse({})),
  tags: z.array(z.string().trim().min(1).max(60)).default([]),
  notes: z.string().max(100_000).default(''),
  collection: CollectionPart.nullable().default(null),
  custody: z.array(z.strictObject({ id: Id, ...CustodyEvent.shape })).default([]),
  importedAt: Instant.optional(),
  revision: Revision,
})

const RelationPart = z.strictObject({
  document: Name,
  kind: RelationKind,
  of: Name,
  declared: z.boolean().default(true),
  ...TranslationNote.shape,
})

/** What a person says of two documents: that they are one story, or have one origin, or not. */
const RulingPart = z.strictObject({
  about: RulingAbout,
  document: Name,
  other: Name,
  same: z.boolean(),
  madeAt: Instant,
  madeBy: z.string().max(300),
})

const SeriesPart = z.strictObject({
  prefix: Series.shape.prefix,
  title: Series.shape.title,
  side: Series.shape.side.default('claimant'),
  kind: Series.shape.kind.default('fact'),
})

const ServicePart = z.strictObject({
  on: Day,
  recipient: z.string().trim().min(1).max(300),
  version: z.int().positive().nullable().default(null),
})

const ExhibitPart = z.strictObject({
  id: Name.optional(),
  document: Name,
  number: ExhibitLabel,
  state: z.enum(['draft', 'served', 'withdrawn']).default('draft'),
  services: z.array(ServicePart).default([]),
  withdrawnOn: Day.nullable().default(null),
})

const SavedSearchPart = z.strictObject({
  id: Name.optional(),
  name: SavedSearch.shape.name,
  text: SavedSearch.shape.text,
  madeAt: Instant.optional(),
  revision: Revision,
})

/** A stretch of a document's text: its words, and where they stand. Without a place the words are looked for. */
const MarkPart = z.strictObject({
  id: Name.optional(),
  document: Name,
  extractionVersion: z.int().nonnegative().default(0),
  firstBlock: z.int().positive().default(1),
  from: z.int().nonnegative().default(0),
  lastBlock: z.int().positive().default(1),
  to: z.int().nonnegative().default(0),
  quote: z.string().min(1).max(20_000),
  /** What stands before and after it. */
  before: z.string().max(200).default(''),
  after: z.string().max(200).default(''),
  /** False where the text does not hold it any more. */
  placed: z.boolean().default(true),
  madeAt: Instant.optional(),
  madeBy: z.string().optional(),
})

const HighlightPart = z.strictObject({ mark: MarkPart })

const MarginNotePart = z.strictObject({
  id: Name.optional(),
  document: Name,
  mark: MarkPart.nullable().default(null),
  text: z.string().trim().min(1).max(10_000),
  madeAt: Instant.optional(),
  madeBy: z.string().optional(),
  revision: Revision,
})

const CitationPart = z.strictObject({
  id: Name.optional(),
  mark: MarkPart,
  stance: CitationDraft.shape.stance.default('supports'),
  voice: CitationDraft.shape.voice.default('outlet'),
  speaker: CitationDraft.shape.speaker.default(''),
  saidOn: CitationDraft.shape.saidOn.default(null),
  knowledge: CitationDraft.shape.knowledge.default(null),
  hedge: CitationDraft.shape.hedge.default(''),
  translation: CitationDraft.shape.translation.default(''),
  revision: Revision,
})

const FactPart = z.strictObject({
  id: Name.optional(),
  /** That of F-7; the next one where it is left out. */
  number: z.int().positive().max(999_999_999).optional(),
  text: FactDraft.shape.text,
  happened: FactDraft.shape.happened.default(null),
  parties: z.array(Name).max(100).default([]),
  strainsWith: z.array(Name).max(100).default([]),
  criticality: FactDraft.shape.criticality.default(null),
  dispute: FactDraft.shape.dispute.default('ours'),
  withdrawnOn: Day.nullable().default(null),
  citations: z.array(CitationPart).default([]),
  madeAt: Instant.optional(),
  madeBy: z.string().optional(),
  revision: Revision,
})

const DossierPart = z.strictObject({
  id: Id,
  file: z.string().min(1).max(4096),
  version: z.int().positive(),
  profile: z.literal('bundle'),
  language: Language,
  madeAt: Instant,
  madeBy: z.string(),
  pages: z.int(),
  size: z.int().nonnegative(),
  sha256: Sha256,
  sections: z.array(z.strictObject(DossierSection.shape)),
  exhibits: z.array(z.string()),
  pageSizes: z.array(z.tuple([z.number(), z.number()])),
  documents: z.array(z.strictObject({ documentId: Id, label: z.string(), bars: z.array(Bar), printed: z.boolean() })),
})

/** A case that another system hands over: a title is enough. Names (`id`) hold within the file alone. */
export const CaseJson = z.strictObject({
  format: z.literal([1, CASE_JSON_FORMAT]),
  program: z.string().max(200).optional(),
  madeAt: Instant.optional(),
  madeBy: z.string().max(300).optional(),
  /** How much of the case the gate of the house kept back. */
  leftOut: z
    .strictObject({ documents: z.int().nonnegative().default(0), dossiers: z.int().nonnegative().default(0) })
    .default({ documents: 0, dossiers: 0 }),
  case: CasePart,
  parties: z.array(PartyPart).default([]),
  stages: z.array(StagePart).default([]),
  documents: z.array(DocumentPart).default([]),
  relations: z.array(RelationPart).default([]),
  rulings: z.array(RulingPart).default([]),
  highlights: z.array(HighlightPart).default([]),
  marginNotes: z.array(MarginNotePart).default([]),
  facts: z.array(FactPart).default([]),
  /** The last number of a fact that was given: those before it are never given again. */
  lastFact: z.int().nonnegative().max(999_999_999).default(0),
  /** What is entered of the claim; of the vault's registers what the case names. */
  registers: givenRegisters(Name),
  /** The last numbers that were given in the case's registers: those before them are never given again. */
  lastNumbers: LastNumbers,
  series: z.array(SeriesPart).default([]),
  exhibits: z.array(ExhibitPart).default([]),
  /** Numbers and versions whose document or file was deleted or kept back: they are never given again. */
  retiredNumbers: z.array(ExhibitLabel).default([]),
  retiredVersions: z.array(z.int().positive()).default([]),
  dossiers: z.array(DossierPart).default([]),
  savedSearches: z.array(SavedSearchPart).default([]),
  /** Where the case's chain of the audit trail ends. */
  trail: z.strictObject({ entries: z.int().positive(), hash: Sha256 }).optional(),
})
export type CaseJson = z.infer<typeof CaseJson>

const Made = { madeAt: Instant, madeBy: z.string() }
const CarriedMarkPart = MarkPart.extend({ ...Made, id: Id, document: Id })
const CarriedCitationPart = CitationPart.extend({ id: Id, mark: CarriedMarkPart })
const CarriedFactPart = FactPart.extend({
  ...Made,
  id: Id,
  number: z.int().positive().max(999_999_999),
  parties: z.array(Id).default([]),
  strainsWith: z.array(Id).default([]),
  citations: z.array(CarriedCitationPart),
})
export type CarriedMark = z.infer<typeof CarriedMarkPart>
export type CarriedCitation = z.infer<typeof CarriedCitationPart>
export type CarriedFact = z.infer<typeof CarriedFactPart>

/** A case on its way from vault to vault: every row has its id, so that it is the same row there. */
export const PackagedCase = CaseJson.extend({
  program: z.string().max(200),
  madeAt: Instant,
  madeBy: z.string().max(300),
  case: CasePart.extend({ id: Id, reference: z.string().trim().min(1).max(60), createdAt: Instant }),
  parties: z.array(PartyPart.extend({ id: Id })),
  stages: z.array(StagePart.extend({ id: Id })),
  documents: z.array(
    DocumentPart.extend({
      id: Id,
      sha256: Sha256,
      size: z.int().nonnegative(),
      fileName: z.string().min(1).max(4096),
      origin: z.string().max(16_384),
      format: DocumentFormat,
      mime: z.string().max(300),
      readable: z.enum(['text', 'pages', 'refused']),
      text: z.string().min(1).max(4096),
      extractionVersion: z.int().nonnegative(),
      importedAt: Instant,
    }),
  ),
  relations: z.array(RelationPart.extend({ document: Id, of: Id })),
  rulings: z.array(RulingPart.extend({ document: Id, other: Id })).default([]),
  highlights: z.array(HighlightPart.extend({ mark: CarriedMarkPart })).default([]),
  marginNotes: z
    .array(MarginNotePart.extend({ ...Made, id: Id, document: Id, mark: CarriedMarkPart.nullable().default(null) }))
    .default([]),
  facts: z.array(CarriedFactPart).default([]),
  registers: CarriedRegisters,
  exhibits: z.array(ExhibitPart.extend({ id: Id, document: Id })),
  savedSearches: z.array(SavedSearchPart.extend({ id: Id, madeAt: Instant })).default([]),
  trail: z.strictObject({ entries: z.int().positive(), hash: Sha256 }),
})
export type PackagedCase = z.infer<typeof PackagedCase>
export type CarriedDocument = PackagedCase['documents'][number]

/** A document's text in numbered blocks (¶ 1, 2, 3, …) and the sizes of its pages in points (1/72 inch). */
export const DocumentText = z.strictObject({
  pageSizes: z.array(z.tuple([z.number().nonnegative(), z.number().nonnegative()])).default([]),
  blocks: z.array(
    z.strictObject({
      ...Block.shape,
      page: Block.shape.page.default(null),
      kind: Block.shape.kind.default('paragraph'),
      noise: z.boolean().default(false),
    }),
  ),
  /** Pages that hold no text of their own, with what was recognised on them; their blocks stand among the others. */
  recognised: z
    .array(z.strictObject({ ...RecognisedPage.shape, lines: z.array(z.strictObject(RecognisedLine.shape)) }))
    .default([]),
})
export type DocumentText = z.infer<typeof DocumentText>

/**
 * A line of `trail.jsonl`. `payload_digest` is SHA-256 over the salt's bytes and the payload; `hash` is SHA-256 over the
 * canonical JSON (RFC 8785) of the line without payload, salt and hash. Values that were removed are null.
 */
export const TrailLine = z.strictObject({
  chain: Id,
  seq: z.int().positive(),
  at: Instant,
  operator: z.string(),
  account: z.string(),
  /** As `fact.changed`, `loss-line.added`; taken back, `fact.changed.undone`. */
  act: z.string().regex(/^[a-z-]+\.[a-z-]+(\.(undone|redone))?$/, { error: 'NOT_AN_ACT' }),
  subject: z.string(),
  payload: z.string().nullable(),
  salt: z
    .string()
    .regex(/^[0-9a-f]{32}$/)
    .nullable(),
  payload_digest: Sha256,
  previous: Sha256,
  hash: Sha256,
})
export type TrailLine = z.infer<typeof TrailLine>
