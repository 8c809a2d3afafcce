import { Temporal } from 'temporal-polyfill'
import type { MatrixRow, TreatyLine } from '../../../../../shared/contract/agreements.ts'
import { type EdtfDate, edtfDate } from '../../../../../shared/domain/edtf.ts'
import { dateInWords } from '../../../../../shared/domain/edtf-words.ts'
import type { CountryCode } from '../../../../../shared/domain/jurisdiction.ts'
import type { Treaty } from '../../../../../shared/domain/treaty.ts'
import { becauseInWords } from '../../../../../shared/messages/because-words.ts'
import { territoryInWords } from '../../../../../shared/messages/territory-words.ts'
import { dayInWords, lineInWords } from '../../../../../shared/messages/treaty-words.ts'
import type { Cli } from '../../cli.ts'
import { print } from '../../output.ts'
import type { Report } from './report.ts'

/** What bound the claimants' country and the others of the case: on the day asked for, else on the days of the acts. */
export const agreementsReport: Report = {
  name: 'agreements',
  run: async (cli, { client, caseId, on }) => {
    const { home, countries, days } = await client.agreements.about({ caseId })
    const today = edtfDate(Temporal.Now.plainDateISO().toString())
    const asked = on === undefined ? (days.length === 0 ? [today] : days) : [edtfDate(on)]
    const { treaties } = await client.agreements.tables()
    const others = countries.map(({ country }) => country)
    const told =
      home === null
        ? []
        : await Promise.all(
            asked.map(async (day) => ({
              on: day,
              rows: await client.agreements.matrix({ one: home, others, on: day, recognitionOn: today }),
            })),
          )
    return {
      json: { home, days: told },
      print() {
        if (home === null || others.length === 0) return print(cli.t('reports:agreements.none'))
        for (const { on: day, rows } of told) printDay(cli, { home, day, rows, treaties })
        print(cli.t('agreements:notFoundIsNotNo'))
      },
    }
  },
}

interface Told {
  home: CountryCode
  day: EdtfDate
  rows: readonly MatrixRow[]
  treaties: readonly Treaty[]
}

function printDay(cli: Cli, { home, day, rows, treaties }: Told): void {
  const { t, language } = cli
  print(dateInWords(day, language, 'long'))
  for (const { country, lines } of rows) {
    const [one, other] = [home, country].map((code) => territoryInWords(code, language))
    print(`  ${t('agreements:pairOf', { one, other })}`)
    for (const line of lines) printLine(cli, line, treaties, '    ')
  }
}

export function printLine({ t, language }: Cli, line: TreatyLine, treaties: readonly Treaty[], indent: string): void {
  const title = treaties.find(({ id }) => id === line.treaty)?.title[language] ?? line.treaty
  const otherDay = line.dayThatMatters === 'act' ? '' : ` [${dayInWords(line.dayThatMatters, line.on, language, t)}]`
  print(`${indent}${title}: ${lineInWords(line, language, t)}${otherDay}`)
  for (const { note, source } of line.corrections)
    print(`${indent}  ${t('agreements:paper.correction', { note, source })}`)
  for (const step of line.because) print(`${indent}  ${becauseInWords(step, language, t)}`)
  for (const key of line.coverage) print(`${indent}  ${t(`agreements:coverage.${key}`)}`)
}
