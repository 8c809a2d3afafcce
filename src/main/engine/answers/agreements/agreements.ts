import type { TreatyLine } from '../../../../shared/contract/agreements.ts'
import type { Answer } from '../../../../shared/contract/answers.ts'
import { createResolver, resolvePair } from '../../agreements/resolving.ts'
import { standingRows } from '../../registers/rows.ts'
import { actNumber, factsFor, type Known, MOST, type Said, say } from '../known.ts'
import { bilateralOnTheDay, saidBySources } from './bilateral.ts'
import { countriesOf, homesOf, type PairOnAct, pairsOfSides, pairsOnActs } from './pairs.ts'
import { ON_THE_ACT, treatiesOnTheDay, treatiesToday } from './treaties.ts'

/**
 * Which agreements bound the claimants' countries and those of each act on its day; what sources say of bilateral
 * agreements; and what holds between the two sides today.
 */
export function whichAgreements(known: Known): { said: Said[]; tally: Answer['tally'] } {
  const homes = homesOf(known)
  if (homes.length === 0) {
    const isAsked = known.acts.length > 0
    return { said: isAsked ? [say('agreements.no-claimant-country', {}, { told: 'cannot-tell' })] : [], tally: [] }
  }
  const resolver = createResolver(known.vault, known.resources)
  const agreements = new Map(standingRows(known.vault, 'agreement', null).map((row) => [row.id, row]))
  const pairs = pairsOnActs(known, homes)
  const substantive: TreatyLine[] = []
  const onTheDays = pairs.slice(0, MOST).flatMap((pair): Said[] => {
    if (pair.act.when === null) return [withoutDay(pair)]
    const found = resolvePair(resolver, { one: pair.one, other: pair.other, on: pair.act.when })
    substantive.push(...found.filter(({ treaty }) => ON_THE_ACT.includes(treaty)))
    const bilateral = found.find(({ treaty }) => treaty === 'bilateral-ip')
    return [...treatiesOnTheDay(resolver, found, pair), ...bilateralOnTheDay(known, agreements, bilateral, pair)]
  })
  return {
    said: unrepeated([
      ...onTheDays,
      ...(pairs.length > MOST ? [say('more.days', { count: pairs.length - MOST })] : []),
      ...withoutPair(known, homes),
      ...homes.flatMap((home) => saidBySources(known, home)),
      ...pairsOfSides(known, homes)
        .slice(0, MOST)
        .flatMap((pair) => treatiesToday(known, resolver, pair)),
    ]),
    tally: tallyOf(substantive),
  }
}

function withoutDay({ one, other, act }: PairOnAct): Said {
  return say(
    'agreements.no-day',
    { act: actNumber(act), oneCountry: one, otherCountry: other },
    { told: 'cannot-tell', factIds: factsFor(act.grounds, ''), about: { kind: 'act', id: act.id } },
  )
}

/** Acts of which the country is not in evidence, and those done where the claimants are at home. */
function withoutPair(known: Known, homes: readonly string[]): Said[] {
  return known.acts.slice(0, MOST).flatMap((act): Said[] => {
    const countries = countriesOf(known, act)
    const about = { kind: 'act' as const, id: act.id }
    const factIds = factsFor(act.grounds, '')
    if (countries.length === 0) {
      return [say('agreements.no-country', { act: actNumber(act) }, { told: 'cannot-tell', factIds, about })]
    }
    const isAtHome = countries.every((country) => homes.length === 1 && homes.includes(country))
    return isAtHome ? [say('agreements.at-home', { act: actNumber(act) }, { about })] : []
  })
}

/** What several acts lead to is said once. */
function unrepeated(said: readonly Said[]): Said[] {
  return [...new Map(said.map((one) => [JSON.stringify([one.key, one.values]), one])).values()]
}

const TALLIED: Readonly<Record<string, string>> = { 'in-force': 'in-force', 'not-yet': 'not-yet' }

function tallyOf(lines: readonly TreatyLine[]): Answer['tally'] {
  const counted = Map.groupBy(lines, ({ state }) => TALLIED[state] ?? 'not-told')
  return ['in-force', 'not-yet', 'not-told']
    .map((key) => ({ key, count: counted.get(key)?.length ?? 0 }))
    .filter(({ count }) => count > 0)
}
