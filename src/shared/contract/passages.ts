import { oc } from '@orpc/contract'
import { z } from 'zod'
import { Stretch } from '../domain/passage.ts'
import { documentErrors, refusals, staleError } from './errors.ts'
import { Id, Instant } from './ids.ts'

/** A stretch of a document, as a person marks it. */
export const PassagePlace = Stretch.extend({ documentId: Id })
export type PassagePlace = z.infer<typeof PassagePlace>

/** The same with the text that stood there when it was marked; blocks are joined by line breaks. */
export const MarkedPassage = PassagePlace.extend({ quote: z.string().min(1).max(20_000) })
export type MarkedPassage = z.infer<typeof MarkedPassage>

export const Passage = PassagePlace.extend({
  id: Id,
  /** The extraction whose text the offsets count in. */
  extractionVersion: z.int(),
  quote: z.string(),
  /** False where the text as it was read again does not hold it: the place is then where it last stood. */
  placed: z.boolean(),
  /** What stands there now, where a text that was read again differs from the quotation in a few letters or signs. */
  reads: z.string().nullable(),
  highlighted: z.boolean(),
  /** Page of its first block; null where the format has none. */
  page: z.int().positive().nullable(),
  /** The lowest confidence in percent of its blocks; null where none was recognised in a picture. */
  recognised: z.int().nullable(),
  madeAt: Instant,
  madeBy: z.string(),
})
export type Passage = z.infer<typeof Passage>

/** In the margin of a passage. It never leaves the house. */
export const Note = z.object({
  id: Id,
  documentId: Id,
  /** Null: on the document as a whole. */
  passageId: Id.nullable(),
  text: z.string(),
  madeAt: Instant,
  madeBy: z.string(),
  revision: z.int(),
})
export type Note = z.infer<typeof Note>

const NoteText = z.string().trim().min(1).max(10_000)

/** PASSAGE_CHANGED: another text stands there now. */
export const markingErrors = { ...documentErrors, PASSAGE_CHANGED: {} }

const noteErrors = { ...documentErrors, ...staleError(Note), NOTE_NOT_FOUND: {} }

/** A passage stands as long as it is highlighted, noted on or cited. */
export const passages = {
  /** In the order of the text; those that were not found again last. */
  ofDocument: oc
    .input(z.object({ documentId: Id }))
    .output(z.object({ passages: z.array(Passage), notes: z.array(Note) }))
    .errors(refusals(documentErrors)),
  /** Highlights a stretch; one that stands there already is taken up. */
  highlight: oc.input(MarkedPassage).output(Passage).errors(refusals(markingErrors)),
  /** Takes the highlight away; what was cited or noted stays. */
  unhighlight: oc
    .input(z.object({ passageId: Id }))
    .output(z.object({ removed: z.boolean() }))
    .errors(refusals({ ...documentErrors, PASSAGE_NOT_FOUND: {} })),
  /** Writes a note in the margin of a stretch, or, without one, on the document. */
  addNote: oc
    .input(z.object({ documentId: Id, passage: MarkedPassage.omit({ documentId: true }).nullable(), text: NoteText }))
    .output(Note)
    .errors(refusals(markingErrors)),
  changeNote: oc
    .input(z.object({ noteId: Id, revision: z.int(), text: NoteText }))
    .output(Note)
    .errors(refusals(noteErrors)),
  removeNote: oc
    .input(z.object({ noteId: Id, revision: z.int() }))
    .output(z.object({ removed: z.boolean() }))
    .errors(refusals(noteErrors)),
}
