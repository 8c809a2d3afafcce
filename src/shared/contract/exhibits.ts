import { oc } from '@orpc/contract'
import { z } from 'zod'
import { ExhibitNumber, SeriesPrefix } from '../domain/exhibit-number.ts'
import { caseErrors, documentErrors, refusals, staleError } from './errors.ts'
import { DocumentSummary } from './evidence.ts'
import { Day, Id } from './ids.ts'
import { barredErrors, Exception } from './leaving.ts'

export const Series = z.object({
  prefix: SeriesPrefix,
  title: z.string().trim().min(1).max(200),
  /** Whose exhibits they are; either side may be ours. */
  side: z.enum(['claimant', 'defendant']),
  kind: z.enum(['fact', 'law', 'witness', 'expert']),
})
export type Series = z.infer<typeof Series>

export const Service = z.object({
  on: Day,
  recipient: z.string().trim().min(1).max(300),
  /** Of the dossier in which it was served; null where it was served by itself. */
  version: z.int().positive().nullable(),
})
export type Service = z.infer<typeof Service>

export const Exhibit = z.object({
  id: Id,
  caseId: Id,
  number: ExhibitNumber,
  /** As C-5bis-T. */
  label: z.string(),
  state: z.enum(['draft', 'served', 'withdrawn']),
  services: z.array(Service),
  withdrawnOn: Day.nullable(),
  document: DocumentSummary,
})
export type Exhibit = z.infer<typeof Exhibit>

/** An error that names an exhibit by its number, as C-5. */
const labelled = { data: z.object({ label: z.string() }) }

const numberErrors = {
  ...documentErrors,
  ...barredErrors,
  SERIES_UNKNOWN: { data: z.object({ prefix: z.string() }) },
  EXHIBIT_NOT_FOUND: {},
  ALREADY_EXHIBITED: labelled,
  NO_TEXT_OR_PAGES: { data: z.object({ listedAs: z.string() }) },
}

export const exhibits = {
  list: oc
    .input(z.object({ caseId: Id }))
    .output(z.object({ series: z.array(Series), exhibits: z.array(Exhibit) }))
    .errors(refusals(caseErrors)),
  /** Numbers documents in the order given. One that is not reviewed or is marked is refused by name. */
  number: oc
    .input(
      z.object({
        caseId: Id,
        documentIds: z.array(Id).min(1).max(5000),
        series: SeriesPrefix,
        exceptions: z.array(Exception).optional(),
      }),
    )
    .output(z.array(Exhibit))
    .errors(refusals(numberErrors)),
  /** Gives a document the number of another exhibit's translation (C-5-T) or correction (C-5bis). */
  numberAs: oc
    .input(
      z.object({
        documentId: Id,
        of: Id,
        kind: z.enum(['translation', 'correction']),
        exceptions: z.array(Exception).optional(),
      }),
    )
    .output(Exhibit)
    .errors(
      refusals({
        ...numberErrors,
        TRANSLATION_EXISTS: labelled,
        TOO_MANY_CORRECTIONS: labelled,
      }),
    ),
  /** The drafts of a series in their new order; served and withdrawn numbers stay. */
  reorder: oc
    .input(z.object({ caseId: Id, series: SeriesPrefix, drafts: z.array(Id) }))
    .output(z.array(Exhibit))
    .errors(refusals({ ...caseErrors, EXHIBITS_CHANGED: {} })),
  /** Takes the number back from a draft; the document stays. */
  remove: oc
    .input(z.object({ exhibitId: Id }))
    .output(z.object({ removed: z.boolean() }))
    .errors(refusals({ ...caseErrors, EXHIBIT_NOT_FOUND: {}, EXHIBIT_SERVED: labelled })),
  serve: oc
    .input(z.object({ exhibitIds: z.array(Id).min(1), service: Service, exceptions: z.array(Exception).optional() }))
    .output(z.array(Exhibit))
    .errors(
      refusals({
        ...numberErrors,
        EXHIBIT_WITHDRAWN: labelled,
        DAY_TO_COME: { data: z.object({ day: Day }) },
        DOSSIER_NOT_FOUND: {},
      }),
    ),
  /** A served exhibit is withdrawn: its number stays listed and is never used again. */
  withdraw: oc
    .input(z.object({ exhibitId: Id, on: Day }))
    .output(Exhibit)
    .errors(
      refusals({
        ...caseErrors,
        EXHIBIT_NOT_FOUND: {},
        EXHIBIT_NOT_SERVED: labelled,
        DAY_TO_COME: { data: z.object({ day: Day }) },
        BEFORE_SERVICE: { data: z.object({ label: z.string(), servedOn: Day }) },
      }),
    ),
  setSeries: oc
    .input(
      z.object({
        caseId: Id,
        /** The series as they were read; where they are others by now, nothing is written. */
        before: z.array(Series),
        series: z.array(Series).min(1).max(30),
      }),
    )
    .output(z.array(Series))
    .errors(
      refusals({
        ...caseErrors,
        ...staleError(z.array(Series)),
        SERIES_IN_USE: { data: z.object({ prefix: z.string() }) },
        SERIES_TWICE: { data: z.object({ prefix: z.string() }) },
      }),
    ),
}
