import type { ChronologyEntry, LicenceTerm } from '../../../shared/contract/chronology.ts'
import type { Span } from '../../../shared/domain/timeline-axis.ts'
import { timelineDate, type TimelineDate } from '../../../shared/domain/timeline-date.ts'
import type { Lane, LaneGroup } from '../../../shared/domain/timeline-lanes.ts'
import { type Drawn, type Mark, packMarks } from '../../../shared/domain/timeline-marks.ts'

/** CSS pixels. */
export const TRACK = 22
export const BAR = 22
export const GROUP = 24
const LANE_PADDING = 5
/** A licence's number and two lines of its title. */
const LEAST_OF_TERM = 44
const MARK = 16
/** How far an open end is drawn before it has faded. */
const FADES_WITHIN = 110
const PACKING = { mark: 18, label: 70, longest: 320, tracks: 3 }

export type TimelineLane = Lane<ChronologyEntry, LicenceTerm>

export interface DrawnEntry extends Drawn {
  readonly entry: ChronologyEntry
  readonly date: TimelineDate
}

export interface LaidLane {
  readonly row: 'lane'
  readonly lane: TimelineLane
  readonly top: number
  readonly height: number
  readonly marks: readonly Mark<DrawnEntry>[]
  readonly undated: readonly ChronologyEntry[]
}

export interface LaidGroup {
  readonly row: 'group'
  readonly id: string
  readonly top: number
  readonly height: number
}

export type LaidRow = LaidLane | LaidGroup

const placed = new WeakMap<ChronologyEntry, TimelineDate | null>()

/** Undefined where an entry has no place on the axis. */
export function placeOf(entry: ChronologyEntry): TimelineDate | undefined {
  const known = placed.get(entry)
  if (known !== undefined) return known ?? undefined
  const date = entry.on === null ? undefined : timelineDate(entry.on, entry.lasting)
  placed.set(entry, date ?? null)
  return date
}

/** The day at which an entry's mark stands: where nothing is known to the day, somewhere it may have been. */
export function anchorOf({ from, to, sure }: TimelineDate): number {
  if (sure !== null) return sure + 0.5
  if (from !== null && to !== null) return (from + to + 1) / 2
  return from ?? (to ?? 0) + 1
}

export function pixelsOf(span: Span, width: number): (day: number) => number {
  return (day) => ((day - span.from) / (span.to - span.from)) * width
}

function drawnEntry(entry: ChronologyEntry, x: (day: number) => number, width: number): DrawnEntry | undefined {
  const date = placeOf(entry)
  if (!date) return undefined
  const { from, to, sure } = date
  const open = sure === null && (from === null || to === null)
  // The mark of what is open on a side stands beside the limit that is told, not on it.
  const anchor = x(anchorOf(date)) + (open ? (from === null ? -MARK : MARK) * 0.7 : 0)
  const left = Math.min(anchor - MARK / 2, from === null ? anchor - FADES_WITHIN : x(from))
  const right = Math.max(anchor + MARK / 2, to === null ? anchor + FADES_WITHIN : x(to + 1))
  if (right < 0 || left > width) return undefined
  const isPoint = sure !== null || right - left <= MARK
  const at = isPoint ? anchor : Math.min(Math.max(anchor, left, MARK / 2), right, width - MARK / 2)
  return at < -MARK || at > width + MARK ? undefined : { entry, date, at, left, right }
}

/** Every row of the timeline with its place, from the first to the last. */
export function layOut(
  groups: readonly LaneGroup<ChronologyEntry, LicenceTerm>[],
  span: Span,
  width: number,
): LaidRow[] {
  const x = pixelsOf(span, width)
  const rows: LaidRow[] = []
  let top = 0
  for (const { id, lanes } of groups) {
    rows.push({ row: 'group', id, top, height: GROUP })
    top += GROUP
    for (const lane of lanes) {
      const drawn = lane.entries.flatMap((entry) => drawnEntry(entry, x, width) ?? [])
      const marks = packMarks(drawn, { ...PACKING, width })
      const tracks = marks.reduce((most, { track }) => Math.max(most, track + 1), lane.term ? 0 : 1)
      const height = Math.max(lane.term ? LEAST_OF_TERM : 0, (lane.term ? BAR : 0) + tracks * TRACK + 2 * LANE_PADDING)
      const undated = lane.entries.filter((entry) => placeOf(entry) === undefined)
      rows.push({ row: 'lane', lane, top, height, marks, undated })
      top += height
    }
  }
  return rows
}

/** Where a mark's upper edge stands in its lane. */
export function topOfTrack({ lane }: LaidLane, track: number): number {
  return LANE_PADDING + (lane.term ? BAR : 0) + track * TRACK
}
