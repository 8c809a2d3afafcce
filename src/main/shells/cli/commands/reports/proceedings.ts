import { dateInWords } from '../../../../../shared/domain/edtf-words.ts'
import { print, printTable } from '../../output.ts'
import { groundsInFull } from './case-rows.ts'
import type { Report } from './report.ts'
import { factInLine } from './told-facts.ts'

/** The proceedings that were announced, filed or are under way, and the days by which something is to be done. */
export const proceedingsReport: Report = {
  name: 'proceedings',
  run: async (cli, { client, caseId }) => {
    const { t, language } = cli
    const [allProceedings, allDeadlines, list, { parties }] = await Promise.all([
      client.registers.proceeding.list({ caseId }),
      client.registers.deadline.list({ caseId }),
      client.facts.list({ caseId }),
      client.cases.get({ case: caseId }),
    ])
    const facts = new Map(list.map((fact) => [fact.id, fact]))
    const names = new Map(parties.map(({ id, name }) => [id, name]))
    const namesOf = (ids: readonly string[]) => ids.map((id) => names.get(id) ?? id)
    const proceedings = allProceedings
      .filter(({ withdrawnOn }) => withdrawnOn === null)
      .map((row) => ({
        ...row,
        claimants: namesOf(row.claimantIds),
        defendants: namesOf(row.defendantIds),
        grounds: groundsInFull(row.grounds, facts),
      }))
    const deadlines = allDeadlines
      .filter(({ withdrawnOn }) => withdrawnOn === null)
      .toSorted((one, other) => (one.due < other.due ? -1 : 1))
      .map((row) => ({ ...row, grounds: groundsInFull(row.grounds, facts) }))
    return {
      json: { proceedings, deadlines },
      print() {
        if (proceedings.length === 0 && deadlines.length === 0) print(t('reports:proceedings.none'))
        for (const { title, forum, state, on, claimants, defendants, note, grounds } of proceedings) {
          const since = on === null ? '' : ` (${dateInWords(on, language, 'long')})`
          print(`${[title, forum].filter(Boolean).join(', ')}: ${t(`proceedings:state.${state}`)}${since}`)
          if (claimants.length + defendants.length > 0) {
            const [one, other] = [claimants, defendants].map((side) => side.join(', ') || t('reports:claims.nobody'))
            print(`  ${t('reports:claims.sides', { claimants: one, defendants: other })}`)
          }
          if (note !== '') print(`  ${note}`)
          for (const { id } of grounds) {
            const fact = facts.get(id)
            if (fact) print(`  ${factInLine(cli, fact)}`)
          }
        }
        if (deadlines.length === 0) return
        printTable(
          [t('proceedings:column.day'), t('proceedings:column.what')],
          deadlines.map(({ title, due, doneOn, note }) => [
            due,
            [title, note, doneOn === null ? '' : t('proceedings:done', { on: doneOn })].filter(Boolean).join(', '),
          ]),
        )
      },
    }
  },
}
