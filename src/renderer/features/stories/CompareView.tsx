import { ActionIcon, Checkbox, SegmentedControl } from '@mantine/core'
import { IconArrowsExchange, IconChevronDown, IconChevronUp, IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DocumentSummary } from '../../../shared/contract/evidence.ts'
import { engine } from '../../app/engine.ts'
import { DateText } from '../../components/DateText.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import { ExhibitNumber } from '../../components/ExhibitNumber.tsx'
import { listedAs } from '../evidence/documentList.ts'
import { ComparedText } from './ComparedText.tsx'
import { differenceInWords } from '../../../shared/messages/story-words.ts'
import './stories.css'

export interface Compared {
  readonly leftId: string
  readonly rightId: string
}

const FORMS = ['side', 'inline'] as const
/** Pixels in which two columns of text can be read. */
const WIDE_ENOUGH = 480

interface CompareViewProps {
  caseId: string
  compared: Compared
  onCompare: (compared: Compared) => void
  onClose: () => void
}

/** Two documents sentence by sentence: what both have, what was edited, and what only one of them has. */
export function CompareView({ caseId, compared, onCompare, onClose }: CompareViewProps) {
  const { t } = useTranslation('stories')
  const { leftId, rightId } = compared
  const [chosen, setChosen] = useState<(typeof FORMS)[number]>()
  const [narrow, setNarrow] = useState(false)
  const form = chosen ?? (narrow ? 'inline' : 'side')
  const [onlyDifferences, setOnlyDifferences] = useState(false)
  const view = useRef<HTMLDivElement>(null)
  const text = useRef<HTMLDivElement>(null)
  const documents = useQuery(engine.evidence.list.queryOptions({ input: { caseId } })).data ?? []
  const { data, error } = useQuery(engine.stories.compare.queryOptions({ input: compared }))
  const [left, right] = [leftId, rightId].map((id) => documents.find((document) => document.id === id))

  useLayoutEffect(() => setNarrow((view.current?.clientWidth ?? WIDE_ENOUGH) < WIDE_ENOUGH), [])
  useFocusWhileShown(view, text, data !== undefined)

  /** Scrolls to the next stretch that differs, or the one before. */
  function step(by: 1 | -1): void {
    const scroller = text.current
    if (!scroller) return
    const middle = scroller.getBoundingClientRect().top + 60
    const tops = [...scroller.querySelectorAll('[data-differs]')].map((one) => one.getBoundingClientRect().top - middle)
    const next = by === 1 ? tops.find((top) => top > 2) : tops.findLast((top) => top < -2)
    if (next !== undefined) scroller.scrollBy({ top: next })
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Escape') onClose()
    else if (event.key === 'n' || event.key === 'p') step(event.key === 'n' ? 1 : -1)
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <div className="compare" ref={view} onKeyDown={onKeyDown}>
      <div className="tool-head reader-head">
        <h2 className="visually-hidden">{t('view.title')}</h2>
        <SegmentedControl
          aria-label={t('view.form')}
          data={FORMS.map((one) => ({ value: one, label: t(`view.${one}`) }))}
          value={form}
          onChange={(next) => setChosen(FORMS.find((one) => one === next))}
        />
        <Checkbox
          className="compare-only"
          size="xs"
          label={t('view.onlyDifferences')}
          checked={onlyDifferences}
          onChange={(event) => setOnlyDifferences(event.currentTarget.checked)}
        />
        <span className="spring" />
        <ActionIcon aria-label={t('view.previous')} title={`${t('view.previous')} (P)`} onClick={() => step(-1)}>
          <IconChevronUp size={17} stroke={1.5} />
        </ActionIcon>
        <ActionIcon aria-label={t('view.next')} title={`${t('view.next')} (N)`} onClick={() => step(1)}>
          <IconChevronDown size={17} stroke={1.5} />
        </ActionIcon>
        <ActionIcon
          aria-label={t('view.swap')}
          title={t('view.swap')}
          onClick={() => onCompare({ leftId: rightId, rightId: leftId })}
        >
          <IconArrowsExchange size={17} stroke={1.5} />
        </ActionIcon>
        <ActionIcon aria-label={t('view.close')} title={`${t('view.close')} (Esc)`} onClick={onClose}>
          <IconX size={17} stroke={1.5} />
        </ActionIcon>
      </div>
      {error && <ErrorLine error={error} />}
      {data && (
        <div ref={text} className="compare-scroll" tabIndex={0} role="document" aria-label={t('view.title')}>
          <div className="compare-heads">
            <Head document={left} side="left" />
            <Head document={right} side="right" />
          </div>
          <p className="small compare-summary">{t('view.summary', { what: differenceInWords(data.differs, t) })}</p>
          <p className="small faint compare-legend" aria-hidden>
            <span className="compare-sign compare-left-out">−</span> {t('view.legendLeft')}
            <span className="compare-sign compare-added">+</span> {t('view.legendRight')}
            <span className="compare-sign compare-changed">≈</span> {t('view.legendChanged')}
          </p>
          {data.sentences.length === 0 ? (
            <EmptyState>{t('view.noText')}</EmptyState>
          ) : (
            <ComparedText
              sentences={data.sentences}
              form={form}
              onlyDifferences={onlyDifferences}
              languages={[left?.language ?? undefined, right?.language ?? undefined]}
            />
          )}
        </div>
      )}
    </div>
  )
}

/** Gives the keyboard to the text once it is there, and back to what opened the view when it is closed from within. */
function useFocusWhileShown(view: RefObject<HTMLElement | null>, text: RefObject<HTMLElement | null>, ready: boolean) {
  const given = useRef(false)
  useLayoutEffect(() => {
    const opener = document.activeElement
    const shown = view.current
    return () => {
      if (opener instanceof HTMLElement && shown?.contains(document.activeElement))
        opener.focus({ preventScroll: true })
    }
  }, [view])
  useEffect(() => {
    if (!ready || given.current) return
    given.current = true
    text.current?.focus({ preventScroll: true })
  }, [ready, text])
}

function Head({ document, side }: { document: DocumentSummary | undefined; side: 'left' | 'right' }) {
  const { t } = useTranslation('stories')
  if (!document) return <div />
  return (
    <div>
      <div className="small faint">{t(`view.${side}`)}</div>
      <h3>{listedAs(document)}</h3>
      <div className="small">
        {document.exhibit !== null && <ExhibitNumber label={document.exhibit} />}{' '}
        {document.publisher ?? t('noPublisher')}
        {', '}
        {document.published === null ? t('noDate') : <DateText date={document.published} />}
      </div>
    </div>
  )
}
