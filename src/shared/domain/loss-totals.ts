import { type DecimalRange, exactly, hull, type Interval, plus, readRange, writeRounded } from './decimal.ts'
import type { LossHead } from './loss.ts'
import type { Overlap } from './loss-overlap.ts'
import { minorUnit } from './money.ts'

/** A line as it is added up: in the currency into which it is converted, else in its own. */
export interface AddedLine {
  readonly id: string
  readonly head: LossHead
  /** Of a claim of ours, or of one that is put against us: a counterclaim or a set-off. */
  readonly side: 'ours' | 'theirs'
  readonly currency: string
  readonly amount: DecimalRange
  readonly interest: DecimalRange | null
}

export interface LossTotal {
  readonly side: AddedLine['side']
  /** Null: all heads. */
  readonly head: LossHead | null
  readonly currency: string
  readonly amount: DecimalRange
  readonly interest: DecimalRange | null
  readonly lineIds: readonly string[]
  /** Those of them that overlap with another: they count once, from the lowest to the highest. */
  readonly overlapping: readonly string[]
  /** Of a sum over all heads: those that overlap with a line in the sum of another currency, where both stand. */
  readonly elsewhere: readonly string[]
}

/**
 * Sums by side, head and currency, and of each side and currency over all heads. Reported sales are no loss and are not
 * added up. The rounded figures are added, so that a table of them comes out.
 */
export function totalsOf(lines: readonly AddedLine[], overlapping: readonly Overlap[]): LossTotal[] {
  const losses = lines.filter(({ head }) => head !== 'reported-sales')
  const byHead = Map.groupBy(losses, ({ side, currency, head }) => `${side} ${currency} ${head}`)
  const overall = Map.groupBy(losses, ({ side, currency }) => `${side} ${currency}`)
  return [
    ...[...byHead.values()].map((group) => total(group, overlapping, group[0]?.head ?? null)),
    ...[...overall.values()].map((group) => total(group, overlapping, null)),
  ]
}

function total(lines: readonly AddedLine[], overlapping: readonly Overlap[], head: LossHead | null): LossTotal {
  const { side, currency } = lines[0] as AddedLine
  const groups = joined(lines, overlapping)
  const digits = minorUnit(currency)
  const sum = (parts: Interval[]) => writeRounded(parts.reduce(plus, exactly(0)), digits)
  const bearing = groups.filter((group) => group.some(({ interest }) => interest !== null))
  const nothing = exactly(0)
  return {
    side,
    head,
    currency,
    amount: sum(groups.map((group) => hullOf(group.map(({ amount }) => readRange(amount))))),
    interest:
      bearing.length === 0
        ? null
        : sum(bearing.map((group) => hullOf(group.map(({ interest }) => (interest ? readRange(interest) : nothing))))),
    lineIds: lines.map(({ id }) => id),
    overlapping: groups.filter((group) => group.length > 1).flatMap((group) => group.map(({ id }) => id)),
    elsewhere: head === null ? overlappingElsewhere(lines, overlapping) : [],
  }
}

function overlappingElsewhere(lines: readonly AddedLine[], overlapping: readonly Overlap[]): string[] {
  const here = new Set(lines.map(({ id }) => id))
  const across = overlapping.filter(({ ids: [a, b] }) => here.has(a) !== here.has(b))
  const ids = new Set(across.flatMap((pair) => pair.ids))
  return [...here].filter((id) => ids.has(id))
}

function hullOf([first, ...others]: readonly Interval[]): Interval {
  return hull(first ?? exactly(0), ...others)
}

/** The lines in groups of those that overlap, be it through others. */
function joined(lines: readonly AddedLine[], overlapping: readonly Overlap[]): AddedLine[][] {
  const groupOf = new Map(lines.map((line) => [line.id, [line]]))
  for (const { ids } of overlapping) {
    const [a, b] = ids.map((id) => groupOf.get(id))
    if (!a || !b || a === b) continue
    a.push(...b)
    for (const line of b) groupOf.set(line.id, a)
  }
  return [...new Set(groupOf.values())]
}
