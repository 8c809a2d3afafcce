import { oc } from '@orpc/contract'
import { z } from 'zod'
import { Finding } from '../domain/article.ts'
import { Language } from '../domain/language.ts'
import { documentErrors, refusals, staleError } from './errors.ts'
import { CustodyEvent } from './evidence.ts'
import { Id, Instant, Sha256 } from './ids.ts'
import { barredErrors, Exception } from './leaving.ts'
import { Paper } from './papers.ts'

/**
 * How the document was collected before it came here, as a person declares it (Berkeley Protocol: collection data).
 * Empty text: nothing was declared. None of it was read from the file.
 */
export const Collection = z.object({
  address: z.string().max(4000),
  /** EDTF with or without a time, and the zone in which it was told. */
  collectedAt: z.string().max(80),
  timeZone: z.string().max(80),
  collector: z.string().max(300),
  tool: z.string().max(200),
  toolVersion: z.string().max(100),
  device: z.string().max(300),
  /** Screenshot, full-page capture, download, letter, … */
  method: z.string().max(1000),
  /** Why it was collected, and under which authority. */
  purpose: z.string().max(1000),
  authority: z.string().max(1000),
  remarks: z.string().max(10_000),
})
export type Collection = z.infer<typeof Collection>

/** What is declared of one document; `revision` is 0 where nothing is. */
const DeclaredCollection = z.object({ documentId: Id, declared: Collection, revision: z.int() })
export type DeclaredCollection = z.infer<typeof DeclaredCollection>

/** One document's record: what the vault saw, what the file says, what a person declared. Never mixed. */
export const CustodyRecord = z.object({
  documentId: Id,
  listedAs: z.string(),
  exhibit: z.string().nullable(),
  /** What the vault saw when the file came in. */
  acquired: z.object({
    at: Instant,
    by: z.string(),
    account: z.string(),
    /** Path inside the chosen folder, the mail or the archive. */
    origin: z.string(),
    /** The whole path on the computer, as the file was read from its disk; null where it came otherwise. */
    place: z.string().nullable(),
    /** Name of that computer. */
    computer: z.string().nullable(),
    /** How the bytes came: read from a disk, sent by the window, held by a mail or an archive, or made here by redaction; null where it was not recorded. */
    came: z.enum(['disk', 'upload', 'attachment', 'part', 'redaction']).nullable(),
    /** The mail or the archive that held it, as it is listed. */
    holder: z.string().nullable(),
    /** When the file system said that the file was last changed; null where it did not say. */
    modified: z.string().nullable(),
    fileName: z.string(),
    size: z.int(),
    sha256: Sha256,
    /** Name and version of the program that took it in; null where that was not recorded yet. */
    tool: z.string().nullable(),
  }),
  /** Read from the file's own bytes. */
  read: z.array(Finding),
  declared: Collection,
  /** Null where nothing was declared. */
  declaredBy: z.object({ by: z.string(), at: Instant }).nullable(),
  revision: z.int(),
  /** Everything since: came again, left the vault, was verified (with `match`), oldest first. */
  events: z.array(CustodyEvent),
})
export type CustodyRecord = z.infer<typeof CustodyRecord>

const Outcome = z.object({ documentId: Id, match: z.boolean() })

export const custody = {
  record: oc
    .input(z.object({ documentId: Id }))
    .output(CustodyRecord)
    .errors(refusals(documentErrors)),
  /** `revision` is that of the declaration that was read; 0 where there was none. */
  declare: oc
    .input(z.object({ documentId: Id, revision: z.int(), fields: Collection.partial() }))
    .output(CustodyRecord)
    .errors(refusals({ ...documentErrors, ...staleError(CustodyRecord) })),
  declared: oc
    .input(z.object({ documentIds: z.array(Id).min(1).max(5000) }))
    .output(z.array(DeclaredCollection))
    .errors(refusals(documentErrors)),
  /** The same of many documents: all, or none where one was declared otherwise since the revision that was seen. */
  declareAll: oc
    .input(
      z.object({
        documentIds: z.array(Id).min(1).max(5000),
        fields: Collection.partial(),
        revisions: z.record(Id, z.int()).optional(),
      }),
    )
    .output(z.array(DeclaredCollection))
    .errors(refusals({ ...documentErrors, ...staleError(z.array(DeclaredCollection)) })),
  /** Hashes the stored originals now and enters the outcome in the record of each. */
  verify: oc
    .input(z.object({ documentIds: z.array(Id).min(1).max(5000) }))
    .output(z.array(Outcome))
    .errors(refusals(documentErrors)),
  /**
   * The custody report, and draft certificates under the Federal Rules of Evidence 902(13) or 902(14), for the chosen
   * documents, whose stored originals are hashed once for all of them. Unsigned; what only the declarant knows is left
   * blank. Each document passes the gate of the house. No certificate is made of an original that does not match.
   */
  report: oc
    .input(
      z.object({
        caseId: Id,
        documentIds: z.array(Id).min(1).max(5000),
        kinds: z
          .array(z.enum(['report', '902-13', '902-14']))
          .min(1)
          .max(3),
        language: Language,
        exceptions: z.array(Exception).optional(),
      }),
    )
    /** A paper for each kind, in their order. */
    .output(z.object({ papers: z.array(Paper), verified: z.array(Outcome) }))
    .errors(
      refusals({
        ...documentErrors,
        ...barredErrors,
        ORIGINAL_DOES_NOT_MATCH: {
          /** `names` has the first ten of them, as they are listed. */
          data: z.object({ documents: z.array(z.object({ documentId: Id, listedAs: z.string() })), names: z.string() }),
        },
      }),
    ),
}
