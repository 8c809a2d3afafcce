import { type Because, because } from './because.ts'
import type { EdtfDate } from './edtf.ts'
import type { CountryCode } from './jurisdiction.ts'
import type { DaySpan } from './readings.ts'
import type { InvestmentTreaty, TreatyState } from './treaty.ts'
import { certainlyBefore, certainlyFrom } from './treaty-day.ts'

export interface InvestmentOn {
  readonly state: TreatyState
  readonly since: EdtfDate | null
  readonly until: EdtfDate | null
  readonly because: readonly Because[]
}

/** Countries that concluded treaties together, as one side: between them such a treaty is none. */
const ONE_SIDE: ReadonlySet<CountryCode> = new Set(['BE', 'LU'])

export function isBetween({ parties }: InvestmentTreaty, one: CountryCode, other: CountryCode): boolean {
  return parties.includes(one) && parties.includes(other) && !(ONE_SIDE.has(one) && ONE_SIDE.has(other))
}

/** The state that comes first is the pair's: one treaty in force is enough, and one that is open leaves the pair open. */
const STRENGTH: readonly TreatyState[] = ['in-force', 'unknown', 'ended', 'not-yet', 'signed-only']

/** How the treaties of a pair of countries stood on a day. */
export function investmentOn(treaties: readonly InvestmentTreaty[], day: DaySpan): InvestmentOn {
  const all = treaties.map((treaty) => ({ treaty, state: stateOf(treaty, day) }))
  for (const state of STRENGTH) {
    const found = all.find((one) => one.state === state)
    if (!found) continue
    const { since, ended } = found.treaty
    return { state, since, until: ended, because: all.map((one) => stepOf(one.treaty, one.state)) }
  }
  return { state: 'not-found', since: null, until: null, because: [because('treaty.investment.none')] }
}

function stateOf({ signed, since, ended }: InvestmentTreaty, day: DaySpan): TreatyState {
  if (ended !== null && certainlyFrom(day, ended)) return 'ended'
  if (since === null) {
    if (signed !== null && certainlyBefore(day, signed)) return 'not-yet'
    return ended === null ? 'signed-only' : 'unknown'
  }
  if (certainlyBefore(day, since)) return 'not-yet'
  return certainlyFrom(day, since) && (ended === null || certainlyBefore(day, ended)) ? 'in-force' : 'unknown'
}

function stepOf({ title, signed, since, ended }: InvestmentTreaty, state: TreatyState): Because {
  const values = {
    title,
    ...(signed && { signedDate: signed }),
    ...(since && { sinceDate: since }),
    ...(ended && { endedDate: ended }),
  }
  if (since === null) return because(ended === null ? 'treaty.investment.signed' : 'treaty.investment.noEntry', values)
  if (state === 'not-yet') return because('treaty.investment.notYet', values)
  return because(ended === null ? 'treaty.investment.since' : 'treaty.investment.sinceUntil', values)
}
