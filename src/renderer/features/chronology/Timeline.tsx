import { type KeyboardEvent, useCallback, useId, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Chronology, ChronologyEntry } from '../../../shared/contract/chronology.ts'
import { dayNumber } from '../../../shared/domain/readings.ts'
import { moved, type Span, spanOfAll, zoomed } from '../../../shared/domain/timeline-axis.ts'
import { lanesOf, type LaneOrder } from '../../../shared/domain/timeline-lanes.ts'
import type { Mark } from '../../../shared/domain/timeline-marks.ts'
import type { ChronologyWords } from '../../../shared/messages/chronology-words.ts'
import { Axis, AxisLines } from './Axis.tsx'
import { LaneHead } from './LaneHead.tsx'
import { LaneTrack } from './LaneTrack.tsx'
import { across, atEnd, beside, type Here, lanesOnly, markOf } from './timelineKeys.ts'
import { anchorOf, type DrawnEntry, layOut, placeOf } from './timelineLayout.ts'
import { UndatedCell } from './UndatedCell.tsx'
import { useSize } from './useSize.ts'
import { useMoving } from './useSpan.ts'

/** CSS pixels of the names of the lanes, of the column without a date, and of the axis. */
const HEADS = 190
const UNDATED = 92
const AXIS = 26
/** Rows that are drawn beyond the edges. */
const BEYOND = 160

interface TimelineProps {
  chronology: Chronology
  /** Those that pass the filter. */
  entries: readonly ChronologyEntry[]
  terms: Chronology['terms']
  by: LaneOrder
  words: ChronologyWords
  selected: string | undefined
  /** Whether it was chosen, and is to be brought into view. */
  isAsked: boolean
  onSelect: (id: string) => void
  onOpen: (entry: ChronologyEntry) => void
  span: Span
  latest: { current: Span }
  onSpan: (span: Span | undefined) => void
}

/** What happened when, in lanes from decades to days: each date drawn as far as it is known. */
export function Timeline(props: TimelineProps) {
  const { chronology, entries, terms, by, words, selected, isAsked, onSelect, onOpen, span, latest, onSpan } = props
  const { t } = useTranslation('chronology')
  const id = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const size = useSize(scroller)
  const [scrolled, setScrolled] = useState(0)
  const [lane, setLane] = useState<string>()
  const width = Math.max(120, (size?.width ?? 900) - HEADS - UNDATED)

  const groups = useMemo(() => {
    const ids = (by === 'party' ? chronology.parties : chronology.claims).map((one) => one.id)
    return lanesOf(entries, terms, by, ids)
  }, [entries, terms, by, chronology])
  const rows = useMemo(() => layOut(groups, span, width), [groups, span, width])
  const lanes = useMemo(() => lanesOnly(rows), [rows])
  const last = rows.at(-1)
  const height = last ? last.top + last.height : 0
  const shown = rows.filter(
    (row) => row.top + row.height > scrolled - BEYOND && row.top < scrolled + (size?.height ?? 600) + BEYOND,
  )

  const entry = entries.find((one) => one.id === selected)
  const hereLane = lanes.find((one) => one.lane.id === lane && one.lane.entries.some((held) => held.id === selected))
  const ownLane = hereLane ?? lanes.find((one) => one.lane.entries.some((held) => held.id === selected))
  const here: Here | undefined = entry && ownLane && { lane: ownLane.lane.id, entry }

  useMoving(scroller, { width, left: HEADS, latest, show: onSpan })

  const idOf = useCallback((ofLane: string, ofEntry: string) => `${id} ${ofLane} ${ofEntry}`.replaceAll(' ', '-'), [id])

  useLayoutEffect(() => {
    const box = scroller.current
    if (!box || !ownLane || !isAsked) return
    const top = ownLane.top + AXIS
    if (top < box.scrollTop + AXIS) box.scrollTop = ownLane.top
    else if (top + ownLane.height > box.scrollTop + box.clientHeight)
      box.scrollTop = top + ownLane.height - box.clientHeight
    // Only another entry or lane moves the view; a zoom must not.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [selected, lane])

  function go(next: Here | undefined): void {
    if (!next) return
    setLane(next.lane)
    onSelect(next.entry.id)
    const date = placeOf(next.entry)
    if (!date) return
    const day = anchorOf(date)
    if (day < span.from || day > span.to) onSpan(moved(span, day - (span.from + span.to) / 2))
  }

  function zoomInto({ items }: Pick<Mark<DrawnEntry>, 'items'>): void {
    const dates = items.map(({ date }) => date)
    const days = dates.flatMap(({ from, to }) => [from ?? to ?? 0, to ?? from ?? 0])
    const [first, end] = [Math.min(...days), Math.max(...days) + 1]
    const room = Math.max(2, (end - first) * 0.2)
    const next = zoomed({ from: first - room, to: end + room }, 1)
    // What lies on one day cannot be parted by zooming.
    if (next.to - next.from < (span.to - span.from) * 0.9) onSpan(next)
  }

  const openMark = useRef((_mark: Mark<DrawnEntry>) => undefined as void)
  const selectMark = useRef((_mark: Mark<DrawnEntry>) => undefined as void)
  useLayoutEffect(() => {
    openMark.current = (mark) => (mark.items.length > 1 ? zoomInto(mark) : mark.items[0] && onOpen(mark.items[0].entry))
    selectMark.current = (mark) => {
      const first = mark.items[0]
      if (!first) return
      setLane(lanes.find((one) => one.marks.includes(mark))?.lane.id)
      onSelect(first.entry.id)
    }
  })
  const onMark = useCallback((mark: Mark<DrawnEntry>) => selectMark.current(mark), [])
  const onMarkOpen = useCallback((mark: Mark<DrawnEntry>) => openMark.current(mark), [])

  function onKeyDown(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const start = here ?? firstOf(lanes)
    const days = (span.to - span.from) / 8
    const act = {
      ArrowLeft: () => (event.shiftKey ? onSpan(moved(span, -days)) : go(start && (beside(lanes, start, -1) ?? start))),
      ArrowRight: () => (event.shiftKey ? onSpan(moved(span, days)) : go(start && (beside(lanes, start, 1) ?? start))),
      ArrowUp: () => go(start && (across(lanes, start, -1) ?? start)),
      ArrowDown: () => go(start && (across(lanes, start, 1) ?? start)),
      Home: () => go(start && atEnd(lanes, start, 'first')),
      End: () => go(start && atEnd(lanes, start, 'last')),
      Enter: () => {
        const mark = here && ownLane && markOf(ownLane, here.entry)
        if (mark) openMark.current(mark)
        else if (here) onOpen(here.entry)
      },
    }[event.key]
    if (!act) return
    event.preventDefault()
    act()
  }

  const drawnMark = here && ownLane && shown.includes(ownLane) ? idOf(here.lane, here.entry.id) : undefined
  return (
    <div
      ref={scroller}
      className="timeline"
      role="grid"
      tabIndex={0}
      aria-label={t('timeline.label')}
      aria-describedby={`${id}-help`}
      aria-activedescendant={drawnMark}
      aria-rowcount={rows.length}
      style={{
        ['--heads' as string]: `${HEADS}px`,
        ['--undated' as string]: `${UNDATED}px`,
        ['--axis' as string]: `${AXIS}px`,
      }}
      onKeyDown={onKeyDown}
      onScroll={(event) => setScrolled(event.currentTarget.scrollTop)}
    >
      <span id={`${id}-help`} className="visually-hidden">
        {t('timeline.help')}
      </span>
      <div className="tl-head">
        <span className="tl-corner" />
        <Axis span={span} width={width} />
        <span className="tl-undated-head">{t('noDate')}</span>
      </div>
      <div className="tl-rows" role="rowgroup" style={{ height: Math.max(height, (size?.height ?? 0) - AXIS - 1) }}>
        <AxisLines span={span} width={width} today={dayNumber(chronology.today)} />
        {shown.map((row) =>
          row.row === 'group' ? (
            <div key={`group ${row.id}`} className="tl-group" role="row" style={{ top: row.top, height: row.height }}>
              <span role="rowheader">{groupName(row.id, chronology, by, t)}</span>
            </div>
          ) : (
            <div
              key={row.lane.id}
              className={`tl-lane${row === ownLane ? ' tl-lane-here' : ''}`}
              role="row"
              aria-rowindex={rows.indexOf(row) + 1}
              style={{ top: row.top, height: row.height }}
            >
              <LaneHead lane={row.lane} />
              <LaneTrack
                lane={row}
                span={span}
                width={width}
                today={chronology.today}
                words={words}
                selected={selected}
                isHere={row === ownLane}
                idOf={idOf}
                onSelect={onMark}
                onOpen={onMarkOpen}
              />
              <UndatedCell
                lane={row}
                words={words}
                selected={selected}
                idOf={idOf}
                onSelect={(undated) => {
                  setLane(row.lane.id)
                  onSelect(undated.id)
                }}
                onOpen={onOpen}
              />
            </div>
          ),
        )}
      </div>
    </div>
  )
}

function firstOf(lanes: readonly ReturnType<typeof lanesOnly>[number][]): Here | undefined {
  for (const { lane } of lanes) {
    const [entry] = lane.entries
    if (entry) return { lane: lane.id, entry }
  }
  return undefined
}

function groupName(id: string, { parties, claims }: Chronology, by: LaneOrder, t: (key: string) => string): string {
  if (by === 'kind') return t(`group.${id}`)
  if (id === 'none') return t(by === 'party' ? 'group.noParty' : 'group.noClaim')
  return by === 'party'
    ? (parties.find((party) => party.id === id)?.name ?? '')
    : (claims.find((claim) => claim.id === id)?.title ?? '')
}

/** All that has a place on the axis. */
export function spanOf(entries: readonly ChronologyEntry[], terms: Chronology['terms'], today: string): Span {
  const dates = entries.flatMap((one) => placeOf(one) ?? [])
  const ends = terms.flatMap(({ stretches }) =>
    stretches.flatMap(({ from, to }) => [from, to].flatMap((day) => (day === null ? [] : [dayNumber(day)]))),
  )
  const ofTerms = ends.map((day) => ({ from: day, to: day, begins: 'day', ends: 'day', sure: day }) as const)
  return spanOfAll([...dates, ...ofTerms], dayNumber(today))
}
