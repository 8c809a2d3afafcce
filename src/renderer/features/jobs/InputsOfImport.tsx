import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Job } from '../../../shared/contract/jobs.ts'
import { inert } from '../../../shared/domain/inert.ts'
import { engine } from '../../app/engine.ts'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import { VirtualList } from '../../components/VirtualList.tsx'

/** The files of an import that were not taken in, each with its reason. */
export function InputsOfImport({ job: { id: jobId, state } }: { job: Job }) {
  const { t } = useTranslation('jobs')
  const report = useQuery(engine.imports.report.queryOptions({ input: { jobId } }))
  const [active, setActive] = useState<string>()
  const failed = (report.data?.inputs ?? []).filter(({ outcome }) => outcome === 'refused' || outcome === 'skipped')

  if (report.error) return <ErrorLine error={report.error} />
  if (failed.length === 0) return report.data && state === 'done' ? <p className="small second">{t('allIn')}</p> : null
  return (
    <>
      <h3>{t('failed', { count: failed.length })}</h3>
      <VirtualList
        items={failed}
        keyOf={({ id }) => id}
        label={t('failed', { count: failed.length })}
        selected={new Set(active ? [active] : [])}
        active={active}
        onSelect={(_, id) => setActive(id)}
        rowHeight={46}
        renderRow={({ path, refusal, outcome }) => (
          <div className="jobs-row">
            <span className="wrap-anywhere">{inert(path)}</span>
            <span className={outcome === 'refused' ? 'tone-bad tiny' : 'second tiny'}>
              {refusal ? t(`evidence:refusal.${refusal}`) : t(`outcome.${outcome}`, { count: 1 })}
            </span>
          </div>
        )}
      />
    </>
  )
}
