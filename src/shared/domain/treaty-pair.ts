import type { EdtfDate } from './edtf.ts'
import type { TreatyState } from './treaty.ts'
import { lastOf } from './treaty-day.ts'
import type { SideOn } from './treaty-side.ts'

/** Of two sides the one that tells more about what is missing comes first. */
const FIRST: readonly (readonly [SideOn['standing'], TreatyState])[] = [
  ['not-in-force', 'not-in-force'],
  ['not-found', 'not-found'],
  ['signed-only', 'signed-only'],
  ['ended', 'ended'],
  ['not-yet', 'not-yet'],
  ['unknown', 'unknown'],
  ['bound', 'in-force'],
]

/** How a treaty stood between two countries: in force only where both were certainly bound, and since the later of them. */
export function pairOn(one: SideOn, other: SideOn): { state: TreatyState; since: EdtfDate | null } {
  const sides = [one, other]
  const state = FIRST.find(([standing]) => sides.some((side) => side.standing === standing))?.[1] ?? 'unknown'
  const bindsBoth = sides.every(({ standing }) => ['bound', 'not-yet', 'unknown'].includes(standing))
  return { state, since: bindsBoth ? lastOf(sides.map(({ since }) => since)) : null }
}
