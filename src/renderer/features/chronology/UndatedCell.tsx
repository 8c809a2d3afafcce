import { useTranslation } from 'react-i18next'
import type { ChronologyEntry } from '../../../shared/contract/chronology.ts'
import type { ChronologyWords } from '../../../shared/messages/chronology-words.ts'
import { Glyph } from './Glyph.tsx'
import type { LaidLane } from './timelineLayout.ts'

interface UndatedCellProps {
  lane: LaidLane
  words: ChronologyWords
  selected: string | undefined
  idOf: (lane: string, entry: string) => string
  onSelect: (entry: ChronologyEntry) => void
  onOpen: (entry: ChronologyEntry) => void
}

/** What of a lane has no place on the axis: the one that is chosen, else the first, and how many more there are. */
export function UndatedCell({ lane, words, selected, idOf, onSelect, onOpen }: UndatedCellProps) {
  const { t } = useTranslation('chronology')
  const { undated } = lane
  const chosen = undated.find(({ id }) => id === selected)
  const shown = chosen ?? undated[0]
  if (!shown) return <span className="tl-undated" role="presentation" />
  const what = [shown.label, words.what(shown)].filter(Boolean).join(' ')
  const told = t('timeline.mark', { what, kind: words.kind(shown), date: words.date(shown) })
  const more = undated.length - 1
  return (
    <span className="tl-undated" role="presentation">
      <span
        id={idOf(lane.lane.id, shown.id)}
        role="gridcell"
        aria-selected={chosen !== undefined}
        aria-label={more > 0 ? `${told}; ${t('timeline.clusterUndated', { count: undated.length })}` : told}
        title={more > 0 ? t('timeline.clusterUndated', { count: undated.length }) : what}
        className={`tl-undated-mark${chosen ? ' tl-mark-selected' : ''}`}
        onClick={() => onSelect(shown)}
        onDoubleClick={() => onOpen(shown)}
      >
        <Glyph entry={shown} />
        <span className="one-line">{shown.label || words.what(shown)}</span>
        {more > 0 && <span className="faint numbers">+{more}</span>}
      </span>
    </span>
  )
}
