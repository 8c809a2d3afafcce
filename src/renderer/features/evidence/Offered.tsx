import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { EvidenceDocument } from '../../../shared/contract/evidence.ts'
import type { ArticleField, Finding } from '../../../shared/domain/article.ts'
import { DateText } from '../../components/DateText.tsx'
import { placeInWords } from '../../components/placeInWords.ts'

interface OfferedProps {
  document: EvidenceDocument
  field: ArticleField
  onAccept: (finding: Finding) => void
}

/** Values that are only likely, each as a question; none stands until a person accepts it. */
export function Offered({ document, field, onAccept }: OfferedProps) {
  const { t } = useTranslation('evidence')
  const offered = document.findings.filter((finding) => finding.field === field && finding.basis === 'offered')
  return [...Map.groupBy(offered, ({ value }) => value)].map(([value, findings]) => (
    <div key={value} className="offered">
      <span>
        {field === 'published' ? <DateText date={value} length="long" /> : value}
        {t('about.offered', { where: findings.map(({ where }) => placeInWords(where, t)).join(', ') })}
      </span>
      <Button onClick={() => findings[0] && onAccept(findings[0])}>{t('about.accept')}</Button>
    </div>
  ))
}
