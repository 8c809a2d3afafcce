import { dateInWords } from '../../../../../shared/domain/edtf-words.ts'
import { territoryInWords } from '../../../../../shared/messages/territory-words.ts'
import { print, printTable } from '../../output.ts'
import type { Report } from './report.ts'

/** The treaties that can be asked for, the tables behind them with source and day, and the corrections on top. */
export const treatiesReport: Report = {
  name: 'treaties',
  run: async (cli, { client }) => {
    const [{ treaties, tables }, all] = await Promise.all([
      client.agreements.tables(),
      client.registers.correction.list({ caseId: null }),
    ])
    const corrections = all.filter(({ withdrawnOn }) => withdrawnOn === null)
    const { t, language } = cli
    return {
      json: { treaties, tables, corrections },
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
        for (const { treaty, country, other, state, from, until, note, source } of corrections) {
          const between = [country, other].flatMap((code) => (code === null ? [] : territoryInWords(code, language)))
          const title = treaties.find(({ id }) => id === treaty)?.title[language] ?? treaty
          const bound = t(`agreements:correctionStates.${state}`)
          const days = from === null && until === null ? '' : ` (${from ?? '…'} – ${until ?? '…'})`
          print(`${title}, ${between.join(', ')}: ${bound}${days}`)
          print(`  ${t('agreements:paper.correction', { note, source })}`)
        }
      },
    }
  },
}
