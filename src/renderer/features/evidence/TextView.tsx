import { useVirtualizer } from '@tanstack/react-virtual'
import { IconEyeOff } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Block, DocumentFormat, EvidenceDocument } from '../../../shared/contract/evidence.ts'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import { useBlocks } from './blocks.ts'
import { Byline, Paragraph } from './Paragraph.tsx'
import type { Find } from './useFind.ts'

/** Milliseconds for which the paragraph that was asked for stays marked. */
const POINTED_OUT = 2_500
/** CSS pixels of a line and characters in it, for the height of what is not drawn yet. */
const LINE = 24
const IN_A_LINE = 62

/** What repeats on the pages of these is no site's text, but a running head or foot. */
const HAS_PAGES: readonly DocumentFormat[] = ['pdf', 'docx']

interface TextViewProps {
  document: EvidenceDocument
  find: Find
  /** ¶ to begin at. */
  at: number | undefined
}

/** A document's text in numbered paragraphs; the site's own text around an article is folded away. */
export function TextView({ document, find, at }: TextViewProps) {
  const { t } = useTranslation('evidence')
  const blocks = useBlocks(document.id)
  if (blocks.isError) return <ErrorLine error={blocks.error} />
  if (!blocks.data) return <p className="reader-note">{t('reader.loading')}</p>
  if (blocks.data.length === 0) return <p className="reader-note">{t('reader.empty')}</p>
  return <Text document={document} blocks={blocks.data} find={find} at={at} />
}

function Text({ document, blocks, find, at }: TextViewProps & { blocks: readonly Block[] }) {
  const { t } = useTranslation('evidence')
  const scroller = useRef<HTMLDivElement>(null)
  const [unfolded, setUnfolded] = useState(false)
  const [pointedOut, setPointedOut] = useState<number>()
  const found = find.at === undefined ? undefined : find.places[find.at]
  const isNoise = (ordinal: number | undefined) => blocks.some((block) => block.ordinal === ordinal && block.noise)
  const noiseShown = unfolded || isNoise(found?.ordinal) || isNoise(pointedOut)
  const shown = noiseShown ? blocks : blocks.filter((block) => !block.noise)
  const firstNoise = blocks.find((block) => block.noise)
  const noise = HAS_PAGES.includes(document.format) ? 'reader.running' : 'reader.noise'

  const rows = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => 9 + LINE * Math.ceil(((shown[index] as Block).text.length + 1) / IN_A_LINE),
    getItemKey: (index) => (shown[index] as Block).ordinal,
    overscan: 6,
    paddingStart: 4,
    paddingEnd: 48,
  })

  const goTo = found?.ordinal ?? pointedOut
  const goToIndex = goTo === undefined ? -1 : shown.findIndex((block) => block.ordinal === goTo)
  useEffect(() => {
    if (goToIndex >= 0) rows.scrollToIndex(goToIndex, { align: 'center' })
  }, [rows, goToIndex])

  useEffect(() => {
    if (at === undefined) return
    setPointedOut(at)
    const timer = setTimeout(() => setPointedOut(undefined), POINTED_OUT)
    return () => clearTimeout(timer)
  }, [at])

  return (
    <div
      ref={scroller}
      className="reader-scroll reader-text"
      tabIndex={0}
      role="document"
      aria-label={t('reader.text')}
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
      {shown[0]?.kind !== 'title' && <Byline document={document} />}
      <div lang={document.language ?? undefined} style={{ height: rows.getTotalSize(), position: 'relative' }}>
        {rows.getVirtualItems().map(({ index, key, start }) => {
          const block = shown[index] as Block
          return (
            <div
              key={key}
              ref={rows.measureElement}
              data-index={index}
              className="reader-row"
              style={{ transform: `translateY(${start}px)` }}
            >
              <Paragraph block={block} find={find} pointedOut={block.ordinal === pointedOut} />
              {block.kind === 'title' && index === 0 && <Byline document={document} />}
            </div>
          )
        })}
      </div>
    </div>
  )
}

function beginning(text: string): string {
  const LENGTH = 40
  return text.length <= LENGTH ? text : `${text.slice(0, LENGTH).trimEnd()}…`
}
