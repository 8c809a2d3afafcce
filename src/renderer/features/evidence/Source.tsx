import { useTranslation } from 'react-i18next'
import type { DocumentFormat, DocumentSummary } from '../../../shared/contract/evidence.ts'
import { DateText } from '../../components/DateText.tsx'

/** Mails, letters and tables have an author; where they name none, that no publisher was found would say nothing of them. */
const UNPUBLISHED: readonly DocumentFormat[] = [
  'eml',
  'msg',
  'mbox',
  'docx',
  'doc',
  'odt',
  'rtf',
  'xlsx',
  'csv',
  'pptx',
  'pdf',
  'image',
  'zip',
]

type Sourced = Pick<DocumentSummary, 'publisher' | 'author' | 'format' | 'published'>

/** Who published a document or, where nobody did, who wrote it. Undefined where there is nothing to say. */
export function usePublishedBy(): (document: Omit<Sourced, 'published'>) => string | undefined {
  const { t } = useTranslation('evidence')
  return ({ publisher, author, format }) =>
    publisher ?? author ?? (UNPUBLISHED.includes(format) ? undefined : t('list.noPublisher'))
}

/** Who a document comes from and when: `A. Orlova, 14 Sep 2026`. */
export function Source({ document }: { document: Sourced }) {
  const { t } = useTranslation('evidence')
  const by = usePublishedBy()(document)
  return (
    <>
      {by !== undefined && (
        <span className="source-by" title={by}>
          {`${by}, `}
        </span>
      )}
      <span className="source-date">
        {document.published === null ? t('list.noDate') : <DateText date={document.published} />}
      </span>
    </>
  )
}
