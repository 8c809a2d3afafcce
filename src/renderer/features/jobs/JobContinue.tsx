import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Job } from '../../../shared/contract/jobs.ts'
import { engine } from '../../app/engine.ts'
import { ErrorLine } from '../../components/ErrorLine.tsx'

/** Lets work go on that was stopped or cut short; what was done stays. */
export function JobContinue({ job }: { job: Job }) {
  const { t } = useTranslation('jobs')
  const resume = useMutation(engine.jobs.resume.mutationOptions())
  if (job.state === 'done' || job.state === 'running') return null
  return (
    <div className="import-continue">
      <div className="row">
        <span>{t(`state.${job.state}`)}</span>
        <Button disabled={resume.isPending} onClick={() => resume.mutate({ jobId: job.id })}>
          {t('resume')}
        </Button>
      </div>
      {resume.isError && <ErrorLine error={resume.error} />}
    </div>
  )
}
