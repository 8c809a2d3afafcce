import { ActionIcon, SegmentedControl } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { EvidenceDocument } from '../../../shared/contract/evidence.ts'
import { engine } from '../../app/engine.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import { ExhibitNumber } from '../../components/ExhibitNumber.tsx'
import { listedAs } from './documentList.ts'
import { PagesView } from './PagesView.tsx'
import type { ReaderView } from './Reader.tsx'
import { TextView } from './TextView.tsx'
import { TranslationInWords } from './TranslationFields.tsx'
import { useFind } from './useFind.ts'
import { useTogether } from './useTogether.ts'
import { WebView } from './WebView.tsx'

interface BesideProps {
  documentId: string
  /** What is read beside it. */
  main: EvidenceDocument
  together: ReturnType<typeof useTogether>
  view: ReaderView | undefined
  onView: (view: ReaderView) => void
  onClose: () => void
}

/** A second document beside the one that is read: its translation, its original, or any other. */
export function Beside(props: BesideProps) {
  const { t } = useTranslation('evidence')
  const { data: document, error } = useQuery(
    engine.evidence.get.queryOptions({ input: { documentId: props.documentId } }),
  )
  if (error) return <ErrorLine error={error} />
  if (!document) return <p className="reader-note">{t('reader.loading')}</p>
  return <Shown key={document.id} {...props} document={document} />
}

function Shown({ document, main, together, view, onView, onClose }: BesideProps & { document: EvidenceDocument }) {
  const { t } = useTranslation('evidence')
  const find = useFind(document.id)
  const translation = noteBetween(document, main)
  return (
    <div className="reader">
      <div className="tool-head reader-head">
        {document.views.length > 1 && view && (
          <SegmentedControl
            aria-label={t('reader.views')}
            data={document.views.map((one) => ({ value: one, label: t(`reader.${one}`) }))}
            value={view}
            onChange={(next) => onView(next as ReaderView)}
          />
        )}
        <span className="spring" />
        <ActionIcon aria-label={t('beside.close')} title={t('beside.close')} onClick={onClose}>
          <IconX size={17} stroke={1.5} />
        </ActionIcon>
      </div>
      <div className="beside-head">
        <Link
          to="/case/$caseId/evidence"
          params={{ caseId: document.caseId }}
          search={{ doc: document.id }}
          className="link"
        >
          {document.exhibit !== null && <ExhibitNumber label={document.exhibit} link />} {listedAs(document)}
        </Link>
        {translation && <TranslationInWords note={translation} />}
        <span className="faint">{together.inWords}</span>
      </div>
      {view === 'text' ? (
        <TextView document={document} find={find} at={undefined} mark={undefined} link={together.ends?.[1]} />
      ) : view === 'pages' ? (
        <PagesView document={document} find={find} link={together.ends?.[1]} />
      ) : view === 'web' ? (
        <WebView document={document} />
      ) : (
        <EmptyState>{t('reader.empty')}</EmptyState>
      )}
    </div>
  )
}

/** What is said of the translation, where one of the two is the other's. */
function noteBetween(one: EvidenceDocument, other: EvidenceDocument) {
  const isTranslation = ({ kind }: { kind: string }) => kind === 'translation'
  return (
    one.relations.find((relation) => isTranslation(relation) && relation.of === other.id) ??
    other.relations.find((relation) => isTranslation(relation) && relation.of === one.id)
  )
}
