import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import type { Job } from '../../../shared/contract/jobs.ts'
import type { Difference } from '../../../shared/contract/packages.ts'
import { fieldInWords } from '../../../shared/messages/entry-words.ts'
import { partInWords } from '../../../shared/messages/package-words.ts'
import { PackageJob } from './PackageJob.tsx'
import { useJob } from './useJob.ts'

interface PackageTakenProps {
  job: Job
  caseId: string
  /** The case's number in the package. */
  was: string
  /** What was to choose from. */
  differences: readonly Difference[]
  onBack: () => void
  onClose: () => void
}

/** How the taking in goes; in the end the way into the case. */
export function PackageTaken({ job: begun, caseId, was, differences, onBack, onClose }: PackageTakenProps) {
  const { t } = useTranslation('packages')
  const navigate = useNavigate()
  const job = useJob(begun)

  const notTaken = z.array(z.string()).catch([]).parse(job.result?.['notTaken'])
  const left = differences.filter(({ id }) => notTaken.includes(id))

  function open(): void {
    onClose()
    void navigate({ to: '/case/$caseId/overview', params: { caseId } })
  }

  return (
    <PackageJob
      job={job}
      way="in"
      running={<p className="small second">{t('in.whole')}</p>}
      onClose={onClose}
      onAgain={onBack}
    >
      {job.result?.['referenceTaken'] === true && (
        <p className="small tone-warn">{t('in.referenceTaken', { was, reference: job.result['reference'] })}</p>
      )}
      {left.length > 0 && (
        <div className="small">
          <p className="tone-warn">{t('in.notTaken', { count: left.length })}</p>
          <ul className="plain-list">
            {left.map(({ id, part, of, field }) => (
              <li key={id}>
                {partInWords(part, t)} {of}
                {field !== null && `, ${fieldInWords(field, t)}`}
              </li>
            ))}
          </ul>
        </div>
      )}
      <p className="small second">{t('in.doneNext')}</p>
      <div className="row dialog-acts">
        <Button onClick={onClose}>{t('common:close')}</Button>
        <Button variant="filled" onClick={open} data-autofocus>
          {t('in.openCase')}
        </Button>
      </div>
    </PackageJob>
  )
}
