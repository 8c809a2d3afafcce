import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DocumentSummary } from '../../../shared/contract/evidence.ts'
import { compareEdtf } from '../../../shared/domain/edtf.ts'
import { engine } from '../../app/engine.ts'
import { DateText } from '../../components/DateText.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import { ExhibitNumber } from '../../components/ExhibitNumber.tsx'
import { VirtualList } from '../../components/VirtualList.tsx'
import { usePublishedBy } from '../evidence/Source.tsx'

const ROW_HEIGHT = 44
const ROWS_IN_VIEW = 8

/** The evidence that has a date, in its order, and how much of it has none. */
export function DatedEvidence({ caseId }: { caseId: string }) {
  const { t } = useTranslation('cases')
  const navigate = useNavigate()
  const documents = useQuery(engine.evidence.list.queryOptions({ input: { caseId } }))
  const [active, setActive] = useState<string>()
  const dated = (documents.data ?? [])
    .filter(({ published }) => published !== null)
    .toSorted((a, b) => compareEdtf(a.published ?? undefined, b.published ?? undefined))
  const undated = (documents.data?.length ?? 0) - dated.length

  return (
    <section className="overview-section">
      <h2>
        {t('dated.title')}
        <span className="section-count">{documents.data && dated.length}</span>
      </h2>
      {documents.error && <ErrorLine error={documents.error} />}
      {documents.data?.length === 0 && <EmptyState>{t('dated.empty')}</EmptyState>}
      {dated.length > 0 && (
        <div className="dated-list" style={{ height: ROW_HEIGHT * Math.min(dated.length, ROWS_IN_VIEW) + 1 }}>
          <VirtualList
            items={dated}
            keyOf={({ id }) => id}
            label={t('dated.title')}
            selected={new Set(active ? [active] : [])}
            active={active}
            onSelect={(_, id) => setActive(id)}
            onOpen={({ id }) =>
              void navigate({ to: '/case/$caseId/evidence', params: { caseId }, search: { doc: id } })
            }
            rowHeight={ROW_HEIGHT}
            renderRow={(document) => <DatedRow document={document} />}
          />
        </div>
      )}
      {undated > 0 && (
        <p className="small second dated-rest">
          <Link className="link" to="/case/$caseId/evidence" params={{ caseId }}>
            {t('dated.undated', { count: undated })}
          </Link>
        </p>
      )}
    </section>
  )
}

function DatedRow({ document }: { document: DocumentSummary }) {
  const { t } = useTranslation('cases')
  const publishedBy = usePublishedBy()
  return (
    <div className="dated-row">
      <span className="second">{document.published && <DateText date={document.published} />}</span>
      <span>
        <span className="dated-title">{document.title ?? document.firstSentence ?? document.fileName}</span>
        <span className="faint tiny">{publishedBy(document)}</span>
      </span>
      {document.exhibit ? (
        <ExhibitNumber label={document.exhibit} />
      ) : (
        <span className="faint tiny">{t('dated.noNumber')}</span>
      )}
    </div>
  )
}
