import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Entry } from '../../../shared/contract/audit.ts'
import { documentOf } from '../../../shared/messages/entry-words.ts'
import type { NamedCase } from './AuditTrail.tsx'
import type { TrailNames } from './useTrailNames.ts'

interface AboutEntryProps {
  entry: Entry
  names: TrailNames
  ofCase: NamedCase | undefined
  onDocument: (documentId: string) => void
}

/** The way to what an entry is about, where it still is there. */
export function AboutEntry({ entry, names, ofCase, onDocument }: AboutEntryProps) {
  const { t } = useTranslation('audit')
  if (!ofCase) return null
  const params = { caseId: ofCase.id }
  const of = entry.act.split('.')[0]
  const exhibited = names.exhibited(entry.subject)
  const documentId = exhibited?.id ?? documentOf(entry)
  const document = of === 'document' || of === 'custody' || of === 'collection' ? entry.about : undefined
  const named = exhibited?.title ?? names.document(documentId) ?? document

  if (named) {
    return (
      <p className="entry-about">
        <Link className="link" to="/case/$caseId/evidence" params={params} search={{ doc: documentId }}>
          {t('about.document', { name: named })}
        </Link>
        <button type="button" className="link-button" onClick={() => onDocument(documentId)}>
          {t('about.onlyDocument')}
        </button>
      </p>
    )
  }
  const place =
    ({ exhibit: 'exhibits', series: 'exhibits', fact: 'facts', dossier: 'dossier' } as const)[of ?? ''] ?? 'overview'
  return (
    <p className="entry-about">
      <Link className="link" to={`/case/$caseId/${place}`} params={params}>
        {t(`about.${place}`, { case: `${ofCase.reference} ${ofCase.title}` })}
      </Link>
    </p>
  )
}
