import { Button } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Job } from '../../../shared/contract/jobs.ts'
import { tellCode } from '../../app/errors.ts'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import { JobLine } from '../../components/JobLine.tsx'

interface PackageJobProps {
  job: Job
  /** Whether a package goes out or comes in: whose words are said. */
  way: 'out' | 'in'
  /** What is said, and what can be done, while it runs. */
  running: ReactNode
  /** What it came to, once it is done. */
  children: ReactNode
  onClose: () => void
  onAgain: () => void
}

/** How the work on a package goes, and how it ended. */
export function PackageJob({ job, way, running, children, onClose, onAgain }: PackageJobProps) {
  const { t } = useTranslation('packages')
  if (job.state === 'running') {
    return (
      <div className="stack">
        <JobLine job={job} />
        {running}
      </div>
    )
  }
  if (job.state !== 'done') {
    return (
      <div className="stack">
        {job.error ? <ErrorLine told={tellCode(job.error.code, job.error.data)} /> : <p>{t(`${way}.stopped`)}</p>}
        <div className="row dialog-acts">
          <Button onClick={onClose}>{t('common:close')}</Button>
          <Button variant="filled" onClick={onAgain}>
            {t(`${way}.again`)}
          </Button>
        </div>
      </div>
    )
  }
  return (
    <div className="stack">
      <p className="state tone-ok" role="status">
        <IconCheck size={16} stroke={1.6} aria-hidden />
        {t(`${way}.done`)}
      </p>
      {children}
    </div>
  )
}
