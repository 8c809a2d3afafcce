import type { Row } from '../../../../../shared/contract/registers.ts'
import type { RightStanding } from '../../../../../shared/contract/rights.ts'
import { titleBreaks } from '../../../../../shared/domain/right-title.ts'
import { becauseInWords } from '../../../../../shared/messages/because-words.ts'
import { territoryInWords } from '../../../../../shared/messages/territory-words.ts'
import { today } from '../../civil-day.ts'
import type { Cli } from '../../cli.ts'
import { print, printTable } from '../../output.ts'
import type { Report } from './report.ts'
import { toldFact } from './told-facts.ts'

/** The register of rights, and how each stood on the day that is asked about, else today. */
export const rightsReport: Report = {
  name: 'rights',
  takes: 'date',
  run: async (cli, { client, caseId, on = today() }) => {
    const [rights, products, standings, facts] = await Promise.all([
      client.registers.right.list({ caseId: null }),
      client.registers.product.list({ caseId: null }),
      client.rights.standings({ on }),
      client.facts.list({ caseId }),
    ])
    const names = new Map(products.map(({ id, name }) => [id, name]))
    const rightOf = new Map(rights.map((right) => [right.id, right]))
    const told = standings.flatMap((standing) => {
      const right = rightOf.get(standing.rightId)
      return right ? [{ right, standing }] : []
    })
    return {
      json: {
        on,
        rights: told.map(({ right, standing }) => ({
          ...right,
          products: right.productIds.map((id) => names.get(id) ?? null),
          state: standing.state,
          because: standing.because.map((step) => ({ ...step, says: becauseInWords(step, cli.language, cli.t) })),
          titleBreaks: titleBreaks(right),
          facts: facts.filter(({ id }) => right.grounds.some(({ factId }) => factId === id)).map(toldFact),
        })),
      },
      print() {
        if (told.length === 0) return print(cli.t('rights:report.none'))
        printTable(
          ['right', 'territory', 'number', 'term', 'renewal', 'state'].map((column) => cli.t(`rights:head.${column}`)),
          told.map(({ right, standing }) => cells(cli, right, standing)),
        )
      },
    }
  },
}

function cells({ t, language }: Cli, right: Row<'right'>, { state, because }: RightStanding): string[] {
  const reasons = because.map((step) => becauseInWords(step, language, t)).join(' ')
  return [
    `${right.title} (${t(`rights:type.${right.type}`)})`,
    territoryInWords(right.territory, language),
    right.registrationNumber || right.applicationNumber || '—',
    [right.registered ?? '—', right.expires ?? '—'].join(' – '),
    right.renewalDue ?? '—',
    `${t(`rights:state.${state}`)}. ${reasons}`,
  ]
}
