import { oc } from '@orpc/contract'
import { z } from 'zod'
import { RecognitionLanguage } from '../domain/recognition.ts'
import { caseErrors, documentErrors, placeErrors, refusals } from './errors.ts'
import { Id, Instant, Place } from './ids.ts'
import { Job } from './jobs.ts'

/** A language whose data are on this computer; `from`: with Libellus, from the folder that was named, or the system's. */
export const FoundLanguage = z.object({ language: RecognitionLanguage, from: z.enum(['libellus', 'folder', 'system']) })
export type FoundLanguage = z.infer<typeof FoundLanguage>

export const Languages = z.object({
  /** Empty where recognition is off. */
  found: z.array(FoundLanguage),
  /** The name of the folder for further languages; null where none was named. */
  folder: z.string().nullable(),
})
export type Languages = z.infer<typeof Languages>

/** A page without text of its own on which text was recognised. */
export const RecognisedPage = z.object({
  page: z.int().positive(),
  /** Percent; 0 where nothing was found on it. */
  confidence: z.int().min(0).max(100),
  languages: z.array(RecognitionLanguage),
  /** As `Tesseract 5.1.0`. */
  engine: z.string(),
  at: Instant,
})
export type RecognisedPage = z.infer<typeof RecognisedPage>

export const recognition = {
  /** The documents of a case that have pages without text, and how many; none where recognition is off. */
  offer: oc
    .input(z.object({ caseId: Id }))
    .output(
      z.object({
        documents: z.array(z.object({ documentId: Id, pages: z.int().positive() })),
        pages: z.int(),
        /** In which languages the case was recognised last, else those of the settings. */
        languages: z.array(RecognitionLanguage),
      }),
    )
    .errors(refusals(caseErrors)),
  /** What was recognised on a document's pages, and how many pages have no text still (none where recognition is off). */
  document: oc
    .input(z.object({ documentId: Id }))
    .output(z.object({ pages: z.array(RecognisedPage), unread: z.int() }))
    .errors(refusals(documentErrors)),
  /**
   * Recognises the pages without text of these documents, else of every document of the case. `anew`: also those that
   * were recognised before, as in another language. The job's units are pages.
   */
  start: oc
    .input(
      z.object({
        caseId: Id,
        documentIds: z.array(Id).max(100_000).optional(),
        languages: z.array(RecognitionLanguage).min(1).max(8),
        anew: z.boolean().optional(),
      }),
    )
    .output(Job)
    .errors(
      refusals({
        ...documentErrors,
        RECOGNITION_OFF: {},
        RECOGNITION_RUNNING: {},
        NOTHING_TO_RECOGNISE: {},
        LANGUAGE_NOT_HERE: { data: z.object({ languages: z.string() }) },
      }),
    ),
  languages: oc.output(Languages),
  /** Names the folder for further languages; null takes it back. Throws NO_LANGUAGES_THERE where it has none. */
  nameFolder: oc
    .input(z.object({ place: Place.nullable() }))
    .output(Languages)
    .errors(refusals({ ...placeErrors, NO_LANGUAGES_THERE: { data: z.object({ name: z.string() }) } })),
}
