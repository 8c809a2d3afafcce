import { ActionIcon, Select } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Job } from '../../../shared/contract/jobs.ts'
import { fullMoment } from '../../app/dates.ts'
import { engine } from '../../app/engine.ts'
import { tellCode } from '../../app/errors.ts'
import { useLanguage } from '../../app/i18n.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import { JobLine } from '../../components/JobLine.tsx'
import { ImportContinue } from '../jobs/ImportContinue.tsx'
import { stopUpload } from '../jobs/upload.ts'
import { ImportReport } from './ImportReport.tsx'

interface ImportsProps {
  caseId: string
  onOpen: (documentId: string) => void
  onClose: () => void
}

/** What was imported into a case, the latest first, file by file. */
export function Imports({ caseId, onOpen, onClose }: ImportsProps) {
  const { t } = useTranslation('evidence')
  const language = useLanguage()
  const [chosen, setChosen] = useState<string | null>(null)
  const jobs = useQuery(engine.jobs.list.queryOptions({ input: { caseId } }))
  const imports = (jobs.data ?? []).filter(({ kind }) => kind === 'import')
  const job = imports.find(({ id }) => id === chosen) ?? imports[0]

  return (
    <>
      <div className="tool-head">
        <h2 className="tool-title">{t('imports.title')}</h2>
        {job && (
          <Select
            className="imports-choice"
            aria-label={t('imports.title')}
            data={imports.map(({ id, startedAt }) => ({
              value: id,
              label: t('imports.of', { at: fullMoment(startedAt, language) }),
            }))}
            value={job.id}
            allowDeselect={false}
            onChange={setChosen}
          />
        )}
        <span className="spring" />
        <ActionIcon aria-label={t('imports.close')} onClick={onClose}>
          <IconX size={17} stroke={1.5} />
        </ActionIcon>
      </div>
      {jobs.isError && <ErrorLine error={jobs.error} />}
      {job ? (
        <>
          <ImportState job={job} caseId={caseId} />
          <ImportReport key={job.id} jobId={job.id} onOpen={onOpen} />
        </>
      ) : (
        jobs.data && <EmptyState>{t('imports.none')}</EmptyState>
      )}
    </>
  )
}

function ImportState({ job, caseId }: { job: Job; caseId: string }) {
  if (job.state === 'done') return null
  return (
    <div className="import-state">
      {job.state === 'running' ? (
        <JobLine job={job} onStop={() => stopUpload(job.id)} />
      ) : (
        <ImportContinue job={job} caseId={caseId} />
      )}
      {job.error && <ErrorLine told={tellCode(job.error.code, job.error.data)} />}
    </div>
  )
}
