import { IconEyeOff } from '@tabler/icons-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Block, DocumentFormat, EvidenceDocument } from '../../../shared/contract/evidence.ts'
import type { Stretch } from '../../../shared/domain/passage.ts'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import type { ScrollLink } from '../../components/scrollLink.ts'
import { useLinkedScroll } from '../../components/useLinkedScroll.ts'
import { CitationForm } from '../facts/CitationForm.tsx'
import { LostPassages } from '../passages/LostPassages.tsx'
import { NewNote } from '../passages/MarginNote.tsx'
import { MarginOfBlock } from '../passages/MarginOfBlock.tsx'
import { select } from '../passages/selectionPoints.ts'
import { marksOfBlock, type TextMark } from '../passages/textMarks.ts'
import { useMarking } from '../passages/useMarking.ts'
import { useMargin } from '../passages/usePassages.ts'
import { useTextSelection } from '../passages/useTextSelection.ts'
import { useBlocks } from './blocks.ts'
import { Byline, Paragraph } from './Paragraph.tsx'
import { Caret } from './Caret.tsx'
import { usePointedOut } from './usePointedOut.ts'
import { useTextKeys } from './useTextKeys.ts'
import { useTextRows } from './useTextRows.ts'
import type { Find } from './useFind.ts'

/** What repeats on the pages of these is no site's text, but a running head or foot. */
const HAS_PAGES: readonly DocumentFormat[] = ['pdf', 'docx']

interface TextViewProps {
  document: EvidenceDocument
  find: Find
  /** ¶ to begin at. */
  at: number | undefined
  /** What is to be shown of it, as a link carries it: `6:0-55`. */
  mark: string | undefined
  /** The document beside it, which scrolls along. */
  link?: ScrollLink | undefined
}

/** A document's text in numbered paragraphs, what is marked in it, and its margin. */
export function TextView(props: TextViewProps) {
  const { t } = useTranslation('evidence')
  const blocks = useBlocks(props.document.id)
  if (blocks.isError) return <ErrorLine error={blocks.error} />
  if (!blocks.data) return <p className="reader-note">{t('reader.loading')}</p>
  if (blocks.data.length === 0) return <p className="reader-note">{t('reader.empty')}</p>
  return <Text {...props} blocks={blocks.data} />
}

function Text({ document, blocks, find, at, mark, link }: TextViewProps & { blocks: readonly Block[] }) {
  const { t } = useTranslation('evidence')
  const scroller = useRef<HTMLDivElement>(null)
  const [unfolded, setUnfolded] = useState(false)
  const margin = useMargin(document.caseId, document.id)
  const selection = useTextSelection(scroller)
  const selected = selection.followed
  const pointedOut = usePointedOut(at, mark, blocks)
  const marking = useMarking({ document, blocks, margin, selection })
  const found = find.at === undefined ? undefined : find.places[find.at]

  const shownFor = [found?.ordinal, pointedOut?.firstBlock, marking.open?.passage.lastBlock]
  const noiseShown = unfolded || shownFor.some((ordinal) => ordinal !== undefined && blocks[ordinal - 1]?.noise)
  const shown = useMemo(() => (noiseShown ? blocks : blocks.filter((block) => !block.noise)), [blocks, noiseShown])
  const firstNoise = blocks.find((block) => block.noise)
  const noise = HAS_PAGES.includes(document.format) ? 'reader.running' : 'reader.noise'

  const { rows, toOrdinal } = useTextRows({
    shown,
    scroller,
    goTo: found?.ordinal ?? pointedOut?.firstBlock,
    // A row that is not drawn would lose what is selected or typed in it.
    keep: [selected?.anchor.ordinal, selected?.focus.ordinal, marking.open?.passage.lastBlock],
  })
  useLinkedScroll(link, rows, scroller)
  const onKeyDown = useTextKeys({ scroller, shown, selection, toOrdinal })
  const live: Stretch | undefined = marking.open?.passage ?? (mark === undefined ? undefined : pointedOut)

  const openedAt = marking.open?.passage
  const wasOpen = useRef<Stretch>(undefined)
  useEffect(() => {
    const root = scroller.current
    const left = wasOpen.current
    wasOpen.current = openedAt
    if (!root || !left || openedAt) return
    // The keyboard goes on in the text, at the end of what was cited or noted on.
    root.focus({ preventScroll: true })
    const point = { ordinal: left.lastBlock, offset: left.to }
    select(root, { anchor: point, focus: point })
  }, [openedAt])

  return (
    <div
      ref={scroller}
      className="reader-scroll reader-text"
      tabIndex={0}
      role="document"
      aria-label={t('reader.text')}
      onKeyDown={onKeyDown}
    >
      {firstNoise && (
        <div className="reader-noise">
          <IconEyeOff size={14} stroke={1.5} aria-hidden />
          <span>{noiseShown ? t(`${noise}Shown`) : t(noise, { first: beginning(firstNoise.text) })}</span>
          <button
            type="button"
            className="link-button"
            aria-expanded={noiseShown}
            onClick={() => setUnfolded(!noiseShown)}
          >
            {noiseShown ? t('reader.hide') : t('reader.show')}
          </button>
        </div>
      )}
      <LostPassages caseId={document.caseId} margin={margin} />
      {marking.refused !== null && <ErrorLine error={marking.refused} />}
      {shown[0]?.kind !== 'title' && <Byline document={document} />}
      <div lang={document.language ?? undefined} style={{ height: rows.getTotalSize(), position: 'relative' }}>
        {rows.getVirtualItems().map(({ index, key, start }) => {
          const block = shown[index] as Block
          const opened = marking.open?.passage.lastBlock === block.ordinal ? marking.open : undefined
          const marks = [
            ...foundIn(find, block.ordinal),
            ...marksOfBlock({ ...margin, live }, block.ordinal, block.text.length),
          ]
          return (
            <div
              key={key}
              ref={rows.measureElement}
              data-index={index}
              className="reader-row"
              style={{ transform: `translateY(${start}px)` }}
            >
              <Paragraph
                block={block}
                marks={marks}
                pointedOut={mark === undefined && pointedOut?.firstBlock === block.ordinal}
              >
                <MarginOfBlock caseId={document.caseId} margin={margin} ordinal={block.ordinal} />
              </Paragraph>
              {opened && (
                <div data-aside>
                  {opened.act === 'cite' ? (
                    <CitationForm caseId={document.caseId} passage={opened.passage} onClose={marking.close} />
                  ) : (
                    <NewNote onKeep={marking.keepNote} onClose={marking.close} error={marking.noteRefused} />
                  )}
                </div>
              )}
              {block.kind === 'title' && index === 0 && <Byline document={document} />}
            </div>
          )
        })}
      </div>
      <Caret scroller={scroller} selected={selected} />
    </div>
  )
}

function foundIn({ places, at }: Find, ordinal: number): TextMark[] {
  return places.flatMap((place, index) =>
    place.ordinal === ordinal
      ? [{ from: place.from, to: place.to, kind: index === at ? ('live' as const) : ('found' as const) }]
      : [],
  )
}

function beginning(text: string): string {
  const LENGTH = 40
  return text.length <= LENGTH ? text : `${text.slice(0, LENGTH).trimEnd()}…`
}
