import Decimal from 'decimal.js'
import type { ActDraft, ActKind } from './act.ts'
import { type Broken, yearsOf } from './licence-limits.ts'

/** An act, and the licence under which its goods would count. */
export interface CountedAct {
  readonly licenceId: string
  readonly act: ActDraft
}

/** Kinds of act that use up a volume; each is counted for itself, since goods that are made are also sold. */
const COUNTED: readonly ActKind[] = ['make', 'import', 'export', 'sell', 'use-after-end']

interface YearSum {
  /** What the acts of the year certainly come to. */
  readonly least: Decimal
  /** What they may come to at the most; undefined where a number is not in evidence or hedged. */
  readonly most: Decimal | undefined
}

/**
 * Whether the acts of one kind under a licence exceed its volume in the year of an act. `no` speaks of the acts that were
 * entered. An act that goes on, or whose year is not known, counts as one that may fall into the year.
 */
export function volumeTeller(
  counted: readonly CountedAct[],
): (licenceId: string, act: ActDraft, most: string) => Broken {
  const groups = Map.groupBy(
    counted.filter(({ act }) => COUNTED.includes(act.kind)),
    ({ licenceId, act }) => groupOf(licenceId, act.kind),
  )
  const sums = new Map<string, YearSum>()
  return (licenceId, act, volume) => {
    if (!COUNTED.includes(act.kind)) return 'no'
    const { first, last } = yearsOf(act)
    if (first !== last || act.lasting) return 'cannot-tell'
    const group = groupOf(licenceId, act.kind)
    const key = `${group} ${first}`
    const sum = sums.get(key) ?? sumOfYear(groups.get(group) ?? [], first)
    sums.set(key, sum)
    if (sum.least.gt(volume)) return 'yes'
    return sum.most?.lte(volume) ? 'no' : 'cannot-tell'
  }
}

function groupOf(licenceId: string, kind: ActKind): string {
  return `${licenceId} ${kind}`
}

function sumOfYear(counted: readonly CountedAct[], year: number): YearSum {
  return counted.reduce<YearSum>(
    (sum, { act }) => {
      const { first, last } = yearsOf(act)
      if (first > year || (last < year && !act.lasting)) return sum
      const { quantity, quantityHedge } = act
      const isCertain = first === last && !act.lasting
      const isNumber = quantity !== null && quantityHedge === ''
      return {
        least: isCertain && isNumber ? sum.least.plus(quantity) : sum.least,
        most: isNumber ? sum.most?.plus(quantity) : undefined,
      }
    },
    { least: new Decimal(0), most: new Decimal(0) },
  )
}
