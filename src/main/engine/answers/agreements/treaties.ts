import type { TreatyLine } from '../../../../shared/contract/agreements.ts'
import type { Statement } from '../../../../shared/contract/answers.ts'
import { edtfDate } from '../../../../shared/domain/edtf.ts'
import type { TreatyState } from '../../../../shared/domain/treaty.ts'
import { resolvePair, type Resolver } from '../../agreements/resolving.ts'
import { actNumber, type Known, type Said, say } from '../known.ts'
import type { Pair, PairOnAct } from './pairs.ts'

/** Those on whose substance a claim on designs, marks, patents or works turns; the view of agreements tells all. */
export const ON_THE_ACT: readonly string[] = ['paris', 'berne', 'wto']

const GROUPS = ['bound', 'not-yet', 'ended', 'cannot-tell'] as const

const GROUP_OF: Readonly<Partial<Record<TreatyState, (typeof GROUPS)[number]>>> = {
  'in-force': 'bound',
  'not-yet': 'not-yet',
  ended: 'ended',
  suspended: 'ended',
  'not-in-force': 'ended',
}

/** Which treaties bound a pair of countries on the day of an act, and what counsel corrected of the tables. */
export function treatiesOnTheDay(
  resolver: Resolver,
  found: readonly TreatyLine[],
  { one, other, act }: PairOnAct,
): Said[] {
  const substantive = ON_THE_ACT.flatMap((id) => found.find(({ treaty }) => treaty === id) ?? [])
  const groups = Map.groupBy(substantive, ({ state }) => GROUP_OF[state] ?? 'cannot-tell')
  const pair = { oneCountry: one, otherCountry: other }
  const told = GROUPS.flatMap((group) => {
    const lines = groups.get(group)
    if (!lines) return []
    const treaties = lines.map((line) => shortOf(resolver, line))
    const values = { ...pair, act: actNumber(act), whenDate: act.when ?? '', treaties }
    return say(`agreements.${group}`, values, {
      told: group === 'cannot-tell' ? 'cannot-tell' : 'told',
      tables: tablesOf(resolver, lines),
      about: { kind: 'act', id: act.id },
    })
  })
  return [...told, ...corrections(resolver, substantive)]
}

/** What serves the recognition of an award or a judgment today, and what an investment treaty does not give. */
export function treatiesToday(known: Known, resolver: Resolver, { one, other }: Pair): Said[] {
  const lines = resolvePair(resolver, { one, other, on: edtfDate(known.today) })
  const pair = { oneCountry: one, otherCountry: other }
  const inForce = lines.filter(({ state, dayThatMatters }) => state === 'in-force' && dayThatMatters !== 'act')
  const serving = lines.filter(({ dayThatMatters }) => dayThatMatters === 'recognition')
  const told = inForce.flatMap((line): Said[] => {
    const values = { ...pair, treaty: shortOf(resolver, line) }
    const key = line.dayThatMatters === 'investment' ? 'investment' : (line.coverage[0] ?? 'awards-only')
    const unread = line.each.filter(({ reservations }) => reservations === null).map(({ country }) => country)
    return [
      say(`agreements.today.${key}`, values, { tables: tablesOf(resolver, [line]) }),
      ...(key === 'awards-only' && unread.length > 0
        ? [
            say(
              'agreements.reservations-not-read',
              { ...values, unreadCountries: unread },
              { told: 'not-in-evidence', tables: tablesOf(resolver, [line]) },
            ),
          ]
        : []),
    ]
  })
  const isSilent = !serving.some(({ state }) => state === 'in-force')
  const nothing = say('agreements.no-recognition', pair, {
    told: 'cannot-tell',
    tables: tablesOf(resolver, serving),
  })
  return [...(isSilent ? [nothing] : []), ...told, ...corrections(resolver, inForce)]
}

function corrections(resolver: Resolver, lines: readonly TreatyLine[]): Said[] {
  return lines.flatMap((line) =>
    line.corrections.map(({ id, country, note }) =>
      say(
        'agreements.corrected',
        { treaty: shortOf(resolver, line), ofCountry: country, note },
        { about: { kind: 'correction', id } },
      ),
    ),
  )
}

function shortOf({ tables }: Resolver, { treaty }: TreatyLine): string | { en: string; ru: string } {
  return tables.treaties.find(({ id }) => id === treaty)?.short ?? treaty
}

/** The tables that lines were read from, each with the day as of which it was right. */
export function tablesOf({ tables }: Resolver, lines: readonly TreatyLine[]): Statement['tables'] {
  const ids = new Set(lines.flatMap(({ sources }) => sources.map(({ table }) => table)))
  return [...ids].flatMap((id) => {
    const table = tables.tables.get(id)
    return table ? [{ title: table.title, asOf: table.asOf }] : []
  })
}
