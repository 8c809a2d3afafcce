import { useTranslation } from 'react-i18next'
import type { EvidenceDocument } from '../../../shared/contract/evidence.ts'
import { type ArticleField, standing } from '../../../shared/domain/article.ts'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import { PropertyRow } from '../../components/PropertyRow.tsx'
import { InPlaceText } from './InPlaceText.tsx'
import { Offered } from './Offered.tsx'
import { StaleChoice } from './StaleChoice.tsx'
import { staleOf, useDeclare } from './useDocumentChanges.ts'

/** A field of one value: what stands, what it stands on, what is offered for it. */
export function ArticleRow({
  document,
  field,
}: {
  document: EvidenceDocument
  field: Exclude<ArticleField, 'published'>
}) {
  const { t } = useTranslation('evidence')
  const declare = useDeclare()
  const found = standing(document.findings, field)
  const read = document.findings.find(
    (finding) => finding.field === field && finding.basis !== 'declared' && finding.basis !== 'offered',
  )
  const stale = staleOf(declare.error)
  const label = t(`about.field.${field}`)

  function keep(value: string | null, revision = document.revision): void {
    declare.mutate({ documentId: document.id, revision, field, value })
  }

  return (
    <PropertyRow label={label} {...(found ? { basis: found.basis, where: found.where } : {})}>
      <InPlaceText name={label} value={found?.value ?? null} onChange={keep} />
      {found?.basis === 'declared' && (
        <div className="property-more">
          {read && <span className="faint">{t('about.asRead', { value: read.value })}</span>}
          <button
            type="button"
            className="link-button"
            aria-label={t('about.takeBackField', { field: label })}
            onClick={() => keep(null)}
          >
            {t('about.takeBack')}
          </button>
        </div>
      )}
      {found === undefined && <Offered document={document} field={field} onAccept={({ value }) => keep(value)} />}
      {stale && (
        <StaleChoice
          stale={stale}
          mine={declare.variables?.value}
          theirs={standing(stale.current.findings, field)?.value}
          onMine={() => keep(declare.variables?.value ?? null, stale.current.revision)}
          onTheirs={declare.reset}
        />
      )}
      {declare.isError && !stale && <ErrorLine error={declare.error} />}
    </PropertyRow>
  )
}
