import { bounds, compareEdtf, type EdtfDate } from './edtf.ts'
import type { LicenceState } from './licence.ts'

/** What a chronology places in time. A statement is a fact of which only the day is known on which it was said. */
export const CHRONOLOGY_KINDS = [
  'licence',
  'milestone',
  'act',
  'fact',
  'statement',
  'stage',
  'proceeding',
  'deadline',
  'right',
  'agreement',
  'treaty',
] as const
export type ChronologyKind = (typeof CHRONOLOGY_KINDS)[number]

/** What of an entry its filters and its order go by. */
export interface Dated {
  readonly id: string
  readonly kind: ChronologyKind
  readonly label: string
  readonly title: string
  readonly on: EdtfDate | null
  readonly lasting: boolean
  readonly partyIds: readonly string[]
  readonly claimIds: readonly string[]
  readonly where: string
}

export interface ChronologyFilter {
  readonly kinds?: readonly ChronologyKind[] | undefined
  readonly partyId?: string | undefined
  readonly claimId?: string | undefined
  /** Words that the label, the title or the place hold, in any order. */
  readonly text?: string | undefined
  /** Civil days: what certainly lies outside is left out, and what has no date. */
  readonly from?: string | undefined
  readonly to?: string | undefined
}

/** A filter ready to be asked of thousands of entries. */
export function passing(filter: ChronologyFilter): (entry: Dated) => boolean {
  const kinds = filter.kinds && new Set(filter.kinds)
  const words = (filter.text ?? '').toLocaleLowerCase().split(/\s+/).filter(Boolean)
  return (entry) =>
    (kinds === undefined || kinds.has(entry.kind)) &&
    (filter.partyId === undefined || entry.partyIds.includes(filter.partyId)) &&
    (filter.claimId === undefined || entry.claimIds.includes(filter.claimId)) &&
    (words.length === 0 || speaksOf(entry, words)) &&
    mayLieWithin(entry, filter)
}

function speaksOf({ label, title, where }: Dated, words: readonly string[]): boolean {
  const text = `${label}\n${title}\n${where}`.toLocaleLowerCase()
  return words.every((word) => text.includes(word))
}

/** What lasts goes on after its date, for how long is not in evidence. */
function mayLieWithin({ on, lasting }: Dated, { from, to }: ChronologyFilter): boolean {
  if (from === undefined && to === undefined) return true
  if (on === null) return false
  const { earliest, latest } = bounds(on)
  if (earliest === undefined && latest === undefined) return false
  if (to !== undefined && earliest !== undefined && earliest > to) return false
  return from === undefined || lasting || latest === undefined || latest >= from
}

export const CHRONOLOGY_ORDERS = ['date', 'newest', 'kind', 'what'] as const
export type ChronologyOrder = (typeof CHRONOLOGY_ORDERS)[number]

/** By date: by the first day that each may mean, of those the one that ended sooner; what has none comes last. */
export function sortChronology<Entry extends Dated>(entries: readonly Entry[], order: ChronologyOrder): Entry[] {
  const byLabel = (a: Entry, b: Entry) => a.label.localeCompare(b.label, 'en', { numeric: true })
  const rank = new Map(CHRONOLOGY_KINDS.map((kind, at) => [kind, at] as const))
  const compare: Record<ChronologyOrder, (a: Entry, b: Entry) => number> = {
    date: byDate,
    newest: (a, b) => Number(isUndated(a)) - Number(isUndated(b)) || byDate(b, a),
    kind: (a, b) => (rank.get(a.kind) ?? 0) - (rank.get(b.kind) ?? 0) || byDate(a, b),
    what: (a, b) => a.title.localeCompare(b.title),
  }
  return entries.toSorted((a, b) => compare[order](a, b) || byLabel(a, b) || (a.id < b.id ? -1 : 1))
}

function isUndated({ on }: Dated): boolean {
  return on === null || (bounds(on).earliest === undefined && bounds(on).latest === undefined)
}

function byDate(a: Dated, b: Dated): number {
  const placed = compareEdtf(a.on ?? undefined, b.on ?? undefined)
  if (placed !== 0 || a.on === null || b.on === null) return placed
  const [left, right] = [bounds(a.on).latest, bounds(b.on).latest]
  return left === right ? 0 : left !== undefined && (right === undefined || left < right) ? -1 : 1
}

/** The state of an act's licence on its day; `no-licence` where none is in evidence. */
export type StateThatDay = LicenceState | 'no-licence'
