import { type Because, because } from './because.ts'
import type { EdtfDate } from './edtf.ts'
import type { CountryCode } from './jurisdiction.ts'
import { type DaySpan, readingsOf } from './readings.ts'
import type { RightDraft, RightType } from './right.ts'
import type { Membership } from './treaty.ts'
import { certainlyBefore, certainlyFrom } from './treaty-day.ts'

/** Whether a right that an organisation granted counted in a country on a day. */
export interface Reach {
  readonly reaches: 'yes' | 'no' | 'cannot-tell'
  readonly because: readonly Because[]
}

/** What the tables hold of a country in an organisation. */
export interface KnownMembership {
  readonly membership: Membership | undefined
  /** The days of which every member is listed. */
  readonly listed: EdtfDate
  readonly source: string
  /** The State to which a territory with a code of its own belongs. */
  readonly territoryOf: CountryCode | undefined
}

/** By the organisation's code in the tables of treaties; undefined for one that is not in them. */
export type MembershipOf = (organisation: CountryCode, country: CountryCode) => KnownMembership | undefined

interface Unitary {
  /** Its code in the tables of treaties. */
  readonly organisation: CountryCode
  readonly types: readonly RightType[]
  /** Whether a right reaches by itself a country that becomes a member after it was applied for. */
  readonly reachesLater: boolean
}

/**
 * Organisations whose rights of these types count alike in every member: marks and designs of the European Union
 * (Regulations 2017/1001 art. 1(2) and 209, 6/2002 art. 1(3) and 110a) and of Benelux, which no country joined later; rights
 * of OAPI, older ones of which reach a new member only by extension or renewal (regulation of 4 December 1998).
 */
const UNITARY: Readonly<Record<string, Unitary>> = {
  EM: { organisation: 'EU', types: ['mark', 'design'], reachesLater: true },
  BX: { organisation: 'BX', types: ['mark', 'design'], reachesLater: true },
  OA: { organisation: 'OA', types: ['patent', 'utility-model', 'mark', 'design'], reachesLater: false },
}

/** Organisations whose rights are kept up, or were asked for, country by country. */
const BY_COUNTRY: ReadonlySet<string> = new Set(['AP', 'EA', 'EP'])

type Asked = Pick<RightDraft, 'type' | 'territory' | 'filed'>

/**
 * Whether a right of an organisation reached a country: as the country was a member on the day, where its rights are
 * unitary. A date that cannot be placed before or after the day leaves it open, and so does a country that is not listed on
 * a day of which the list does not speak.
 */
export function reachOf(right: Asked, country: CountryCode, on: EdtfDate, membershipOf: MembershipOf): Reach {
  const { type, territory } = right
  const unitary = UNITARY[territory]
  const known = unitary?.types.includes(type) ? membershipOf(unitary.organisation, country) : undefined
  if (!unitary || !known) return { reaches: 'cannot-tell', because: notTold(territory, country) }
  const day = readingsOf(on)
  if (!known.membership) return ofOutsider(right, country, day, known)
  const { reaches, because: steps } = ofMember(right, unitary, day, known.membership)
  return { reaches, because: known.membership.read ? steps : [...steps, because('reach.notRead')] }
}

function notTold(territory: string, country: CountryCode): Because[] {
  if (BY_COUNTRY.has(territory)) return [because(`reach.byCountry.${territory}`, { country }), because('reach.notRead')]
  return [because('reach.notTold', { country, rightCountry: territory })]
}

function ofOutsider({ territory }: Asked, country: CountryCode, day: DaySpan, known: KnownMembership): Reach {
  const { territoryOf, listed, source } = known
  const about = { country, rightCountry: territory }
  if (territoryOf !== undefined) {
    return { reaches: 'cannot-tell', because: [because('reach.territory', { ...about, ofCountry: territoryOf })] }
  }
  const list = readingsOf(listed)
  const told = list.from <= day.from && day.to <= list.to
  const step = because(`reach.${told ? 'noMember' : 'notListed'}`, { ...about, listedDate: listed, source })
  return { reaches: told ? 'no' : 'cannot-tell', because: [step] }
}

function ofMember({ territory, filed }: Asked, { reachesLater }: Unitary, day: DaySpan, membership: Membership): Reach {
  const { country, from, until, rightsUntil = until, source } = membership
  const ended = rightsUntil && { untilDate: rightsUntil }
  const say = (reaches: Reach['reaches'], key: string): Reach => ({
    reaches,
    because: [because(`reach.${key}`, { country, rightCountry: territory, fromDate: from, ...ended, source })],
  })
  if (certainlyBefore(day, from)) return say('no', 'before')
  if (certainlyFrom(day, rightsUntil)) return say('no', 'ended')
  if (!certainlyFrom(day, from)) return say('cannot-tell', 'perhapsMember')
  if (rightsUntil !== null && !certainlyBefore(day, rightsUntil)) return say('cannot-tell', 'perhapsEnded')
  const appliedForWithin = filed !== null && certainlyFrom(readingsOf(filed), from)
  return reachesLater || appliedForWithin ? say('yes', 'member') : say('cannot-tell', 'byExtension')
}
