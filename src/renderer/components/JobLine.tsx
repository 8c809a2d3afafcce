import { IconScan } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Job } from '../../shared/contract/jobs.ts'
import { engine } from '../app/engine.ts'
import { useLanguage } from '../app/i18n.ts'
import { ProgressBar } from './ProgressBar.tsx'
import { progressInWords } from './progressInWords.ts'

/** Seconds that the work has run before its end is foretold. */
const FORETELL_AFTER = 3

/** A running job in one line: what it does, count, time left, stop. */
export function JobLine({ job, onStop }: { job: Job; onStop?: () => void }) {
  const { t } = useTranslation('jobs')
  const language = useLanguage()
  const cancel = useMutation(engine.jobs.cancel.mutationOptions())
  const left = useSecondsLeft(job)
  const counted = progressInWords(job, language, t)

  return (
    <div className="job-line">
      {job.kind === 'recognise' && <IconScan size={14} stroke={1.5} aria-hidden />}
      <span>{t(`running.${job.kind}`, { counted })}</span>
      <ProgressBar label={t(`kind.${job.kind}`)} done={job.done} total={job.total} />
      {left !== undefined && <span className="numbers faint">{leftInWords(left)}</span>}
      <button
        type="button"
        className="link-button"
        disabled={cancel.isPending}
        onClick={() => {
          onStop?.()
          cancel.mutate({ jobId: job.id })
        }}
      >
        {t('stop')}
      </button>
    </div>
  )

  function leftInWords(seconds: number): string {
    return seconds < 60 ? t('left.seconds', { count: seconds }) : t('left.minutes', { count: Math.round(seconds / 60) })
  }
}

/** Seconds until the job ends at the pace seen so far, counted from where this window first saw it. */
function useSecondsLeft({ state, done, total }: Job): number | undefined {
  const [seen] = useState(() => ({ at: performance.now(), done }))
  const passed = (performance.now() - seen.at) / 1000
  const finished = done - seen.done
  if (state !== 'running' || total === null || finished <= 0 || passed < FORETELL_AFTER) return undefined
  return Math.max(1, Math.round((passed / finished) * (total - done)))
}
