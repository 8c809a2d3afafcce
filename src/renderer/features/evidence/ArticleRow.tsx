import { useTranslation } from 'react-i18next'
import type { EvidenceDocument } from '../../../shared/contract/evidence.ts'
import { type ArticleField, standing } from '../../../shared/domain/article.ts'
import { ConflictChoice } from '../../components/ConflictChoice.tsx'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import { PropertyRow } from '../../components/PropertyRow.tsx'
import { InPlaceText } from './InPlaceText.tsx'
import { Offered } from './Offered.tsx'
import { useDeclared } from './useDocumentChanges.ts'

interface ArticleRowProps {
  document: EvidenceDocument
  field: Exclude<ArticleField, 'published'>
}

/** A field of one value: what stands, what it stands on, what is offered for it. */
export function ArticleRow({ document, field }: ArticleRowProps) {
  const { t } = useTranslation('evidence')
  const declared = useDeclared(document, field)
  const found = standing(document.findings, field)
  const read = document.findings.find(
    (finding) => finding.field === field && finding.basis !== 'declared' && finding.basis !== 'offered',
  )
  const label = t(`about.field.${field}`)
  return (
    <PropertyRow label={label} {...(found ? { basis: found.basis, where: found.where } : {})}>
      <InPlaceText name={label} value={found?.value ?? null} onChange={declared.declare} />
      {found?.basis === 'declared' && (
        <div className="property-more">
          {read && <span className="faint">{t('about.asRead', { value: read.value })}</span>}
          <button
            type="button"
            className="link-button"
            aria-label={t('about.takeBackField', { field: label })}
            onClick={() => declared.declare(null)}
          >
            {t('about.takeBack')}
          </button>
        </div>
      )}
      {found === undefined && (
        <Offered document={document} field={field} onAccept={({ value }) => declared.declare(value)} />
      )}
      {declared.conflict && (
        <ConflictChoice
          conflict={declared.conflict}
          show={(value) => value}
          onMine={declared.keepMine}
          onTheirs={declared.keepTheirs}
        />
      )}
      {declared.error !== undefined && <ErrorLine error={declared.error} />}
    </PropertyRow>
  )
}
