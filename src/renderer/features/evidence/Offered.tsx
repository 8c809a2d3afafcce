import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { EvidenceDocument } from '../../../shared/contract/evidence.ts'
import type { ArticleField, Finding } from '../../../shared/domain/article.ts'
import { DateText } from '../../components/DateText.tsx'

interface OfferedProps {
  document: EvidenceDocument
  field: ArticleField
  onAccept: (finding: Finding) => void
}

/** Values that are only likely, each as a question; none stands until a person accepts it. */
export function Offered({ document, field, onAccept }: OfferedProps) {
  const { t } = useTranslation('evidence')
  const offered = document.findings.filter((finding) => finding.field === field && finding.basis === 'offered')
  return offered.map((finding) => (
    <div key={`${finding.role} ${finding.value}`} className="offered">
      <span>
        {field === 'published' ? <DateText date={finding.value} length="long" /> : finding.value}
        {t('about.offered', { where: finding.where })}
      </span>
      <Button onClick={() => onAccept(finding)}>{t('about.accept')}</Button>
    </div>
  ))
}
