import { ActionIcon } from '@mantine/core'
import { IconLayoutList, IconRectangleFilled, IconRotate, IconRotateClockwise } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, startTransition, useCallback, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { EvidenceDocument } from '../../../shared/contract/evidence.ts'
import { engine } from '../../app/engine.ts'
import { queryClient } from '../../app/queries.ts'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import { PageBox } from '../../components/PageBox.tsx'
import { type PagePlace, PageScroller } from '../../components/PageScroller.tsx'
import type { ScrollLink } from '../../components/scrollLink.ts'
import { Thumbnails } from '../../components/Thumbnails.tsx'
import { ZoomButtons } from '../../components/ZoomButtons.tsx'
import { BoxLayer } from '../redaction/BoxLayer.tsx'
import { boxesOfSelection } from '../redaction/boxesOfSelection.ts'
import { RedactionPanel } from '../redaction/RedactionPanel.tsx'
import { redact, useRedacts } from '../redaction/redactionMode.ts'
import { type Draft, useDraft } from '../redaction/useDraft.ts'
import { PageLayer } from './PageLayer.tsx'
import { useKeptPages } from './pagesKept.ts'
import { SelectedWords } from './SelectedWords.tsx'
import type { Find } from './useFind.ts'
import { usePageMarking } from './usePageMarking.ts'
import { usePageMarks } from './usePageMarks.ts'
import { usePageSelection } from './usePageSelection.ts'
import { usePagesCommands } from './usePagesCommands.ts'
import { boxesOf, type PageSize, turnedBox, turnedSize } from './wordsOnPage.ts'

interface PagesViewProps {
  document: EvidenceDocument
  find: Find
  /** The pages of another document that go along. */
  link?: ScrollLink | undefined
}

/** A document's pages as they are, with its text over them: to be selected, copied, marked and cited. */
export function PagesView(props: PagesViewProps) {
  const { t } = useTranslation('evidence')
  const input = { documentId: props.document.id }
  const sizes = useQuery(engine.evidence.pageSizes.queryOptions({ input }))
  if (sizes.isError) return <ErrorLine error={sizes.error} />
  if (!sizes.data) return <p className="reader-note">{t('reader.loading')}</p>
  return <Pages {...props} sizes={sizes.data} />
}

interface PagesProps extends PagesViewProps {
  sizes: readonly PageSize[]
}

function Pages(props: PagesProps) {
  return useRedacts(props.document.id) ? <Redacting {...props} /> : <PagesPane {...props} />
}

/** The same with boxes over them. */
function Redacting(props: PagesProps) {
  const draft = useDraft(props.document.id)
  const [reason, setReason] = useState<string>('personal-data')
  return <PagesPane {...props} redaction={{ draft, reason, setReason }} />
}

interface Redaction {
  draft: Draft
  reason: string
  setReason: (reason: string) => void
}

function PagesPane({ document, find, link, sizes, redaction }: PagesProps & { redaction?: Redaction }) {
  const { t } = useTranslation('evidence')
  const kept = useKeptPages(document.id)
  const { turns, zoom, setZoom, keepPage } = kept
  const pages = sizes.length
  const [page, setPage] = useState(Math.min(kept.first, pages))
  const [asked, setAsked] = useState<PagePlace | undefined>(kept.first > 1 ? { page: kept.first } : undefined)
  const shown = useMemo(() => sizes.map((size) => turnedSize(size, turns)), [sizes, turns])
  const selection = usePageSelection(document.id, sizes, turns)
  const marking = usePageMarking(document, selection)
  const marksOn = usePageMarks(document, find, marking.open?.passage)
  useFoundPlace(document.id, find, sizes, turns, setAsked)
  usePagesCommands(kept)

  const onPage = useCallback(
    (next: number) => {
      startTransition(() => setPage(next))
      keepPage(next)
    },
    // It writes to what is kept of this document alone.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [document.id],
  )

  function go(to: number): void {
    setAsked({ page: Math.min(pages, Math.max(1, to)) })
  }

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>): void {
    if (redaction && event.key === 'Enter' && selection.words.length > 0) {
      const boxes = boxesOfSelection(document.id, pages, selection, redaction.reason)
      redaction.draft.change((areas) => [...areas, ...boxes])
      selection.clear()
      event.preventDefault()
      return
    }
    if (selection.onKey(event, page) || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
    const { clientWidth, scrollWidth } = event.currentTarget
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key]
    if (by === undefined || scrollWidth > clientWidth) return
    event.preventDefault()
    go(page + by)
  }

  const pathOf = (n: number) => `/documents/${document.id}/pages/${n}${turns === 0 ? '' : `?turns=${turns}`}`
  const labelOf = (n: number) => t('reader.pageImage', { page: n, pages })
  return (
    <>
      <div className="tool-head reader-pages-head">
        <ActionIcon
          aria-label={t('reader.thumbnails')}
          title={t('reader.thumbnails')}
          aria-pressed={kept.thumbnails}
          onClick={kept.toggleThumbnails}
        >
          <IconLayoutList size={17} stroke={1.5} />
        </ActionIcon>
        <PageBox page={page} pages={pages} onGo={go} />
        <ZoomButtons zoom={zoom} onZoom={setZoom} />
        <span className="row reader-turns">
          <ActionIcon
            className="reader-turn-back"
            aria-label={t('reader.turnBack')}
            title={t('reader.turnBack')}
            onClick={() => kept.turn(-1)}
          >
            <IconRotate size={17} stroke={1.5} />
          </ActionIcon>
          <ActionIcon aria-label={t('reader.turn')} title={t('reader.turn')} onClick={() => kept.turn(1)}>
            <IconRotateClockwise size={17} stroke={1.5} />
          </ActionIcon>
        </span>
        <ActionIcon
          aria-label={t('redaction:mode')}
          title={t('redaction:mode')}
          aria-pressed={redaction !== undefined}
          onClick={() => redact(redaction ? undefined : document.id)}
        >
          <IconRectangleFilled size={17} stroke={1.5} />
        </ActionIcon>
      </div>
      {document.blocks === 0 && <p className="reader-textless">{t('reader.noText')}</p>}
      <div className="reader-pages" onPointerDown={selection.onPointerDown}>
        {kept.thumbnails && (
          <Thumbnails
            sizes={shown}
            pathOf={pathOf}
            labelOf={labelOf}
            page={page}
            onGo={go}
            label={t('reader.thumbnails')}
          />
        )}
        <PageScroller
          sizes={shown}
          pathOf={pathOf}
          labelOf={labelOf}
          zoom={zoom}
          goTo={asked}
          onPage={onPage}
          label={t('reader.pages')}
          link={link}
          onKeyDown={onKeyDown}
          over={(n, scale) => (
            <>
              <PageLayer
                documentId={document.id}
                page={n}
                size={sizes[n - 1] as PageSize}
                scale={scale}
                turns={turns}
                marks={marksOn(n)}
                selected={marking.open ? undefined : selection.rangeOn(n)}
              />
              {redaction && (
                <BoxLayer
                  draft={redaction.draft}
                  page={n}
                  size={sizes[n - 1] as PageSize}
                  scale={scale}
                  turns={turns}
                  reason={redaction.reason}
                />
              )}
            </>
          )}
        />
      </div>
      {redaction ? (
        <RedactionPanel
          document={document}
          draft={redaction.draft}
          reason={redaction.reason}
          onReason={redaction.setReason}
          onShow={({ page: on, ...area }) => {
            const box = [area.left, area.top, area.right, area.bottom] as const
            setAsked({ page: on, down: turnedBox(box, sizes[on - 1] as PageSize, turns)[1] })
          }}
        />
      ) : (
        <SelectedWords document={document} selection={selection} marking={marking} />
      )}
    </>
  )
}

/** Goes to where the text that the person stands on lies on its page. */
function useFoundPlace(
  documentId: string,
  find: Find,
  sizes: readonly PageSize[],
  turns: ReturnType<typeof useKeptPages>['turns'],
  go: (place: PagePlace) => void,
): void {
  const found = find.at === undefined ? undefined : find.places[find.at]
  useEffect(() => {
    const page = found?.page
    const size = page == null ? undefined : sizes[page - 1]
    if (!found || page == null || !size) return
    let stale = false
    const options = engine.evidence.pageWords.queryOptions({ input: { documentId, page } })
    const place = { firstBlock: found.ordinal, from: found.from, lastBlock: found.ordinal, to: found.to }
    queryClient.fetchQuery({ ...options, staleTime: Infinity }).then(
      ({ words }) => {
        const [box] = boxesOf(words, place)
        if (!stale) go(box ? { page, down: turnedBox(box, size, turns)[1] } : { page })
      },
      () => !stale && go({ page }),
    )
    return () => {
      stale = true
    }
  }, [documentId, found, sizes, turns, go])
}
