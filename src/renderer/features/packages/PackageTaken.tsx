import { Button } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Job } from '../../../shared/contract/jobs.ts'
import { tellCode } from '../../app/errors.ts'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import { JobLine } from '../../components/JobLine.tsx'
import { useJob } from './useJob.ts'

interface PackageTakenProps {
  job: Job
  caseId: string
  /** The case's number in the package. */
  was: string
  onBack: () => void
  onClose: () => void
}

/** How the taking in goes; in the end the way into the case. */
export function PackageTaken({ job: begun, caseId, was, onBack, onClose }: PackageTakenProps) {
  const { t } = useTranslation('packages')
  const navigate = useNavigate()
  const job = useJob(begun)

  function open(): void {
    onClose()
    void navigate({ to: '/case/$caseId/overview', params: { caseId } })
  }

  if (job.state === 'running') {
    return (
      <div className="stack">
        <JobLine job={job} />
        <p className="small second">{t('in.whole')}</p>
      </div>
    )
  }
  if (job.state !== 'done') {
    return (
      <div className="stack">
        {job.error ? <ErrorLine told={tellCode(job.error.code, job.error.data)} /> : <p>{t('in.stopped')}</p>}
        <div className="row dialog-acts">
          <Button onClick={onClose}>{t('common:close')}</Button>
          <Button variant="filled" onClick={onBack}>
            {t('in.again')}
          </Button>
        </div>
      </div>
    )
  }
  return (
    <div className="stack">
      <p className="state tone-ok" role="status">
        <IconCheck size={16} stroke={1.6} aria-hidden />
        {t('in.done')}
      </p>
      {job.result?.['referenceTaken'] === true && (
        <p className="small tone-warn">{t('in.referenceTaken', { was, reference: job.result['reference'] })}</p>
      )}
      <p className="small second">{t('in.doneNext')}</p>
      <div className="row dialog-acts">
        <Button onClick={onClose}>{t('common:close')}</Button>
        <Button variant="filled" onClick={open} data-autofocus>
          {t('in.openCase')}
        </Button>
      </div>
    </div>
  )
}
