import type { TreatyLine } from '../../../shared/contract/agreements.ts'
import type { Answer } from '../../../shared/contract/answers.ts'
import type { Row } from '../../../shared/contract/registers.ts'
import { edtfDate } from '../../../shared/domain/edtf.ts'
import { CountryCode } from '../../../shared/domain/jurisdiction.ts'
import type { Treaty, TreatyState } from '../../../shared/domain/treaty.ts'
import { createResolver, resolvePair, type Resolver } from '../agreements/resolving.ts'
import { standingRows } from '../registers/rows.ts'
import { actNumber, factsFor, type Known, MOST, type Said, say } from './known.ts'

type Act = Row<'act'>

/** Those on whose substance a claim on designs, marks, patents or works turns; the view of agreements tells all. */
const ON_THE_ACT = ['paris', 'berne', 'wto']

const BOUND = { 'in-force': 'bound', 'not-yet': 'not-yet' } as const satisfies Partial<Record<TreatyState, string>>

interface Asked {
  readonly one: CountryCode
  readonly other: CountryCode
  readonly act: Act
}

/**
 * Which agreements bound the claimants' country and that of each act on its day; what sources say of bilateral agreements;
 * and what holds between the claimants and the defendants today, for recognition, and as an investment treaty.
 */
export function whichAgreements(known: Known): { said: Said[]; tally: Answer['tally'] } {
  const home = known.parties.find(({ role, country }) => role === 'claimant' && isCountry(country))?.country
  if (!isCountry(home)) {
    return { said: known.acts.length === 0 ? [] : [say('agreements.no-claimant-country', {}, CANNOT_TELL)], tally: [] }
  }
  const resolver = createResolver(known.vault, known.resources)
  const titles = new Map(resolver.tables.treaties.map((treaty) => [treaty.id, treaty]))
  const asked = pairsOf(known, home)
  const lines: TreatyLine[] = []
  const said = asked.slice(0, MOST).flatMap(({ act, ...pair }): Said[] => {
    if (pair.other === pair.one) return []
    if (act.when === null) return [noDay(act, pair)]
    const found = resolvePair(resolver, { ...pair, on: act.when })
    lines.push(...found.filter(({ treaty }) => ON_THE_ACT.includes(treaty)))
    return [...boundOnTheDay(found, { ...pair, act }, titles), ...bilateralBetween(found, pair)]
  })
  const nowhere = known.acts.filter((act) => countryOf(known, act) === undefined).slice(0, MOST)
  return {
    said: [
      ...said,
      ...nowhere.map((act) => say('agreements.no-country', { act: actNumber(act) }, { ...CANNOT_TELL, ...ofAct(act) })),
      ...(asked.length > MOST ? [say('more.days', { count: asked.length - MOST })] : []),
      ...saidBySources(known, home),
      ...betweenTheParties(known, home, resolver, titles),
    ],
    tally: ['in-force', 'not-yet', 'not-found']
      .map((key) => ({ key, count: lines.filter(({ state }) => state === key).length }))
      .filter(({ count }) => count > 0),
  }
}

const CANNOT_TELL = { told: 'cannot-tell' } as const
const ofAct = (act: Act) => ({ factIds: factsFor(act.grounds, ''), about: { kind: 'act' as const, id: act.id } })

const isCountry = (code: string | null | undefined): code is CountryCode => CountryCode.safeParse(code).success

/** Where an act was done, else where whoever did it is at home. */
function countryOf({ partyOf }: Known, act: Act): CountryCode | undefined {
  const own = act.country ?? partyOf.get(act.actorId ?? '')?.country
  return isCountry(own) ? own : undefined
}

/** A pair of countries on a day is asked for once, by the first of its acts. */
function pairsOf(known: Known, one: CountryCode): Asked[] {
  const asked = known.acts.flatMap((act) => {
    const other = countryOf(known, act)
    return other === undefined ? [] : [{ one, other, act }]
  })
  return [...new Map(asked.toReversed().map((pair) => [`${pair.other} ${pair.act.when}`, pair])).values()].toReversed()
}

function noDay(act: Act, { one, other }: Omit<Asked, 'act'>): Said {
  const values = { act: actNumber(act), oneCountry: one, otherCountry: other }
  return say('agreements.no-day', values, { ...CANNOT_TELL, ...ofAct(act) })
}

function boundOnTheDay(
  found: readonly TreatyLine[],
  { one, other, act }: Asked,
  titles: ReadonlyMap<string, Treaty>,
): Said[] {
  const substantive = ON_THE_ACT.flatMap((id) => found.find(({ treaty }) => treaty === id) ?? [])
  const byKey = Map.groupBy(
    substantive,
    ({ state }) => (BOUND as Partial<Record<TreatyState, string>>)[state] ?? 'cannot-tell',
  )
  return ['bound', 'not-yet', 'cannot-tell'].flatMap((key) => {
    const lines = byKey.get(key)
    if (!lines) return []
    const values = {
      act: actNumber(act),
      oneCountry: one,
      otherCountry: other,
      whenDate: act.when ?? '',
      treaties: lines.map((line) => shortOf(line, titles)),
    }
    return say(`agreements.${key}`, values, {
      told: key === 'cannot-tell' ? 'cannot-tell' : 'told',
      tables: tablesOf(lines),
      about: { kind: 'act', id: act.id },
    })
  })
}

function shortOf({ treaty }: TreatyLine, titles: ReadonlyMap<string, Treaty>): string | { en: string; ru: string } {
  return titles.get(treaty)?.short ?? treaty
}

const tablesOf = (lines: readonly TreatyLine[]) => [
  ...new Set(lines.flatMap(({ sources }) => sources.map(({ table }) => table))),
]

/** What the register of bilateral agreements says of a pair on the day. */
function bilateralBetween(found: readonly TreatyLine[], { one, other }: Omit<Asked, 'act'>): Said[] {
  const line = found.find(({ treaty }) => treaty === 'bilateral-ip')
  const pair = { oneCountry: one, otherCountry: other }
  if (!line) return []
  if (line.agreementIds.length === 0) {
    return [say('agreements.bilateral-not-found', pair, { told: 'not-in-evidence' })]
  }
  return line.state === 'in-force' ? [say('agreements.bilateral', pair)] : []
}

/** What facts of the case say of bilateral agreements of the claimants' country. */
function saidBySources({ vault, factNames }: Known, home: CountryCode): Said[] {
  const rows = standingRows(vault, 'agreement', null).flatMap((row) => {
    const [one, other] = row.countries
    const factIds = row.grounds.map(({ factId }) => factId).filter((id) => factNames.has(id))
    if (factIds.length === 0 || !row.countries.includes(home)) return []
    return [{ ...row, other: one === home ? other : one, factIds }]
  })
  const alike = Map.groupBy(rows, ({ state, asOf, title, factIds }) => {
    const isOneOfMany = state === 'none' || state === 'in-talks'
    return [state, asOf, isOneOfMany ? '' : title, ...factIds].join(' ')
  })
  return [...alike.values()].slice(0, MOST).map((group) => {
    const [{ state, asOf, title, factIds, id }] = group as [(typeof group)[number]]
    const values = { oneCountry: home, otherCountries: group.map(({ other }) => other), title, asOfDate: asOf ?? '' }
    const about = { kind: 'agreement' as const, id }
    if (state === 'unknown') return say('agreements.unknown', values, { told: 'not-in-evidence', factIds, about })
    const isDated = asOf !== null && (state === 'none' || state === 'in-talks')
    return say(`agreements.said-${state}${isDated ? '-on' : ''}`, values, { factIds, about })
  })
}

/** Between the claimants and each defendant: what serves recognition today, and what an investment treaty does not give. */
function betweenTheParties(
  known: Known,
  one: CountryCode,
  resolver: Resolver,
  titles: ReadonlyMap<string, Treaty>,
): Said[] {
  const defendants = known.parties.filter(({ role }) => role === 'defendant').map(({ country }) => country)
  const others = [...new Set(defendants.filter(isCountry))].filter((other) => other !== one)
  return others.slice(0, MOST).flatMap((other) => {
    const inForce = resolvePair(resolver, { one, other, on: edtfDate(known.today) }).filter(
      ({ state }) => state === 'in-force',
    )
    const pair = { oneCountry: one, otherCountry: other }
    return (['recognition', 'investment'] as const).flatMap((matters) => {
      const lines = inForce.filter(({ dayThatMatters }) => dayThatMatters === matters)
      if (lines.length === 0) return []
      const treaties = lines.map((line) => shortOf(line, titles))
      return [say(`agreements.${matters}`, { ...pair, treaties }, { tables: tablesOf(lines) })]
    })
  })
}
