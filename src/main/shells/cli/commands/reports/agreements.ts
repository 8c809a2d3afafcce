import type { MatrixRow, TreatyLine } from '../../../../../shared/contract/agreements.ts'
import type { EdtfDate } from '../../../../../shared/domain/edtf.ts'
import { dateInWords } from '../../../../../shared/domain/edtf-words.ts'
import type { CountryCode } from '../../../../../shared/domain/jurisdiction.ts'
import { becauseInWords } from '../../../../../shared/messages/because-words.ts'
import { territoryInWords } from '../../../../../shared/messages/territory-words.ts'
import { dayInWords, lineInWords, sourceInWords } from '../../../../../shared/messages/treaty-words.ts'
import type { EngineClient } from '../../../engine-client.ts'
import { today } from '../../civil-day.ts'
import type { Cli } from '../../cli.ts'
import { print } from '../../output.ts'
import type { Report } from './report.ts'

/** What bound the claimants' country and the others of the case: on the day asked for, else on the days of the acts. */
export const agreementsReport: Report = {
  name: 'agreements',
  takes: 'date',
  run: async (cli, { client, caseId, on }) => {
    const { home, countries, days } = await client.agreements.about({ caseId })
    const asOf = today()
    const asked = on === undefined ? (days.length === 0 ? [asOf] : days) : [on]
    const tables = await client.agreements.tables()
    const others = countries.map(({ country }) => country)
    const told =
      home === null
        ? []
        : await Promise.all(
            asked.map(async (day) => ({
              on: day,
              rows: await client.agreements.matrix({ one: home, others, on: day, recognitionOn: asOf }),
            })),
          )
    return {
      json: {
        asOf,
        home,
        days: told.map(({ on: day, rows }) => ({
          on: day,
          rows: rows.map((row) => ({ ...row, lines: row.lines.map((line) => toldLine(cli, line)) })),
        })),
      },
      print() {
        if (home === null || others.length === 0) return print(cli.t('reports:agreements.none'))
        for (const { on: day, rows } of told) printDay(cli, { home, day, rows, tables })
        print(cli.t('agreements:notFoundIsNotNo'))
      },
    }
  },
}

type Tables = Awaited<ReturnType<EngineClient['agreements']['tables']>>

interface Told {
  home: CountryCode
  day: EdtfDate
  rows: readonly MatrixRow[]
  tables: Tables
}

function printDay(cli: Cli, { home, day, rows, tables }: Told): void {
  const { t, language } = cli
  print(dateInWords(day, language, 'long'))
  for (const { country, lines } of rows) {
    const [one, other] = [home, country].map((code) => territoryInWords(code, language))
    print(`  ${t('agreements:pairOf', { one, other })}`)
    for (const line of lines) printLine(cli, line, tables, '    ')
  }
}

/** With its reasons in words. */
export function toldLine({ t, language }: Cli, line: TreatyLine) {
  return { ...line, because: line.because.map((step) => ({ ...step, says: becauseInWords(step, language, t) })) }
}

/** A treaty on its day, why, what it covers, and from which table that is told. */
export function printLine({ t, language }: Cli, line: TreatyLine, tables: Tables, indent: string): void {
  const title = tables.treaties.find(({ id }) => id === line.treaty)?.title[language] ?? line.treaty
  const otherDay = line.dayThatMatters === 'act' ? '' : ` [${dayInWords(line.dayThatMatters, line.on, language, t)}]`
  print(`${indent}${title}: ${lineInWords(line, language, t)}${otherDay}`)
  for (const { note, source } of line.corrections)
    print(`${indent}  ${t('agreements:paper.correction', { note, source })}`)
  for (const step of line.because) print(`${indent}  ${becauseInWords(step, language, t)}`)
  for (const key of line.coverage) print(`${indent}  ${t(`agreements:coverage.${key}`)}`)
  for (const source of line.sources) {
    const table = tables.tables.find(({ id }) => id === source.table)?.title[language] ?? source.table
    print(`${indent}  ${[table, sourceInWords(source, language, t)].filter(Boolean).join(': ')}`)
  }
}
