import { oc } from '@orpc/contract'
import { z } from 'zod'
import { ArticleField, Finding, FindingRole } from '../domain/article.ts'
import { EdtfDate } from '../domain/edtf.ts'
import { Bar, Marks } from '../domain/mark.ts'
import {
  caseErrors,
  documentErrors,
  jobErrors,
  objectErrors,
  pageErrors,
  placeErrors,
  refusals,
  staleError,
} from './errors.ts'
import { Id, Instant, Place, Sha256 } from './ids.ts'
import { Job } from './jobs.ts'
import { barredErrors, Exception } from './leaving.ts'

export const DocumentFormat = z.enum([
  'txt',
  'md',
  'csv',
  'html',
  'mhtml',
  'warc',
  'pdf',
  'docx',
  'doc',
  'odt',
  'rtf',
  'xlsx',
  'pptx',
  'eml',
  'msg',
  'mbox',
  'image',
  'zip',
  'other',
])
export type DocumentFormat = z.infer<typeof DocumentFormat>

/** Why a file's text could not be read, or why a file could not be taken in at all. */
export const REFUSALS = [
  'empty',
  'no-text',
  'unsupported-format',
  'damaged',
  'encrypted',
  'too-large',
  'too-slow',
  'too-much-memory',
  'too-many-parts',
  'too-deep',
  'too-dense',
  'not-a-file',
  'outside-the-folder',
  'link-loop',
  'not-readable',
  'vanished',
  'changed-while-read',
  'cut-off',
] as const
export const Refusal = z.enum(REFUSALS)
export type Refusal = z.infer<typeof Refusal>

export const BlockKind = z.enum(['title', 'heading', 'paragraph', 'list-item', 'table-row', 'quotation', 'caption'])

/** A paragraph of a document's text; what the index holds and a citation points at. */
export const Block = z.object({
  /** ¶: counts every block of the document from 1, the site's own text included. */
  ordinal: z.int().positive(),
  /** From 1; null where the format has no pages. */
  page: z.int().positive().nullable(),
  kind: BlockKind,
  text: z.string(),
  /** The site's own text around an article: menus, notices, appeals for support. */
  noise: z.boolean(),
  /** ISO 639-1; null where it cannot be told. */
  language: z.string().nullable().default(null),
  /** Confidence in percent where the text was recognised in a picture; null where the file itself holds it. */
  recognised: z.int().min(0).max(100).nullable().default(null),
})
export type Block = z.infer<typeof Block>

/**
 * What a document is to another: its attachment, a part of it (a file of an archive, a mail of a mailbox), its
 * translation, a copy of it, or a copy with passages taken out.
 */
export const RelationKind = z.enum(['attachment', 'part', 'translation', 'copy', 'redaction'])
export type RelationKind = z.infer<typeof RelationKind>
export const Relation = z.object({ kind: RelationKind, of: Id })

/** What a person says of a translation; of another relation nothing of it is kept. */
export const TranslationNote = z.object({
  /** Null: not said. */
  certified: z.boolean().nullable().default(null),
  /** Who made or certified it. */
  translator: z.string().trim().max(300).default(''),
  translatedOn: EdtfDate.nullable().default(null),
})
export type TranslationNote = z.infer<typeof TranslationNote>
const DeclaredRelation = Relation.extend(TranslationNote.shape)
export type DeclaredRelation = z.infer<typeof DeclaredRelation>

export const DocumentSummary = z.object({
  id: Id,
  caseId: Id,
  sha256: Sha256,
  /** Bytes of the original. */
  size: z.int().nonnegative(),
  fileName: z.string(),
  format: DocumentFormat,
  /** `text`: has blocks; `pages`: can be shown but holds no text; `refused`: kept, and `refusal` says why. */
  readable: z.enum(['text', 'pages', 'refused']),
  refusal: Refusal.nullable(),
  title: z.string().nullable(),
  /** What the document is listed by where it has no title. */
  firstSentence: z.string().nullable(),
  author: z.string().nullable(),
  publisher: z.string().nullable(),
  published: EdtfDate.nullable(),
  /** How many different dates of publication it gives, offered ones apart: the list says where there are several. */
  dates: z.int().nonnegative().default(0),
  /** ISO 639-1; null where it cannot be told. */
  language: z.string().nullable(),
  pages: z.int().nullable(),
  blocks: z.int(),
  /** Mean confidence in percent where text of it was recognised in pictures; null where none was. */
  recognised: z.int().min(0).max(100).nullable().default(null),
  marks: Marks,
  /** What keeps it in the house, inherited marks included; empty where it may leave. */
  bars: z.array(Bar),
  relation: Relation.nullable(),
  /** The number under which it is exhibited, as C-5; null where it has none. */
  exhibit: z.string().nullable(),
  tags: z.array(z.string()),
  importedAt: Instant,
  revision: z.int(),
})
export type DocumentSummary = z.infer<typeof DocumentSummary>

export const CustodyEvent = z.object({
  at: Instant,
  by: z.string(),
  /** `included`: set into a dossier that the vault keeps. `exported`: `detail.what` left the vault. */
  act: z.enum(['acquired', 'again', 'verified', 'included', 'exported']),
  detail: z.record(z.string(), z.unknown()),
})
export type CustodyEvent = z.infer<typeof CustodyEvent>

/** `box`: left, top, right, bottom. */
export const PageWord = z.object({
  text: z.string(),
  box: z.tuple([z.number(), z.number(), z.number(), z.number()]),
  ordinal: z.int().nullable(),
  from: z.int(),
  to: z.int(),
})
export type PageWord = z.infer<typeof PageWord>

export const EvidenceDocument = DocumentSummary.extend({
  mime: z.string(),
  encoding: z.string().nullable(),
  /** Path inside the folder or the mail it came from. */
  origin: z.string(),
  findings: z.array(Finding),
  notes: z.string(),
  custody: z.array(CustodyEvent),
  /** What it is to others: as a mail says of its attachments, or as a person declared. */
  relations: z.array(DeclaredRelation.extend({ declared: z.boolean(), listedAs: z.string() })),
  /** Attachments, translations and copies of it. */
  related: z.array(TranslationNote.extend({ kind: RelationKind, document: DocumentSummary })),
  /** Marks that it has only by inheritance, with the document they come from. */
  inherited: z.array(z.object({ bar: Bar, from: Id, title: z.string() })),
  /** Its pages want a password that this vault does not have, though its text was read: `unlock` takes it. */
  locked: z.boolean(),
  /** Whether the engine can render pages (PDF) or sanitised HTML of it. */
  views: z.array(z.enum(['text', 'pages', 'web'])),
})
export type EvidenceDocument = z.infer<typeof EvidenceDocument>

const Tag = z.string().trim().min(1).max(60)

export const evidence = {
  list: oc
    .input(z.object({ caseId: Id }))
    .output(z.array(DocumentSummary))
    .errors(refusals(caseErrors)),
  get: oc
    .input(z.object({ documentId: Id }))
    .output(EvidenceDocument)
    .errors(refusals(documentErrors)),
  blocks: oc
    .input(z.object({ documentId: Id, from: z.int().positive().optional(), limit: z.int().max(5000).optional() }))
    .output(z.object({ blocks: z.array(Block), total: z.int() }))
    .errors(refusals(documentErrors)),
  /** The blocks that hold the text as it is typed, letter case and accents apart; offsets are UTF-16. */
  find: oc
    .input(z.object({ documentId: Id, text: z.string().min(1).max(200) }))
    .output(z.array(z.object({ ordinal: z.int(), page: z.int().nullable(), from: z.int(), to: z.int() })))
    .errors(refusals(documentErrors)),
  /** Sanitised HTML of a web page or a mail, with its own restrictive policy, to be shown in a sandboxed frame. */
  web: oc
    .input(z.object({ documentId: Id }))
    .output(z.object({ html: z.string() }))
    .errors(refusals(documentErrors)),
  /** The size of each page in points (1/72 inch), for the reader's layout. */
  pageSizes: oc
    .input(z.object({ documentId: Id }))
    .output(z.array(z.object({ width: z.number(), height: z.number() })))
    .errors(refusals(documentErrors)),
  /**
   * The words of a page with their places, in points from its upper left corner as it is shown, and where each stands
   * in the document's text: `ordinal` is its ¶, null where the text does not hold it; [from, to) is UTF-16 of that block.
   */
  pageWords: oc
    .input(z.object({ documentId: Id, page: z.int().positive() }))
    .output(z.object({ width: z.number(), height: z.number(), words: z.array(PageWord) }))
    .errors(refusals({ ...documentErrors, ...pageErrors })),
  /** Declares a value, or with null takes the declaration back so that what was read stands again. */
  declare: oc
    .input(
      z.object({
        documentId: Id,
        revision: z.int(),
        field: ArticleField,
        role: FindingRole.optional(),
        value: z.string().trim().min(1).max(2000).nullable(),
      }),
    )
    .output(EvidenceDocument)
    .errors(
      refusals({
        ...documentErrors,
        ...staleError(EvidenceDocument),
        NOT_A_DATE: { data: z.object({ value: z.string() }) },
      }),
    ),
  /** The same on many documents: all, or none where one was changed since the revision that was seen. */
  declareAll: oc
    .input(
      z.object({
        documentIds: z.array(Id).min(1).max(5000),
        revisions: z.record(Id, z.int()).optional(),
        field: ArticleField,
        role: FindingRole.optional(),
        value: z.string().trim().min(1).max(2000).nullable(),
      }),
    )
    .output(z.array(DocumentSummary))
    .errors(
      refusals({
        ...documentErrors,
        ...staleError(z.array(DocumentSummary)),
        NOT_A_DATE: { data: z.object({ value: z.string() }) },
      }),
    ),
  /** Adds tags to many documents and takes others away; tags named in neither stay, whoever set them. */
  tag: oc
    .input(
      z.object({
        documentIds: z.array(Id).min(1).max(5000),
        add: z.array(Tag).max(100).default([]),
        remove: z.array(Tag).max(100).default([]),
      }),
    )
    .output(z.array(DocumentSummary))
    .errors(refusals(documentErrors)),
  annotate: oc
    .input(
      z.object({
        documentId: Id,
        revision: z.int(),
        fields: z.object({ notes: z.string().max(100_000), tags: z.array(Tag) }).partial(),
      }),
    )
    .output(EvidenceDocument)
    .errors(refusals({ ...documentErrors, ...staleError(EvidenceDocument) })),
  mark: oc
    .input(
      z.object({
        documentIds: z.array(Id).min(1).max(5000),
        marks: Marks.partial(),
        /** The revisions that the person has seen, by document; one that was changed since is refused, and all with it. */
        revisions: z.record(Id, z.int()).optional(),
      }),
    )
    .output(z.array(DocumentSummary))
    .errors(refusals({ ...documentErrors, ...staleError(z.array(DocumentSummary)) })),
  /**
   * Declares what the document is to another one of the same case; null takes the declaration back. What a mail itself
   * says of its attachments stays.
   */
  relate: oc
    .input(z.object({ documentId: Id, revision: z.int(), relation: DeclaredRelation.nullable() }))
    .output(EvidenceDocument)
    .errors(
      refusals({
        ...documentErrors,
        ...staleError(EvidenceDocument),
        RELATION_IN_A_CIRCLE: {},
        RELATION_ACROSS_CASES: {},
      }),
    ),
  /**
   * Lets the original out: the ticket opens `GET /documents/{id}/original?ticket=` once, within a minute. A mail's bytes
   * hold its attachments, so that their marks bar it too.
   */
  handOut: oc
    .input(z.object({ documentId: Id, exceptions: z.array(Exception).optional() }))
    .output(z.object({ ticket: z.string() }))
    .errors(refusals({ ...documentErrors, ...barredErrors, ...objectErrors })),
  /**
   * Reads a file that was refused as encrypted, or opens the pages of one that is `locked`, with its password, which stays
   * in the vault. ENCRYPTION_NOT_OPENED: no password would help, since this encryption is not known here. NOT_LOCKED: it
   * wants none.
   */
  unlock: oc
    .input(z.object({ documentId: Id, password: z.string().min(1).max(1024) }))
    .output(EvidenceDocument)
    .errors(
      refusals({ ...documentErrors, ...objectErrors, WRONG_PASSWORD: {}, ENCRYPTION_NOT_OPENED: {}, NOT_LOCKED: {} }),
    ),
  /** How many documents of a case were read by an older version of the readers. */
  outdated: oc
    .input(z.object({ caseId: Id }))
    .output(z.object({ documents: z.int() }))
    .errors(refusals(caseErrors)),
  /**
   * Reads these documents anew from their originals, else the outdated ones. What was declared and what was recognised
   * stays; passages are found anew. The job's units are documents.
   */
  reread: oc
    .input(z.object({ caseId: Id, documentIds: z.array(Id).max(100_000).optional() }))
    .output(Job)
    .errors(refusals({ ...documentErrors, NOTHING_TO_REREAD: {} })),
}

export const InputOutcome = z.enum(['listed', 'stored', 'added', 'duplicate', 'refused', 'skipped'])
export const ImportInput = z.object({
  id: Id,
  /** Path inside the chosen folder, with `/`. */
  path: z.string(),
  size: z.int().nullable(),
  outcome: InputOutcome,
  refusal: Refusal.nullable(),
  documentId: Id.nullable(),
  /** Where it is a duplicate or has no title: how the document is listed. */
  listedAs: z.string().nullable(),
})
export type ImportInput = z.infer<typeof ImportInput>

export const imports = {
  /** Takes in files and whole folders that a shell has granted. */
  start: oc
    .input(z.object({ caseId: Id, places: z.array(Place).min(1).max(10_000) }))
    .output(Job)
    .errors(refusals({ ...caseErrors, ...placeErrors })),
  /**
   * Opens an import whose bytes the window sends: one `PUT /imports/{job}/inputs/{input}` a file, in any order. One
   * that was cut short and lacks none but these files goes on instead; `inputs` are those whose bytes are awaited.
   */
  begin: oc
    .input(
      z.object({
        caseId: Id,
        files: z
          .array(z.object({ path: z.string().min(1).max(4096), size: z.int().nonnegative() }))
          .min(1)
          .max(100_000),
      }),
    )
    .output(z.object({ job: Job, inputs: z.array(ImportInput) }))
    .errors(refusals(caseErrors)),
  report: oc
    .input(z.object({ jobId: Id }))
    .output(z.object({ job: Job, inputs: z.array(ImportInput) }))
    .errors(refusals(jobErrors)),
}
