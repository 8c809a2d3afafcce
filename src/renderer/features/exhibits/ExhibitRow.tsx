import {
  IconCornerDownRight,
  IconGripVertical,
  IconLock,
  IconPencil,
  IconRubberStamp,
  IconX,
} from '@tabler/icons-react'
import { type DragEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Exhibit, Series } from '../../../shared/contract/exhibits.ts'
import { formatExhibitNumber } from '../../../shared/domain/exhibit-number.ts'
import { civilDay } from '../../app/dates.ts'
import { useLanguage } from '../../app/i18n.ts'
import { ExhibitNumber } from '../../components/ExhibitNumber.tsx'
import { listedAs } from '../evidence/documentList.ts'
import { Source } from '../evidence/Source.tsx'

const DRAGGED = 'application/x-libellus-exhibit'
const STATES = { draft: IconPencil, served: IconRubberStamp, withdrawn: IconX } as const

export function ExhibitHead() {
  const { t } = useTranslation('exhibits')
  return (
    <div className="exhibit-row exhibit-head" role="row" aria-rowindex={1}>
      {(['number', 'document', 'state', 'served'] as const).map((column) => (
        <span key={column} role="columnheader">
          {t(`column.${column}`)}
        </span>
      ))}
    </div>
  )
}

export function SeriesRow({ series }: { series: Series }) {
  return (
    <span role="gridcell" aria-colspan={4}>
      {series.prefix} <span className="exhibit-series">{series.title}</span>
    </span>
  )
}

interface ExhibitRowProps {
  exhibit: Exhibit
  /** Whether its place may still be changed. */
  movable: boolean
  /** Where what is dragged would come to lie; undefined where it cannot be dropped here. */
  edge: 'above' | 'below' | undefined
  /** It is dragged from now on, or no longer. */
  onDrag: (dragged: boolean) => void
  onDrop: () => void
}

/** An exhibit's number, its document, its state and when it was served on whom. */
export function ExhibitRow({ exhibit, movable, edge, onDrag, onDrop }: ExhibitRowProps) {
  const { t } = useTranslation('exhibits')
  const language = useLanguage()
  const [over, setOver] = useState(false)
  const { document, state } = exhibit
  const State = STATES[state]
  const latest = exhibit.services.at(-1)

  function onDragOver(event: DragEvent): void {
    if (!edge || !event.dataTransfer.types.includes(DRAGGED)) return
    event.preventDefault()
    event.dataTransfer.dropEffect = 'move'
    setOver(true)
  }

  return (
    <div
      className={`exhibit-row exhibit-${state}${over && edge ? ` exhibit-over-${edge}` : ''}`}
      draggable={movable}
      onDragStart={(event) => {
        event.dataTransfer.setData(DRAGGED, exhibit.id)
        event.dataTransfer.effectAllowed = 'move'
        onDrag(true)
      }}
      onDragEnd={() => onDrag(false)}
      onDragOver={onDragOver}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false)
      }}
      onDrop={() => {
        setOver(false)
        if (edge) onDrop()
      }}
    >
      <span role="gridcell" className="exhibit-label">
        <Place exhibit={exhibit} movable={movable} />
        <ExhibitNumber label={exhibit.label} />
      </span>
      <span role="gridcell">
        <span className="wrap-anywhere">{listedAs(document)}</span>
        <span className="exhibit-source">
          <Source document={document} />
        </span>
      </span>
      <span role="gridcell">
        <span className={state === 'served' ? 'state tone-ok' : 'state second'}>
          <State size={14} stroke={1.6} aria-hidden />
          {t(`state.${state}`)}
        </span>
      </span>
      <span role="gridcell" className="small">
        {latest ? (
          <>
            {civilDay(latest.on, language)}
            <span className="exhibit-source">{latest.recipient}</span>
          </>
        ) : (
          <span className="faint">{t('inspector.never')}</span>
        )}
      </span>
    </div>
  )
}

/** Whether a number can be moved, stands for good, or follows another one: C-9-T goes where C-9 goes. */
function Place({ exhibit: { number, state }, movable }: { exhibit: Exhibit; movable: boolean }) {
  const { t } = useTranslation('exhibits')
  if (movable) return <IconGripVertical size={14} stroke={1.5} aria-hidden className="exhibit-grip" />
  if (state !== 'draft') return <IconLock size={14} stroke={1.5} aria-hidden />
  const followed = number.translation ? { ...number, translation: false } : { ...number, correction: 1 }
  const words = t('follows', { label: formatExhibitNumber(followed) })
  return (
    <span className="exhibit-follows" role="img" aria-label={words} title={words}>
      <IconCornerDownRight size={14} stroke={1.5} aria-hidden />
    </span>
  )
}
