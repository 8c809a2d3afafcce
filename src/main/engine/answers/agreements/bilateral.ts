import type { TreatyLine } from '../../../../shared/contract/agreements.ts'
import type { Row } from '../../../../shared/contract/registers.ts'
import type { CountryCode } from '../../../../shared/domain/jurisdiction.ts'
import { standingRows } from '../../registers/rows.ts'
import { factsFor, type Known, MOST, type Said, say } from '../known.ts'
import type { PairOnAct } from './pairs.ts'

/** What the register of bilateral agreements says of a pair of countries on the day of an act. */
export function bilateralOnTheDay(
  known: Known,
  rows: ReadonlyMap<string, Row<'agreement'>>,
  line: TreatyLine | undefined,
  { one, other, act }: PairOnAct,
): Said[] {
  const pair = { oneCountry: one, otherCountry: other }
  const [id] = line?.agreementIds.toReversed() ?? []
  const row = id === undefined ? undefined : rows.get(id)
  if (!line || !row) return [say('agreements.bilateral.none-on-record', pair, { told: 'not-in-evidence' })]
  const values = { ...pair, whenDate: act.when ?? '', title: row.title, source: row.source }
  const isOpen = line.state === 'unknown' || line.state === 'not-found'
  return [
    say(`agreements.bilateral.${isOpen ? 'cannot-tell' : line.state}`, values, {
      told: isOpen ? 'cannot-tell' : 'told',
      factIds: row.grounds.map(({ factId }) => factId).filter((factId) => known.factNames.has(factId)),
      about: { kind: 'agreement', id: row.id },
    }),
  ]
}

/** What facts of the case say of bilateral agreements of a claimants' country, those that say the same together. */
export function saidBySources(known: Known, home: CountryCode): Said[] {
  const rows = standingRows(known.vault, 'agreement', null).flatMap((row) => {
    const [one, other] = row.countries
    const factIds = [...factsFor(row.grounds, 'state'), ...factsFor(row.grounds, '')]
    const ofCase = factIds.filter((id) => known.factNames.has(id))
    if (ofCase.length === 0 || !row.countries.includes(home)) return []
    return [{ ...row, other: one === home ? other : one, factIds: ofCase }]
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
