import { readFileSync } from 'node:fs'
import path from 'node:path'
import Papa from 'papaparse'
import { z } from 'zod'
import { EdtfDate } from '../../../shared/domain/edtf.ts'
import { CountryCode } from '../../../shared/domain/jurisdiction.ts'
import type { MembershipOf } from '../../../shared/domain/right-reach.ts'
import {
  FollowingState,
  type InvestmentTreaty,
  Organisation,
  Treaty,
  type TreatyParty,
  TreatyTable,
} from '../../../shared/domain/treaty.ts'
import { readJurisdictions } from '../jurisdictions/jurisdictions.ts'

/** The shipped tables, by what is looked up in them. */
export interface TreatyTables {
  readonly treaties: readonly Treaty[]
  readonly tables: ReadonlyMap<string, TreatyTable>
  /** By treaty, then by party. */
  readonly parties: ReadonlyMap<string, ReadonlyMap<CountryCode, TreatyParty>>
  readonly investment: readonly InvestmentTreaty[]
  /** By country: the treaties that it concluded. */
  readonly investmentOf: ReadonlyMap<CountryCode, readonly InvestmentTreaty[]>
  readonly states: ReadonlyMap<CountryCode, FollowingState>
  readonly membershipOf: MembershipOf
  readonly territories: Readonly<Record<string, CountryCode>>
  /** Every country and organisation that can be asked for. */
  readonly known: ReadonlySet<CountryCode>
}

let read: TreatyTables | undefined

/** The tables under `resources/treaties`, read once. */
export function readTreatyTables(resources: string): TreatyTables {
  return (read ??= readTables(resources))
}

function readTables(resources: string): TreatyTables {
  const folder = path.join(resources, 'treaties')
  const text = (name: string) => readFileSync(path.join(folder, name), 'utf8')
  const json = <T>(name: string, schema: z.ZodType<T>): T => schema.parse(JSON.parse(text(name)))
  const treaties = json('treaties.json', z.array(Treaty))
  const parties = rowsOf(text('parties.csv')).map((row) => ({ treaty: row['treaty'] ?? '', party: partyOf(row) }))
  const investment = rowsOf(text('investment.csv')).map(investmentOf)
  const byCountry = new Map<CountryCode, InvestmentTreaty[]>()
  for (const treaty of investment) {
    for (const country of treaty.parties) {
      const concluded = byCountry.get(country)
      if (concluded) concluded.push(treaty)
      else byCountry.set(country, [treaty])
    }
  }
  const territories = json('territories.json', z.record(CountryCode, CountryCode))
  return {
    treaties,
    tables: new Map(json('tables.json', z.array(TreatyTable)).map((table) => [table.id, table])),
    parties: new Map(
      [...Map.groupBy(parties, ({ treaty }) => treaty)].map(([treaty, rows]) => [
        treaty,
        new Map(rows.map(({ party }) => [party.party, party])),
      ]),
    ),
    investment,
    investmentOf: byCountry,
    states: new Map(json('states.json', z.array(FollowingState)).map((state) => [state.code, state])),
    membershipOf: memberships(json('organisations.json', z.array(Organisation)), territories),
    territories,
    known: new Set([
      ...readJurisdictions(resources).map(({ country }) => country),
      ...parties.map(({ party }) => party.party),
    ]),
  }
}

function memberships(organisations: readonly Organisation[], territories: TreatyTables['territories']): MembershipOf {
  const byCode = new Map(
    organisations.map(({ members, ...organisation }) => [
      organisation.code,
      { ...organisation, members: new Map(members.map((member) => [member.country, member])) },
    ]),
  )
  return (code, country) => {
    const organisation = byCode.get(code)
    if (!organisation) return undefined
    const { listed, source, members } = organisation
    return { membership: members.get(country), listed, source, territoryOf: territories[country] }
  }
}

type CsvRow = Readonly<Record<string, string>>

function rowsOf(csv: string): CsvRow[] {
  return Papa.parse<CsvRow>(csv, { header: true, skipEmptyLines: true }).data
}

function partyOf(row: CsvRow): TreatyParty {
  return {
    party: row['party'] ?? '',
    since: dateOf(row['in_force']),
    signed: dateOf(row['signed']),
    deposited: dateOf(row['instrument']),
    succession: row['succession'] === 'yes',
    reservations: row['reservations'] ?? '',
    read: row['read'] === 'yes',
    source: row['source'] ?? '',
  }
}

function investmentOf(row: CsvRow): InvestmentTreaty {
  return {
    id: row['unctad_id'] ?? '',
    title: row['title'] ?? '',
    parties: (row['parties'] ?? '').split(' '),
    signed: dateOf(row['signed']),
    since: dateOf(row['in_force']),
    ended: dateOf(row['terminated']),
  }
}

function dateOf(text: string | undefined): EdtfDate | null {
  if (text === undefined || text === '') return null
  // Thousands of whole days: to parse each takes 0.1 ms.
  return /^\d{4}-\d\d-\d\d$/.test(text) ? (text as EdtfDate) : EdtfDate.parse(text)
}

/** The treaties in the order in which they are shown, and the tables behind them with their number of rows. */
export function tablesInOrder(resources: string): {
  treaties: Treaty[]
  tables: (TreatyTable & { rows: number })[]
} {
  const { treaties, tables, parties, investment } = readTreatyTables(resources)
  const rowsOfTable = (id: string) =>
    id === 'unctad'
      ? investment.length
      : treaties.filter(({ table }) => table === id).reduce((sum, one) => sum + (parties.get(one.id)?.size ?? 0), 0)
  return {
    treaties: [...treaties],
    tables: [...tables.values()].map((table) => ({ ...table, rows: rowsOfTable(table.id) })),
  }
}
