import type {
  Days,
  MatrixAsked,
  MatrixRow,
  Pair,
  TreatyLine,
  TreatySource,
} from '../../../shared/contract/agreements.ts'
import type { Row } from '../../../shared/contract/registers.ts'
import { agreementsOn } from '../../../shared/domain/agreement-state.ts'
import { because } from '../../../shared/domain/because.ts'
import type { EdtfDate } from '../../../shared/domain/edtf.ts'
import { investmentOn, isBetween } from '../../../shared/domain/investment-treaty.ts'
import type { CountryCode } from '../../../shared/domain/jurisdiction.ts'
import { type DaySpan, readingsOf } from '../../../shared/domain/readings.ts'
import type { DayThatMatters, Treaty } from '../../../shared/domain/treaty.ts'
import { pairOn } from '../../../shared/domain/treaty-pair.ts'
import { correctedSide, type SideOn, sideOn } from '../../../shared/domain/treaty-side.ts'
import { EngineError } from '../fault.ts'
import { standingRows } from '../registers/rows.ts'
import type { Vault } from '../vault/vault.ts'
import { reservationSteps } from './reservations.ts'
import { readTreatyTables, type TreatyTables } from './tables.ts'

/** What a resolver reads once for any number of pairs. */
export interface Resolver {
  readonly tables: TreatyTables
  /** By both countries in the order of the alphabet. */
  readonly agreements: ReadonlyMap<string, readonly Row<'agreement'>[]>
  /** By treaty and country; of several the one that was entered last counts. */
  readonly corrections: ReadonlyMap<string, Row<'correction'>>
}

export function createResolver(vault: Vault, resources: string): Resolver {
  const corrections = standingRows(vault, 'correction', null)
  return {
    tables: readTreatyTables(resources),
    agreements: Map.groupBy(standingRows(vault, 'agreement', null), ({ countries }) => pairKey(...countries)),
    corrections: new Map(corrections.map((row) => [correctionKey(row.treaty, row.country, row.other), row])),
  }
}

/** Every treaty between two countries. Throws JURISDICTION_UNKNOWN. */
export function resolvePair(resolver: Resolver, { one, other, ...days }: Pair): TreatyLine[] {
  requireKnown(resolver, [one, other])
  return resolver.tables.treaties.map((treaty) => lineOf(resolver, treaty, [one, other], days))
}

/** One country and many others. Throws JURISDICTION_UNKNOWN, TREATY_UNKNOWN. */
export function resolveMatrix(vault: Vault, resources: string, asked: MatrixAsked): MatrixRow[] {
  const { one, others, treaties: named, ...days } = asked
  const resolver = createResolver(vault, resources)
  requireKnown(resolver, [one, ...others])
  const treaties = treatiesNamed(resolver.tables, named)
  return others.map((country) => ({
    country,
    lines: treaties.map((treaty) => lineOf(resolver, treaty, [one, country], days)),
  }))
}

export function treatiesNamed({ treaties }: TreatyTables, named: readonly string[] | undefined): Treaty[] {
  if (named === undefined) return treaties.filter(({ main }) => main)
  return named.map((id) => {
    const treaty = treaties.find((one) => one.id === id)
    if (!treaty) throw new EngineError('TREATY_UNKNOWN', { treaty: id })
    return treaty
  })
}

function requireKnown({ tables }: Resolver, countries: readonly CountryCode[]): void {
  for (const code of countries) {
    if (!tables.known.has(code)) throw new EngineError('JURISDICTION_UNKNOWN', { code })
  }
}

type Told = Pick<TreatyLine, 'state' | 'since' | 'each' | 'because' | 'sources' | 'corrections' | 'agreementIds'> &
  Partial<Pick<TreatyLine, 'afterTable'>>
type Countries = readonly [CountryCode, CountryCode]

function lineOf(resolver: Resolver, treaty: Treaty, pair: Countries, days: Days): TreatyLine {
  const on = dayFor(treaty.day, days)
  const day = readingsOf(on)
  const told =
    treaty.id === 'bilateral-ip'
      ? bilateral(resolver, treaty, pair, day)
      : treaty.id === 'investment'
        ? investment(resolver, treaty, pair, day)
        : multilateral(resolver, treaty, pair, day)
  const asOf = resolver.tables.tables.get(treaty.table)?.asOf ?? null
  const afterTable = asOf !== null && day.to > readingsOf(asOf).to
  const late = afterTable ? [because('treaty.afterTable', { date: asOf })] : []
  const { id, day: dayThatMatters, coverage } = treaty
  return { treaty: id, dayThatMatters, on, coverage, afterTable, ...told, because: [...told.because, ...late] }
}

function dayFor(matters: DayThatMatters, { on, recognitionOn, investmentOn: invested }: Days): EdtfDate {
  if (matters === 'recognition') return recognitionOn ?? on
  if (matters === 'investment') return invested ?? on
  return on
}

function bilateral(resolver: Resolver, treaty: Treaty, pair: Countries, day: DaySpan): Told {
  const rows = resolver.agreements.get(pairKey(...pair)) ?? []
  const {
    state,
    afterSource,
    because: steps,
  } = agreementsOn(rows, day) ?? {
    state: 'unknown',
    afterSource: false,
    because: [because('treaty.agreement.none')],
  }
  return {
    state,
    since: rows.map(({ inForce }) => inForce).find((date) => date !== null) ?? null,
    each: [],
    afterTable: afterSource,
    because: [...steps],
    sources: rows.map(({ source, asOf }) => ({ table: treaty.table, asOf, source, verified: true })),
    corrections: [],
    agreementIds: rows.map(({ id }) => id),
  }
}

function investment(resolver: Resolver, treaty: Treaty, pair: Countries, day: DaySpan): Told {
  const [one, other] = pair
  const treaties = (resolver.tables.investmentOf.get(one) ?? []).filter((each) => isBetween(each, one, other))
  const { state, since, until, because: steps } = investmentOn(treaties, day)
  const told: Told = {
    state,
    since,
    each: pair.map((country) => ({ country, since, until, reservations: null, through: null })),
    because: [...steps],
    sources: [sourceOf(resolver, treaty)],
    corrections: [],
    agreementIds: [],
  }
  const correction =
    resolver.corrections.get(correctionKey(treaty.id, one, other)) ??
    resolver.corrections.get(correctionKey(treaty.id, other, one))
  if (!correction) return told
  const table: SideOn = {
    country: one,
    standing: 'unknown',
    since,
    until,
    reservations: null,
    through: null,
    because: [],
  }
  const side = correctedSide(table, correction, day)
  if (side === table) return told
  return {
    ...told,
    ...pairOn(side, side),
    because: [...side.because, ...steps],
    corrections: [correctionOf(correction)],
  }
}

function multilateral(resolver: Resolver, treaty: Treaty, pair: Countries, day: DaySpan): Told {
  const sides = pair.map((country) => sideIn(resolver, treaty, country, day))
  const [one, other] = sides as [CorrectedSide, CorrectedSide]
  const { state, since } = pairOn(one.side, other.side)
  const isAwards = treaty.id === 'new-york'
  return {
    state,
    since,
    each: sides.map(({ side: { country, since: from, until, reservations, through } }) => ({
      country,
      since: from,
      until,
      reservations,
      through,
    })),
    because: [
      ...sides.flatMap(({ side }) => side.because),
      ...(isAwards ? reservationSteps(sides.map(({ side }) => side)) : []),
    ],
    sources: sourcesOf(resolver, treaty, pair),
    corrections: sides.flatMap(({ correction }) => (correction ? [correctionOf(correction)] : [])),
    agreementIds: [],
  }
}

interface CorrectedSide {
  readonly side: SideOn
  readonly correction: Row<'correction'> | undefined
}

function sideIn({ tables, corrections }: Resolver, treaty: Treaty, country: CountryCode, day: DaySpan): CorrectedSide {
  const rows = tables.parties.get(treaty.id)
  const side = sideOn(
    {
      country,
      party: rows?.get(country),
      state: tables.states.get(country),
      territoryOf: tables.territories[country],
      through: treaty.through.flatMap((code) => {
        const [party, membership] = [rows?.get(code), tables.membershipOf(code, country)?.membership]
        return party && membership ? [{ party, membership }] : []
      }),
      notRead: tables.tables.get(treaty.table)?.notRead.includes(country) ?? false,
    },
    day,
  )
  const correction = corrections.get(correctionKey(treaty.id, country, null))
  const corrected = correction ? correctedSide(side, correction, day) : side
  return { side: corrected, correction: corrected === side ? undefined : correction }
}

function sourcesOf(resolver: Resolver, treaty: Treaty, pair: Countries): TreatySource[] {
  const rows = pair.map((country) => resolver.tables.parties.get(treaty.id)?.get(country))
  const own = rows.flatMap((row): TreatySource[] =>
    row === undefined || (row.source === '' && row.read)
      ? []
      : [{ ...sourceOf(resolver, treaty), source: row.source, verified: row.read }],
  )
  return [sourceOf(resolver, treaty), ...own]
}

function sourceOf({ tables }: Resolver, { table: id }: Treaty): TreatySource {
  const table = tables.tables.get(id)
  return { table: id, asOf: table?.asOf ?? null, source: table?.source ?? '', verified: true }
}

function correctionOf({ id, country, source, note }: Row<'correction'>): TreatyLine['corrections'][number] {
  return { id, country, source, note }
}

function pairKey(one: CountryCode, other: CountryCode): string {
  return [one, other].toSorted().join(' ')
}

function correctionKey(treaty: string, country: CountryCode, other: CountryCode | null): string {
  return `${treaty} ${country} ${other ?? ''}`
}
