import { Button } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Job } from '../../../shared/contract/jobs.ts'
import { engine } from '../../app/engine.ts'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import { useImport } from './useImport.ts'

/**
 * How an import that stopped before its end goes on: from folders that a shell has granted at once, and where the window
 * sent the files, with the files that did not arrive.
 */
export function ImportContinue({ job, caseId }: { job: Job; caseId: string }) {
  const { t } = useTranslation('jobs')
  const { pick, error, isBeginning } = useImport(caseId)
  const resume = useMutation(engine.jobs.resume.mutationOptions())
  const report = useQuery(engine.imports.report.queryOptions({ input: { jobId: job.id } }))
  if (job.state === 'done' || job.state === 'running') return null
  const wasSent = !Array.isArray(job.result?.['roots'])
  const missing = wasSent ? (report.data?.inputs ?? []).filter(({ outcome }) => outcome === 'listed').length : 0
  return (
    <div className="import-continue">
      {missing > 0 ? (
        <>
          <p>{t('sendAgain')}</p>
          <div className="row">
            <Button disabled={isBeginning} onClick={() => pick('files')}>
              {t('chooseAgain')}
            </Button>
            <Button disabled={isBeginning} onClick={() => pick('folder')}>
              {t('chooseFolderAgain')}
            </Button>
          </div>
        </>
      ) : (
        <div className="row">
          <span>{t(`state.${job.state}`)}</span>
          <Button disabled={resume.isPending || report.isPending} onClick={() => resume.mutate({ jobId: job.id })}>
            {t('resume')}
          </Button>
        </div>
      )}
      {error && <ErrorLine error={error} />}
      {resume.isError && <ErrorLine error={resume.error} />}
    </div>
  )
}
