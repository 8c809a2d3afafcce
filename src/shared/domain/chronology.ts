import { bounds, type EdtfDate } from './edtf.ts'
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
  const keyed = entries.map(keyOf)
  const compare = COMPARE[order]
  keyed.sort((a, b) => compare(a, b) || compareNumbers(a.number, b.number) || (a.entry.id < b.entry.id ? -1 : 1))
  return keyed.map(({ entry }) => entry)
}

/** What entries are compared by, told once for each: a list of thousands is sorted with every look at it. */
interface Keyed<Entry extends Dated> {
  readonly entry: Entry
  /** Civil days; empty where the date cannot be placed. */
  readonly first: string
  readonly last: string
  readonly kind: number
  /** That of F-7; what has none comes last. */
  readonly number: number
}

/** After every day. */
const NEVER = '~'

function keyOf<Entry extends Dated>(entry: Entry): Keyed<Entry> {
  const { earliest, latest } = entry.on === null ? {} : bounds(entry.on)
  return {
    entry,
    first: earliest ?? latest ?? '',
    last: latest ?? NEVER,
    kind: CHRONOLOGY_KINDS.indexOf(entry.kind),
    number: Number(/\d+$/.exec(entry.label)?.[0] ?? Infinity),
  }
}

const compareNumbers = (a: number, b: number) => (a === b ? 0 : a - b)

type Compare = (a: Keyed<Dated>, b: Keyed<Dated>) => number

const undatedLast: Compare = (a, b) => Number(a.first === '') - Number(b.first === '')
const text = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
const byDay: Compare = (a, b) => text(a.first, b.first) || text(a.last, b.last)
const byDate: Compare = (a, b) => undatedLast(a, b) || byDay(a, b)

const COMPARE: Readonly<Record<ChronologyOrder, Compare>> = {
  date: byDate,
  newest: (a, b) => undatedLast(a, b) || byDay(b, a),
  kind: (a, b) => a.kind - b.kind || byDate(a, b),
  what: (a, b) => a.entry.title.localeCompare(b.entry.title),
}

/** The state of an act's licence on its day; `no-licence` where none is in evidence. */
export type StateThatDay = LicenceState | 'no-licence'
