import { oc } from '@orpc/contract'
import { z } from 'zod'
import { RedactedArea, RedactionArea } from '../domain/redaction.ts'
import { documentErrors, objectErrors, pageErrors, refusals, staleError } from './errors.ts'
import { Id, Instant } from './ids.ts'

/** Boxes that are drawn on a document and not yet applied. */
export const RedactionDraft = z.object({ areas: z.array(RedactionArea), revision: z.int().nonnegative() })
export type RedactionDraft = z.infer<typeof RedactionDraft>

/** What is looked for: words as they are written, letter case and accents apart, or a pattern. */
export const RedactionQuery = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('words'), text: z.string().trim().min(1).max(200) }),
  z.object({ kind: z.literal('pattern'), pattern: z.enum(['email', 'phone', 'iban']) }),
])
export type RedactionQuery = z.infer<typeof RedactionQuery>

const Box = z.object({ left: z.number(), top: z.number(), right: z.number(), bottom: z.number() })

/** A place of what was looked for, with what stands before and after it, and a box a line. */
export const RedactionHit = z.object({
  page: z.int().positive(),
  before: z.string(),
  text: z.string(),
  after: z.string(),
  boxes: z.array(Box).min(1),
})
export type RedactionHit = z.infer<typeof RedactionHit>

/** How a redacted copy was made. It never holds a word that was taken out. */
export const RedactionLog = z.object({
  /** Null where the original was deleted for good. */
  originalId: Id.nullable(),
  areas: z.array(RedactedArea),
  /** Pages (from 1) that were set as pictures, since something would have been left of what was under the boxes. */
  pictures: z.array(z.int().positive()),
  madeAt: Instant,
  madeBy: z.string(),
})
export type RedactionLog = z.infer<typeof RedactionLog>

/** NO_PAGES_TO_REDACT: the document has no pages to draw boxes on. */
const redactionErrors = { ...documentErrors, NO_PAGES_TO_REDACT: {} }

export const redaction = {
  draft: oc
    .input(z.object({ documentId: Id }))
    .output(RedactionDraft)
    .errors(refusals(documentErrors)),
  /** Puts these boxes in the place of those that are drawn; none ends the draft. */
  keepDraft: oc
    .input(z.object({ documentId: Id, revision: z.int().nonnegative(), areas: z.array(RedactionArea).max(20_000) }))
    .output(RedactionDraft)
    .errors(refusals({ ...redactionErrors, ...staleError(RedactionDraft), PAGE_NOT_FOUND: {} })),
  /** The words under each box that is drawn, in their order; empty where none are known there. */
  under: oc
    .input(z.object({ documentId: Id }))
    .output(z.array(z.string()))
    .errors(refusals({ ...redactionErrors, ...objectErrors, ...pageErrors })),
  /** At most 5,000, in the order of the pages; `more` where there are others. */
  find: oc
    .input(z.object({ documentId: Id, query: RedactionQuery }))
    .output(z.object({ hits: z.array(RedactionHit), more: z.boolean() }))
    .errors(refusals({ ...redactionErrors, ...objectErrors, ...pageErrors })),
  /**
   * Makes a copy without what lies under the boxes, a document of its own that is yet to be reviewed, and ends the
   * draft. REDACTION_NOT_PROVED: something would have been left in the copy; it was not kept.
   */
  apply: oc
    .input(z.object({ documentId: Id, revision: z.int().nonnegative() }))
    .output(z.object({ copyId: Id, log: RedactionLog }))
    .errors(
      refusals({
        ...redactionErrors,
        ...objectErrors,
        ...pageErrors,
        ...staleError(RedactionDraft),
        NOTHING_TO_REDACT: {},
        REDACTION_NOT_PROVED: {},
        REDACTION_TOO_SLOW: {},
      }),
    ),
  /** Null where the document is no copy that was made by redaction. */
  log: oc
    .input(z.object({ documentId: Id }))
    .output(RedactionLog.nullable())
    .errors(refusals(documentErrors)),
}
