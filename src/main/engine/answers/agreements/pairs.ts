import type { Row } from '../../../../shared/contract/registers.ts'
import { CountryCode } from '../../../../shared/domain/jurisdiction.ts'
import type { Known } from '../known.ts'

export interface Pair {
  readonly one: CountryCode
  readonly other: CountryCode
}

/** A claimants' country and one that an act touches, on the day of that act. */
export interface PairOnAct extends Pair {
  readonly act: Row<'act'>
}

const isCountry = (code: string | null | undefined): code is CountryCode => CountryCode.safeParse(code).success

/** Where the claimants are at home, each country once. */
export function homesOf({ parties }: Known): CountryCode[] {
  const countries = parties.filter(({ role }) => role === 'claimant').map(({ country }) => country)
  return [...new Set(countries.filter(isCountry))]
}

/** Where an act was done, and where whoever did it is at home. */
export function countriesOf({ partyOf }: Known, act: Row<'act'>): CountryCode[] {
  const actor = partyOf.get(act.actorId ?? '')?.country
  return [...new Set([act.country, actor].filter(isCountry))]
}

/** Each pair of two countries on a day once, with the first of its acts. */
export function pairsOnActs(known: Known, homes: readonly CountryCode[]): PairOnAct[] {
  const found = new Map<string, PairOnAct>()
  for (const act of known.acts) {
    for (const other of countriesOf(known, act)) {
      for (const one of homes.filter((home) => home !== other)) {
        const key = [one, other, act.when].join(' ')
        if (!found.has(key)) found.set(key, { one, other, act })
      }
    }
  }
  return [...found.values()]
}

/** Each claimants' country with that of each defendant. */
export function pairsOfSides({ parties }: Known, homes: readonly CountryCode[]): Pair[] {
  const countries = parties.filter(({ role }) => role === 'defendant').map(({ country }) => country)
  const others = [...new Set(countries.filter(isCountry))]
  return homes.flatMap((one) => others.filter((other) => other !== one).map((other) => ({ one, other })))
}
