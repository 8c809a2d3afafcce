import type { ChronologyEntry } from '../../../shared/contract/chronology.ts'
import { anchorOf, type LaidLane, type LaidRow, placeOf } from './timelineLayout.ts'

/** The mark that the keys are on: an entry in one of the lanes that hold it. */
export interface Here {
  readonly lane: string
  readonly entry: ChronologyEntry
}

const dayOf = (entry: ChronologyEntry) => {
  const date = placeOf(entry)
  return date ? anchorOf(date) : Infinity
}

/** The entries of a lane by the day at which their marks stand, the undated last. */
function inOrder({ lane }: LaidLane): ChronologyEntry[] {
  return lane.entries.toSorted((a, b) => dayOf(a) - dayOf(b) || (a.id < b.id ? -1 : 1))
}

/** The mark that holds an entry, where it is drawn. */
export function markOf(lane: LaidLane, entry: ChronologyEntry) {
  return lane.marks.find(({ items }) => items.some((item) => item.entry.id === entry.id))
}

/** The next mark in the lane, one that is not drawn now too; `step` is 1 or -1. */
export function beside(lanes: readonly LaidLane[], here: Here, step: number): Here | undefined {
  const lane = lanes.find((one) => one.lane.id === here.lane)
  if (!lane) return undefined
  const entries = inOrder(lane)
  const own = markOf(lane, here.entry)
  const from = entries.findIndex(({ id }) => id === here.entry.id)
  for (let at = from + step; at >= 0 && at < entries.length; at += step) {
    const entry = entries[at] as ChronologyEntry
    const mark = markOf(lane, entry)
    if (mark === undefined || mark !== own) return { lane: here.lane, entry }
  }
  return undefined
}

/** The mark nearest in time in the lane above or below. */
export function across(lanes: readonly LaidLane[], here: Here, step: number): Here | undefined {
  for (let at = lanes.findIndex((one) => one.lane.id === here.lane) + step; at >= 0 && at < lanes.length; at += step) {
    const lane = lanes[at] as LaidLane
    const [nearest] = inOrder(lane).toSorted((a, b) => far(a, here.entry) - far(b, here.entry))
    if (nearest) return { lane: lane.lane.id, entry: nearest }
  }
  return undefined
}

function far(a: ChronologyEntry, b: ChronologyEntry): number {
  const [one, other] = [dayOf(a), dayOf(b)]
  if (one === other) return 0
  return Math.abs(one - other)
}

/** The first or the last mark of the lane. */
export function atEnd(lanes: readonly LaidLane[], here: Here, end: 'first' | 'last'): Here | undefined {
  const lane = lanes.find((one) => one.lane.id === here.lane)
  const entry = lane && inOrder(lane).at(end === 'first' ? 0 : -1)
  return entry && { lane: here.lane, entry }
}

export function lanesOnly(rows: readonly LaidRow[]): LaidLane[] {
  return rows.filter((row): row is LaidLane => row.row === 'lane')
}
