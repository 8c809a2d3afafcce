import { ActionIcon, SegmentedControl } from '@mantine/core'
import { IconChevronDown, IconChevronUp, IconSearch } from '@tabler/icons-react'
import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { EvidenceDocument } from '../../../shared/contract/evidence.ts'
import { type Command, useCommands } from '../../app/commands.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import type { ScrollLink } from '../../components/scrollLink.ts'
import { MarkingButtons } from '../passages/MarkingButtons.tsx'
import { BesideButton } from './BesideButton.tsx'
import { DocumentMenu } from './DocumentMenu.tsx'
import { FindBar } from './FindBar.tsx'
import { OriginalButton } from './OriginalButton.tsx'
import { PagesView } from './PagesView.tsx'
import { Printing } from './Printing.tsx'
import { TextView } from './TextView.tsx'
import { Unlock } from './Unlock.tsx'
import { useFind } from './useFind.ts'
import { WebView } from './WebView.tsx'

export type ReaderView = EvidenceDocument['views'][number]

interface ReaderProps {
  document: EvidenceDocument
  /** The view that the person chose last; another one is shown where the document does not have it. */
  preferred: ReaderView
  onPrefer: (view: ReaderView) => void
  /** ¶ to begin at, and its page. */
  at: number | undefined
  /** A stretch of its text that is to be shown, as `6:0-55`. */
  mark: string | undefined
  /** The document beside it, which scrolls along; undefined where it does not. */
  link: ScrollLink | undefined
  /** Opens a document beside this one, or closes it; `besideShown` where one is. */
  onBeside: (documentId: string | undefined) => void
  besideShown: boolean
  /** Place in the list, from 1; undefined where the list does not show it. */
  position: number | undefined
  all: number
  onStep: (by: 1 | -1) => void
  /** The document is not in the vault any more. */
  onDeleted: () => void
}

/** One document as text, as pages or as the page it was. */
export function Reader(props: ReaderProps) {
  const { document, preferred, onPrefer, at, mark, link, position, all, onStep, onDeleted } = props
  const { t } = useTranslation('evidence')
  const find = useFind(document.id)
  const wanted = (at ?? mark) !== undefined && document.views.includes('text') ? 'text' : preferred
  const [chosen, setChosen] = useState<ReaderView>()
  const view = document.views.find((one) => one === (chosen ?? wanted)) ?? document.views[0]

  useEffect(() => setChosen(undefined), [at, mark])

  function choose(next: ReaderView): void {
    setChosen(next)
    onPrefer(next)
  }

  const openFind = () => {
    if (view === 'web') choose('text')
    find.open()
  }
  useReaderCommands(document, openFind, choose)

  return (
    <>
      <div className="tool-head reader-head">
        {document.views.length > 1 && view && (
          <SegmentedControl
            aria-label={t('reader.views')}
            data={document.views.map((one) => ({ value: one, label: t(`reader.${one}`) }))}
            value={view}
            onChange={(next) => choose(next as ReaderView)}
          />
        )}
        <span className="spring" />
        {document.blocks > 0 && <MarkingButtons />}
        <BesideButton document={document} shown={props.besideShown} onBeside={props.onBeside} />
        {document.blocks > 0 && (
          <ActionIcon
            aria-label={t('find.label')}
            aria-pressed={find.shown}
            onClick={find.shown ? find.close : openFind}
          >
            <IconSearch size={17} stroke={1.5} />
          </ActionIcon>
        )}
        <ActionIcon aria-label={t('reader.previous')} disabled={position === 1} onClick={() => onStep(-1)}>
          <IconChevronUp size={17} stroke={1.5} />
        </ActionIcon>
        {position !== undefined && (
          <span className="numbers second">{t('reader.position', { at: position, all })}</span>
        )}
        <ActionIcon aria-label={t('reader.next')} disabled={position === all} onClick={() => onStep(1)}>
          <IconChevronDown size={17} stroke={1.5} />
        </ActionIcon>
        <DocumentMenu document={document} onDeleted={onDeleted} onPages={() => choose('pages')} />
      </div>
      <FindBar find={find} />
      {document.readable === 'refused' ? (
        <Refused document={document} />
      ) : view === 'text' ? (
        <TextView document={document} find={find} at={at} mark={mark} link={link} />
      ) : view === 'pages' && document.locked ? (
        <EmptyState action={<Unlock key={document.id} documentId={document.id} />}>{t('unlock.pages')}</EmptyState>
      ) : view === 'pages' ? (
        <PagesView document={document} find={find} link={link} />
      ) : view === 'web' ? (
        <WebView document={document} />
      ) : (
        <EmptyState>{t('reader.empty')}</EmptyState>
      )}
      <Printing document={document} />
    </>
  )
}

/** Why a file is not shown, what is safe, what to do. */
function Refused({ document }: { document: EvidenceDocument }) {
  const { t } = useTranslation('evidence')
  return (
    <EmptyState
      action={
        <>
          {document.refusal === 'encrypted' && <Unlock key={document.id} documentId={document.id} />}
          <OriginalButton document={document} />
        </>
      }
    >
      {document.refusal !== null && t(`refusal.${document.refusal}`)} {t('reader.refusedSafe')}{' '}
      {document.refusal !== null && t(`mend.${document.refusal}`)}
    </EmptyState>
  )
}

function useReaderCommands(document: EvidenceDocument, openFind: () => void, choose: (view: ReaderView) => void): void {
  const views = document.views.join(' ')
  const hasText = document.blocks > 0
  const commands = useMemo<Command[]>(
    () => [
      ...(hasText
        ? [{ id: 'evidence.find', title: 'evidence:command.find', keys: ['mod+f'], icon: IconSearch, run: openFind }]
        : []),
      ...(document.views.length > 1 ? document.views : []).map((view) => ({
        id: `evidence.view-${view}`,
        title: `evidence:command.view.${view}`,
        run: () => choose(view),
      })),
    ],
    // The functions read nothing but the document and its views.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [document.id, views, hasText],
  )
  useCommands(commands)
}
