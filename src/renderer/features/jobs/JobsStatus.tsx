import { Popover } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconAlertTriangle, IconListDetails } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Job } from '../../../shared/contract/jobs.ts'
import { engine } from '../../app/engine.ts'
import { JobLine } from '../../components/JobLine.tsx'
import { JobsPanel } from './JobsPanel.tsx'
import { leftOut, needsLook, outcomeInWords } from './jobWords.ts'
import { stopUpload } from './upload.ts'

/** Milliseconds of work after which its end is said, since the person has turned to something else. */
const WORTH_SAYING = 10_000

/** What runs now, in the status bar; a click lists what ran and what failed. */
export function JobsStatus() {
  const { t } = useTranslation('jobs')
  const [open, setOpen] = useState(false)
  const { data } = useQuery(engine.jobs.list.queryOptions({ input: {} }))
  const jobs = data ?? []
  const running = jobs.filter(({ state }) => state === 'running')
  const last = jobs[0]
  const show = useCallback(() => setOpen(true), [])
  useNoticeOfEnd(data, show)

  if (jobs.length === 0) return null
  return (
    <>
      {running.slice(0, 2).map((job) => (
        <JobLine key={job.id} job={job} onStop={() => stopUpload(job.id)} />
      ))}
      <Popover opened={open} onChange={setOpen} position="top-start" width={440} trapFocus shadow="md" withinPortal>
        <Popover.Target>
          <button type="button" className="status-button" onClick={() => setOpen(!open)}>
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

/** Says quietly how a job ended that took long or did not take in everything; `undefined` while the jobs are not read. */
function useNoticeOfEnd(jobs: readonly Job[] | undefined, onShow: () => void): void {
  const { t } = useTranslation('jobs')
  const ended = useRef<Set<string>>(undefined)
  useEffect(() => {
    if (!jobs) return
    const now = jobs.filter(({ state }) => state !== 'running')
    const known = ended.current
    ended.current = new Set(now.map(({ id }) => id))
    if (!known) return
    for (const job of now) {
      if (known.has(job.id) || (lasted(job) <= WORTH_SAYING && !leftOut(job))) continue
      notifications.show({
        id: job.id,
        title: t(`kind.${job.kind}`),
        message: <Outcome job={job} onShow={onShow} />,
        color: 'gray',
        autoClose: 8000,
      })
    }
  }, [jobs, onShow, t])
}

function Outcome({ job, onShow }: { job: Job; onShow: () => void }) {
  const { t } = useTranslation('jobs')
  function show() {
    notifications.hide(job.id)
    onShow()
  }
  return (
    <span className="row">
      {outcomeInWords(job, t)}
      {leftOut(job) && (
        <button type="button" className="link-button" onClick={show}>
          {t('show')}
        </button>
      )}
    </span>
  )
}

function lasted({ startedAt, endedAt }: Job): number {
  return Date.parse(endedAt ?? new Date().toISOString()) - Date.parse(startedAt)
}
