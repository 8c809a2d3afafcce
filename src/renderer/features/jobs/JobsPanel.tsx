import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Job } from '../../../shared/contract/jobs.ts'
import { shortMoment } from '../../app/dates.ts'
import { tellCode } from '../../app/errors.ts'
import { useLanguage } from '../../app/i18n.ts'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import { progressInWords } from '../../components/progressInWords.ts'
import { VirtualList } from '../../components/VirtualList.tsx'
import { ImportContinue } from './ImportContinue.tsx'
import { InputsOfImport } from './InputsOfImport.tsx'
import { JobContinue } from './JobContinue.tsx'
import { outcomeInWords } from './jobWords.ts'

const ROW_HEIGHT = 46
const ROWS_IN_VIEW = 4

/** What ran in this vault, the latest first; the chosen one says what failed and why. */
export function JobsPanel({ jobs }: { jobs: readonly Job[] }) {
  const { t } = useTranslation('jobs')
  const language = useLanguage()
  const [chosen, setChosen] = useState(jobs[0]?.id)
  const job = jobs.find(({ id }) => id === chosen) ?? jobs[0]

  return (
    <div className="jobs-columns">
      <h2>{t('title')}</h2>
      <div className="jobs-list" style={{ height: ROW_HEIGHT * Math.min(jobs.length, ROWS_IN_VIEW) }}>
        <VirtualList
          items={jobs}
          keyOf={({ id }) => id}
          label={t('title')}
          selected={new Set(job ? [job.id] : [])}
          active={job?.id}
          onSelect={(_, id) => setChosen(id)}
          rowHeight={ROW_HEIGHT}
          renderRow={(row) => (
            <div className="jobs-row">
              <span className="row">
                <span>{t(`kind.${row.kind}`)}</span>
                <span className="spring" />
                <span className="faint numbers">{shortMoment(row.startedAt, language)}</span>
              </span>
              <span className="second tiny">
                {row.state === 'running' ? progressInWords(row, language, t) : outcomeInWords(row, t)}
              </span>
            </div>
          )}
        />
      </div>
      {job && <JobDetails key={job.id} job={job} />}
    </div>
  )
}

function JobDetails({ job }: { job: Job }) {
  const { t } = useTranslation('jobs')
  return (
    <div className="jobs-details">
      {job.error && <ErrorLine told={tellCode(job.error.code, job.error.data)} />}
      {job.kind === 'import' && job.caseId !== null && <ImportContinue job={job} caseId={job.caseId} />}
      {(job.kind === 'recognise' || job.kind === 'reread') && <JobContinue job={job} />}
      {job.kind === 'import' && <InputsOfImport job={job} />}
      {job.kind === 'verify' && job.state === 'done' && (
        <Link to="/vault" className="link">
          {t('showVerification')}
        </Link>
      )}
      {job.kind === 'dossier' && job.state === 'done' && job.caseId && (
        <Link to="/case/$caseId/dossier" params={{ caseId: job.caseId }} className="link">
          {t('showDossier')}
        </Link>
      )}
    </div>
  )
}
