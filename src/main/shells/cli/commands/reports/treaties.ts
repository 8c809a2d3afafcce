import { dateInWords } from '../../../../../shared/domain/edtf-words.ts'
import { print, printTable } from '../../output.ts'
import type { Report } from './report.ts'

/** The treaties that can be asked for and the tables behind them: source, day and how complete they are. */
export const treatiesReport: Report = {
  name: 'treaties',
  run: async (cli, { client }) => {
    const { treaties, tables } = await client.agreements.tables()
    const { t, language } = cli
    return {
      json: { treaties, tables },
      print() {
        printTable(
          ['', t('agreements:column.treaty'), t('agreements:column.table')],
          treaties.map(({ id, title, table }) => [id, title[language], table]),
        )
        for (const { id, title, rows, asOf, source, note } of tables) {
          const day = asOf === null ? '' : `, ${t('agreements:asOf', { date: dateInWords(asOf, language, 'long') })}`
          print(`${id}: ${title[language]}, ${t('agreements:rows', { count: rows })}${day}`)
          print(`  ${[source, note[language]].filter(Boolean).join('. ')}`)
        }
      },
    }
  },
}
