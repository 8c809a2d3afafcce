import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { EvidenceDocument } from '../../../shared/contract/evidence.ts'
import { type Finding, type FindingRole, standing } from '../../../shared/domain/article.ts'
import { DateText } from '../../components/DateText.tsx'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import { PropertyRow } from '../../components/PropertyRow.tsx'
import { DateField } from './DateField.tsx'
import { Offered } from './Offered.tsx'
import { StaleChoice } from './StaleChoice.tsx'
import { staleOf, useDeclare } from './useDocumentChanges.ts'

/** The dates of a document, one a role, as the head of a page and its dateline may differ. */
export function PublicationDates({ document }: { document: EvidenceDocument }) {
  const { t } = useTranslation('evidence')
  const declare = useDeclare()
  const [edited, setEdited] = useState<FindingRole | 'another'>()
  const dates = datesByRole(document.findings)
  const stale = staleOf(declare.error)
  const label = t('about.field.published')

  function keep(role: FindingRole, value: string | null, revision = document.revision): void {
    setEdited(undefined)
    declare.mutate({ documentId: document.id, revision, field: 'published', role, value })
  }

  return (
    <>
      {dates.length === 0 && edited === undefined && (
        <PropertyRow label={label}>
          <button
            type="button"
            className="in-place"
            title={t('about.edit', { field: label })}
            onClick={() => setEdited('another')}
          >
            <span className="faint">{t('about.notFound')}</span>
          </button>
        </PropertyRow>
      )}
      {dates.map(({ stands, read }, index) => (
        <PropertyRow key={stands.role} label={index === 0 ? label : ''} basis={stands.basis} where={stands.where}>
          {edited === stands.role ? (
            <DateField
              value={stands.value}
              role={stands.role}
              onKeep={(value) => keep(stands.role, value)}
              onCancel={() => setEdited(undefined)}
            />
          ) : (
            <button
              type="button"
              className="in-place"
              title={t('about.edit', { field: t(`about.role.${stands.role}`) })}
              onClick={() => setEdited(stands.role)}
            >
              <DateText date={stands.value} length="long" />
              {(dates.length > 1 || stands.role !== 'main') && (
                <span className="faint"> {t(`about.role.${stands.role}`)}</span>
              )}
            </button>
          )}
          {stands.basis === 'declared' && (
            <div className="property-more">
              {read && (
                <span className="faint">
                  {t('about.wasRead')} <DateText date={read.value} />
                </span>
              )}
              <button
                type="button"
                className="link-button"
                aria-label={t('about.takeBackField', { field: label })}
                onClick={() => keep(stands.role, null)}
              >
                {t('about.takeBack')}
              </button>
            </div>
          )}
        </PropertyRow>
      ))}
      {edited === 'another' ? (
        <PropertyRow label={dates.length === 0 ? label : ''}>
          <DateField value="" onKeep={(value, role) => keep(role, value)} onCancel={() => setEdited(undefined)} />
        </PropertyRow>
      ) : (
        <PropertyRow label="">
          {!dates.some(({ stands }) => stands.basis === 'declared') && (
            <Offered document={document} field="published" onAccept={({ role, value }) => keep(role, value)} />
          )}
          {dates.length > 0 && (
            <button type="button" className="link-button small" onClick={() => setEdited('another')}>
              {t('about.addDate')}
            </button>
          )}
        </PropertyRow>
      )}
      {stale && (
        <StaleChoice
          stale={stale}
          mine={declare.variables?.value}
          theirs={standing(stale.current.findings, 'published')?.value}
          onMine={() =>
            declare.variables && keep(declare.variables.role ?? 'main', declare.variables.value, stale.current.revision)
          }
          onTheirs={declare.reset}
        />
      )}
      {declare.isError && !stale && <ErrorLine error={declare.error} />}
    </>
  )
}

/** What stands for each role, in the order of the findings, with what was read where a declaration stands above it. */
function datesByRole(findings: readonly Finding[]): { stands: Finding; read: Finding | undefined }[] {
  const dates = findings.filter((finding) => finding.field === 'published' && finding.basis !== 'offered')
  return [...Map.groupBy(dates, (finding) => finding.role).values()].flatMap((ofRole) => {
    const declared = ofRole.find((finding) => finding.basis === 'declared')
    const read = ofRole.find((finding) => finding.basis !== 'declared')
    const stands = declared ?? read
    return stands ? [{ stands, read: declared && read }] : []
  })
}
