import type { TFunction } from 'i18next'
import type { Job } from '../../shared/contract/jobs.ts'
import type { Language } from '../../shared/domain/language.ts'
import { count, fileSize } from '../app/dates.ts'

/** Kinds whose units are bytes. */
const IN_BYTES: ReadonlySet<Job['kind']> = new Set(['backup', 'package-out', 'package-in'])

/** How far a job is, in its units: files, pages or objects, or bytes. */
export function progressInWords(job: Job, language: Language, t: TFunction): string {
  const write = (value: number) => (IN_BYTES.has(job.kind) ? fileSize(value, language) : count(value, language))
  if (job.total === null) return write(job.done)
  const counted = { done: write(job.done), total: write(job.total) }
  return job.kind === 'recognise' ? t('jobs:ofPages', { ...counted, count: job.total }) : t('jobs:of', counted)
}
