import type { CorrectionDraft } from './agreement.ts'
import { type Because, because } from './because.ts'
import { EdtfDate } from './edtf.ts'
import type { CountryCode } from './jurisdiction.ts'
import type { DaySpan } from './readings.ts'
import type { FollowingState, Membership, TreatyParty } from './treaty.ts'
import { certainlyBefore, certainlyFrom, lastOf } from './treaty-day.ts'

/** How one country stood to a treaty on a day. */
export interface SideOn {
  readonly country: CountryCode
  readonly standing: 'bound' | 'not-yet' | 'ended' | 'signed-only' | 'not-in-force' | 'not-found' | 'unknown'
  /** From when it is bound; null where that is not known. */
  readonly since: EdtfDate | null
  readonly until: EdtfDate | null
  /** As the table has them; null where they were not read. */
  readonly reservations: string | null
  /** The organisation through which alone it is reached. */
  readonly through: CountryCode | null
  readonly because: readonly Because[]
}

/** What the tables hold of a country in one treaty. */
export interface SideKnown {
  readonly country: CountryCode
  readonly party: TreatyParty | undefined
  readonly state: FollowingState | undefined
  /** The State to which a territory with a code of its own belongs. */
  readonly territoryOf: CountryCode | undefined
  /** Organisations that are party for this country's territory, with its membership. */
  readonly through: readonly { party: TreatyParty; membership: Membership }[]
  /** The table was not read as far as this country. */
  readonly notRead: boolean
}

/** How the tables say that a country stood. A date that cannot be placed before or after the day leaves it open. */
export function sideOn(known: SideKnown, day: DaySpan): SideOn {
  const own = ownSide(known, day)
  if (own.standing === 'bound' || own.standing === 'unknown') return own
  const reached = known.through.map((one) => throughSide(known.country, one, day))
  const best =
    reached.find(({ standing }) => standing === 'bound') ?? reached.find(({ standing }) => standing === 'unknown')
  if (best) return best
  const later = reached.find(({ standing }) => standing === 'not-yet')
  return own.standing !== 'not-yet' && later ? later : own
}

function ownSide({ country, party, state, territoryOf, notRead }: SideKnown, day: DaySpan): SideOn {
  const side = sideOf(country, party)
  const predecessor = state && !certainlyFrom(day, state.began) ? state : undefined
  if (party === undefined) {
    if (notRead) return side('unknown', because('treaty.notRead', { country }))
    if (territoryOf !== undefined) {
      return side('unknown', because('treaty.territory', { country, ofCountry: territoryOf }))
    }
    if (predecessor) return side('unknown', beforeState(predecessor))
    return side('not-found', because('treaty.notFound', { country }))
  }
  const { since, signed, deposited, succession } = party
  if (since !== null) {
    const date = since
    if (certainlyFrom(day, since)) {
      const bound = because(succession ? 'treaty.succeeded' : 'treaty.bound', { country, date })
      return side('bound', bound, ...(predecessor ? [countsPredecessor(predecessor)] : []))
    }
    if (predecessor && !predecessor.continues) return side('unknown', beforeState(predecessor))
    if (succession) return side('unknown', because('treaty.beforeSuccession', { country, date }))
    if (certainlyBefore(day, since)) return side('not-yet', because('treaty.notYet', { country, date }))
    return side('unknown', because('treaty.perhapsBefore', { country, date }))
  }
  if (deposited !== null) {
    const date = deposited
    if (!succession) return side('unknown', because('treaty.noEntry', { country, date }))
    if (certainlyFrom(day, deposited)) {
      const by = EdtfDate.parse(`../${deposited}`)
      return { ...side('bound', because('treaty.succeededBy', { country, date })), since: by }
    }
    return side('unknown', because('treaty.beforeDeposit', { country, date }))
  }
  if (signed === null) return side('signed-only', because('treaty.signedUndated', { country }))
  const after = certainlyBefore(day, signed)
  return side(after ? 'not-yet' : 'signed-only', because('treaty.signed', { country, date: signed }))
}

function throughSide(country: CountryCode, { party, membership }: SideKnown['through'][number], day: DaySpan): SideOn {
  const side = sideOf(country, party)
  const organisationCountry = party.party
  const { since } = party
  const { from, until } = membership
  if (since === null || (until !== null && certainlyFrom(day, until))) return side('not-found')
  const both = lastOf([since, from])
  const step = because('treaty.through', { country, organisationCountry, date: since, memberDate: from })
  const reached = { since: both, until, through: party.party }
  if (certainlyBefore(day, since) || certainlyBefore(day, from)) return { ...side('not-yet', step), ...reached }
  const isMember = certainlyFrom(day, from) && (until === null || certainlyBefore(day, until))
  return { ...side(isMember && certainlyFrom(day, since) ? 'bound' : 'unknown', step), ...reached }
}

/** The same with a lawyer's word on top of the table; what it leaves open stays as the table has it. */
export function correctedSide(side: SideOn, correction: CorrectionDraft, day: DaySpan): SideOn {
  const { country } = side
  const { state, from, until, reservations } = correction
  const values = { country, ...(from && { fromDate: from }), ...(until && { untilDate: until }) }
  const step = (key: string) => because(`treaty.correction.${key}`, values)
  const kept = { ...side, reservations: reservations === '' ? side.reservations : reservations, through: null }
  const began = from === null || certainlyFrom(day, from)
  const goesOn = until === null || certainlyBefore(day, until)
  if (state === 'in-force') {
    const dated = { ...kept, since: from, until }
    if (from !== null && certainlyBefore(day, from)) return { ...dated, standing: 'not-yet', because: [step('notYet')] }
    if (until !== null && certainlyFrom(day, until)) return { ...dated, standing: 'ended', because: [step('ended')] }
    return { ...dated, standing: began && goesOn ? 'bound' : 'unknown', because: [step('inForce')] }
  }
  const outside = (from !== null && certainlyBefore(day, from)) || (until !== null && certainlyFrom(day, until))
  if (outside) return side
  if (state === 'unknown' || !(began && goesOn)) return { ...kept, standing: 'unknown', because: [step('unknown')] }
  return { ...kept, standing: 'not-in-force', since: null, because: [step('notInForce')] }
}

function sideOf(country: CountryCode, party: TreatyParty | undefined) {
  return (standing: SideOn['standing'], ...steps: Because[]): SideOn => ({
    country,
    standing,
    since: party?.since ?? null,
    until: null,
    reservations: party === undefined || party.reservations === '' ? null : party.reservations,
    through: null,
    because: steps,
  })
}

function beforeState({ code, from, began }: FollowingState): Because {
  return because(`treaty.before.${from}`, { country: code, date: began })
}

function countsPredecessor({ code, from, continues }: FollowingState): Because {
  return because(`treaty.${continues ? 'continues' : 'counts'}.${from}`, { country: code })
}
