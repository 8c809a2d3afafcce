import type { TFunction } from 'i18next'
import type { Job } from '../../../shared/contract/jobs.ts'

/** How the units of an ended job came out: `12 added, 2 refused`. */
export function outcomeInWords(job: Job, t: TFunction): string {
  if (job.kind !== 'import') return t(`jobs:state.${job.state}`)
  const counted = ['added', 'duplicate', 'refused', 'skipped']
    .filter((outcome) => (job.counts[outcome] ?? 0) > 0)
    .map((outcome) => t(`jobs:outcome.${outcome}`, { count: job.counts[outcome] ?? 0 }))
  if (job.state !== 'done') counted.unshift(t(`jobs:state.${job.state}`))
  return counted.length > 0 ? counted.join(', ') : t('jobs:state.done')
}

/** Whether a person should look at how the job ended. */
export function needsLook({ state, counts, kind, result }: Job): boolean {
  const faulty = kind === 'verify' && state === 'done' && result?.['clean'] === false
  const cutShort = kind === 'import' && (state === 'waiting' || state === 'interrupted')
  return state === 'failed' || cutShort || (counts['refused'] ?? 0) > 0 || faulty
}

/** Whether an import ended without taking in all that it was given: files refused, skipped or here already. */
export function leftOut({ kind, state, counts }: Job): boolean {
  const missed = ['duplicate', 'refused', 'skipped'].some((outcome) => (counts[outcome] ?? 0) > 0)
  return kind === 'import' && state !== 'running' && state !== 'waiting' && missed
}
