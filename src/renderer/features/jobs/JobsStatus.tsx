import { Popover } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconAlertTriangle, IconListDetails } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Job } from '../../../shared/contract/jobs.ts'
import { engine } from '../../app/engine.ts'
import { JobLine } from '../../components/JobLine.tsx'
import { JobsPanel } from './JobsPanel.tsx'
import { needsLook, outcomeInWords } from './jobWords.ts'
import { stopUpload } from './upload.ts'

/** Milliseconds of work after which its end is said, since the person has turned to something else. */
const WORTH_SAYING = 10_000

/** What runs now, in the status bar; a click lists what ran and what failed. */
export function JobsStatus() {
  const { t } = useTranslation('jobs')
  const { data: jobs = [] } = useQuery(engine.jobs.list.queryOptions({ input: {} }))
  const running = jobs.filter(({ state }) => state === 'running')
  const last = jobs[0]
  useNoticeOfEnd(jobs)

  if (jobs.length === 0) return null
  return (
    <>
      {running.slice(0, 2).map((job) => (
        <JobLine key={job.id} job={job} onStop={() => stopUpload(job.id)} />
      ))}
      <Popover position="top-start" width={440} trapFocus shadow="md" withinPortal>
        <Popover.Target>
          <button type="button" className="status-button">
            {last && running.length === 0 && needsLook(last) ? (
              <>
                <IconAlertTriangle size={14} stroke={1.6} className="tone-bad" aria-hidden />
                {t('ended', { kind: t(`kind.${last.kind}`), outcome: outcomeInWords(last, t) })}
              </>
            ) : (
              <>
                <IconListDetails size={14} stroke={1.5} aria-hidden />
                {t('title')}
              </>
            )}
          </button>
        </Popover.Target>
        <Popover.Dropdown className="jobs-panel" aria-label={t('title')}>
          <JobsPanel jobs={jobs} />
        </Popover.Dropdown>
      </Popover>
    </>
  )
}

function useNoticeOfEnd(jobs: readonly Job[]): void {
  const { t } = useTranslation('jobs')
  const ran = useRef(new Set<string>())
  useEffect(() => {
    for (const job of jobs) {
      if (job.state === 'running') ran.current.add(job.id)
      else if (ran.current.delete(job.id) && lasted(job) > WORTH_SAYING) {
        notifications.show({
          title: t(`kind.${job.kind}`),
          message: outcomeInWords(job, t),
          color: 'gray',
          autoClose: 8000,
        })
      }
    }
  }, [jobs, t])
}

function lasted({ startedAt, endedAt }: Job): number {
  return Date.parse(endedAt ?? new Date().toISOString()) - Date.parse(startedAt)
}
