import type { TFunction } from 'i18next'
import type { Job } from '../../../shared/contract/jobs.ts'

/** The outcomes that are counted, with the list of the catalogue that has their words. */
const COUNTED: Partial<Record<Job['kind'], { of: string; outcomes: readonly string[] }>> = {
  import: { of: 'jobs:outcome', outcomes: ['added', 'parts', 'duplicate', 'refused', 'skipped'] },
  recognise: { of: 'recognition:jobs', outcomes: ['recognised', 'failed'] },
  reread: { of: 'recognition:jobs', outcomes: ['reread', 'kept'] },
}

/** How the units of an ended job came out: `12 added, 2 refused`. */
export function outcomeInWords(job: Job, t: TFunction): string {
  const words = COUNTED[job.kind]
  if (!words) return t(`jobs:state.${job.state}`)
  const counted = words.outcomes
    .filter((outcome) => (job.counts[outcome] ?? 0) > 0)
    .map((outcome) => t(`${words.of}.${outcome}`, { count: job.counts[outcome] ?? 0 }))
  if (job.state !== 'done') counted.unshift(t(`jobs:state.${job.state}`))
  return counted.length > 0 ? counted.join(', ') : t('jobs:state.done')
}

/** Whether a person should look at how the job ended. */
export function needsLook({ state, counts, kind, result }: Job): boolean {
  const faulty = kind === 'verify' && state === 'done' && result?.['clean'] === false
  const cutShort = state === 'waiting' || state === 'interrupted'
  const missed = (counts['refused'] ?? 0) + (counts['failed'] ?? 0) > 0
  return state === 'failed' || cutShort || missed || faulty
}

/** Whether an import ended without taking in all that it was given: files refused, skipped or here already. */
export function leftOut({ kind, state, counts }: Job): boolean {
  const missed = ['duplicate', 'refused', 'skipped'].some((outcome) => (counts[outcome] ?? 0) > 0)
  return kind === 'import' && state !== 'running' && state !== 'waiting' && missed
}
