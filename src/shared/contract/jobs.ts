import { eventIterator, oc } from '@orpc/contract'
import { z } from 'zod'
import { caseErrors, jobErrors, refusals, vaultErrors } from './errors.ts'
import { Id, Instant } from './ids.ts'

export const JobKind = z.enum([
  'import',
  'dossier',
  'verify',
  'backup',
  'package-out',
  'package-in',
  'recognise',
  'reread',
])
export type JobKind = z.infer<typeof JobKind>

/** `waiting`: an import that needs the person to send cut-off uploads again. */
export const JobState = z.enum(['running', 'waiting', 'done', 'cancelled', 'failed', 'interrupted'])
export type JobState = z.infer<typeof JobState>

export const Job = z.object({
  id: Id,
  kind: JobKind,
  caseId: Id.nullable(),
  state: JobState,
  /** Units of the job's kind (files, pages, objects, bytes) done so far and in all; null until counted. */
  done: z.int().nonnegative(),
  total: z.int().nonnegative().nullable(),
  /** How the units ended, by outcome: for an import `added`, `duplicate`, `refused`, `skipped`, and `parts` that these hold. */
  counts: z.record(z.string(), z.int().nonnegative()),
  /** Code in the catalogue of errors, where the job failed. */
  error: z.object({ code: z.string(), data: z.record(z.string(), z.unknown()).optional() }).nullable(),
  /** What the job made: for a dossier its id, for a verification what it found. */
  result: z.record(z.string(), z.unknown()).nullable(),
  startedAt: Instant,
  endedAt: Instant.nullable(),
})
export type Job = z.infer<typeof Job>

export const jobs = {
  list: oc
    .input(z.object({ caseId: Id.optional() }))
    .output(z.array(Job))
    .errors(refusals(vaultErrors)),
  get: oc
    .input(z.object({ jobId: Id }))
    .output(Job)
    .errors(refusals(jobErrors)),
  /** The job as it is now and each time it changes, until it has ended. */
  watch: oc
    .input(z.object({ jobId: Id }))
    .output(eventIterator(Job))
    .errors(refusals(jobErrors)),
  /** Ends when the work has stopped; what was finished stays. */
  cancel: oc
    .input(z.object({ jobId: Id }))
    .output(Job)
    .errors(refusals(jobErrors)),
  /** Goes on with an interrupted or cancelled import, recognition or reading anew where it stopped. */
  resume: oc
    .input(z.object({ jobId: Id }))
    .output(Job)
    .errors(
      refusals({
        ...caseErrors,
        ...jobErrors,
        JOB_NOT_RESUMABLE: {},
        RECOGNITION_OFF: {},
        RECOGNITION_RUNNING: {},
        FILES_NEEDED: { data: z.object({ files: z.int() }) },
      }),
    ),
}
