import type { TFunction } from 'i18next'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { LicenceTerm } from '../../../shared/contract/chronology.ts'
import { edtfDate } from '../../../shared/domain/edtf.ts'
import { dateInWords } from '../../../shared/domain/edtf-words.ts'
import { dayNumber } from '../../../shared/domain/readings.ts'
import type { Span } from '../../../shared/domain/timeline-axis.ts'
import type { Mark } from '../../../shared/domain/timeline-marks.ts'
import type { ChronologyWords } from '../../../shared/messages/chronology-words.ts'
import { useLanguage } from '../../app/i18n.ts'
import { Glyph, toneOf } from './Glyph.tsx'
import { type DrawnEntry, type LaidLane, pixelsOf, topOfTrack } from './timelineLayout.ts'
import { useMarkWords } from './useMarkWords.ts'

interface LaneTrackProps {
  lane: LaidLane
  span: Span
  width: number
  /** Civil day. */
  today: string
  words: ChronologyWords
  /** The entry that is shown, and whether the keys are in this lane. */
  selected: string | undefined
  isHere: boolean
  idOf: (lane: string, entry: string) => string
  onSelect: (mark: Mark<DrawnEntry>) => void
  onOpen: (mark: Mark<DrawnEntry>) => void
}

/** A lane from the first day that is shown to the last: the licence's bar, and the marks upon it. */
export const LaneTrack = memo(function LaneTrack({ lane, span, width, today, ...props }: LaneTrackProps) {
  const { words, selected, isHere, idOf, onSelect, onOpen } = props
  const tell = useMarkWords(words)
  return (
    <div className="tl-track" role="presentation">
      {lane.lane.term && <TermBar term={lane.lane.term} span={span} width={width} today={today} />}
      {lane.marks.map((mark) => {
        const [first] = mark.items
        if (!first) return null
        const shown = mark.items.find(({ entry }) => entry.id === selected)
        const several = mark.items.length > 1
        const entry = shown?.entry ?? first.entry
        return (
          <div
            key={first.entry.id}
            id={idOf(lane.lane.id, entry.id)}
            role="gridcell"
            aria-selected={shown !== undefined}
            aria-label={tell(mark)}
            title={tell(mark)}
            className={`tl-mark${shown ? ' tl-mark-selected' : ''}${shown && isHere ? ' tl-mark-here' : ''}`}
            style={{ left: mark.at, top: topOfTrack(lane, mark.track) }}
            onClick={() => onSelect(mark)}
            onDoubleClick={() => onOpen(mark)}
          >
            {several ? (
              <span className={`tl-cluster tl-tone-${commonTone(mark)}`}>{mark.items.length}</span>
            ) : (
              <>
                <Dashes drawn={first} at={mark.at} />
                <Glyph entry={first.entry} />
              </>
            )}
            {!several && mark.room > 0 && (
              <span className="tl-label" style={{ maxWidth: mark.room, left: first.right - mark.at + 4 }}>
                {words.what(first.entry)}
              </span>
            )}
          </div>
        )
      })}
    </div>
  )
})

function commonTone({ items }: Mark<DrawnEntry>): string {
  const tones = new Set(items.map(({ entry }) => toneOf(entry)))
  // One act after the end of a licence must not be hidden among others.
  if (tones.has('bad')) return 'bad'
  return tones.size === 1 ? ([...tones][0] ?? 'plain') : 'plain'
}

/** What a date may mean beside the mark: dashed where it is known in part, fading where it is open, an edge where a day is. */
function Dashes({ drawn, at }: { drawn: DrawnEntry; at: number }) {
  const { date, left, right, entry } = drawn
  if (date.begins === 'day' && date.ends === 'day' && date.sure !== null) return null
  if (right - left <= 18) return null
  const tone = `tl-tone-${toneOf(entry)}`
  return (
    <span
      className={`tl-dashes ${tone} tl-begins-${date.begins} tl-ends-${date.ends}${entry.lasting ? ' tl-lasting' : ''}`}
      style={{
        left: (date.sure === null ? left : Math.max(left, date.from === null ? left : at)) - at,
        width: right - (date.sure === null || date.from === null ? left : at),
      }}
    />
  )
}

function TermBar({ term, span, width, today }: { term: LicenceTerm; span: Span; width: number; today: string }) {
  const { t } = useTranslation('chronology')
  const language = useLanguage()
  const x = pixelsOf(span, width)
  const now = x(dayNumber(today) + 1)
  const day = (civil: string) => dateInWords(edtfDate(civil), language, 'short')
  return (
    <>
      {term.stretches.map(({ state, from, to }) => {
        const left = from === null ? 0 : Math.max(0, x(dayNumber(from)))
        const right = to === null ? width : Math.min(width, x(dayNumber(to) + 1))
        if (right <= 0 || left >= width || right <= left) return null
        const until = Math.min(right, Math.max(left, now))
        const told =
          from === null && to === null
            ? t(`state.${state}`)
            : t('timeline.stretch', { state: t(`state.${state}`), period: periodOf(from, to, day, t) })
        const opens = from === null && left === 0
        return (
          <div key={`${from}`} role="presentation">
            <span className={`tl-tint tl-tint-${state}`} style={{ left, width: until - left }} />
            <span
              className={`tl-bar tl-bar-${state}${opens ? ' tl-bar-opens' : ''}`}
              style={{ left, width: until - left }}
              role="gridcell"
              aria-label={told}
              title={told}
            >
              {until - left > (opens ? 140 : 74) && (
                <span className="tl-bar-words">{until - left > 240 ? told : t(`state.${state}`)}</span>
              )}
            </span>
            {right > until && (
              <span className={`tl-bar tl-bar-later tl-bar-${state}`} style={{ left: until, width: right - until }} />
            )}
          </div>
        )
      })}
    </>
  )
}

function periodOf(
  from: string | null,
  to: string | null,
  day: (civil: string) => string,
  t: TFunction<'chronology'>,
): string {
  if (from === null) return t('period.until', { to: day(to ?? '') })
  return to === null ? t('period.from', { from: day(from) }) : t('period.between', { from: day(from), to: day(to) })
}
