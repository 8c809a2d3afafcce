import { formatRowNumber } from '../../../../../shared/domain/register-kinds.ts'
import { today } from '../../civil-day.ts'
import { print } from '../../output.ts'
import { groundsInFull, readCaseRows, stepsInWords } from './case-rows.ts'
import type { Report } from './report.ts'
import { factInLine } from './told-facts.ts'

/** How each licence of a case stood on a day (today where none is named), its milestones, and on which facts that rests. */
export const licencesReport: Report = {
  name: 'licences',
  takes: 'date',
  run: async (cli, { client, caseId, on = today() }) => {
    const [{ licences, facts, namesOf }, states, milestones] = await Promise.all([
      readCaseRows(client, caseId),
      client.licences.onDay({ caseId, on }),
      client.licences.milestones({ caseId }),
    ])
    const stateOf = new Map(states.map((state) => [state.licenceId, state]))
    const told = licences.map((row) => {
      const state = stateOf.get(row.id)
      return {
        ...row,
        number: formatRowNumber('licence', row.number),
        licensors: namesOf(row.licensorIds),
        licensees: namesOf(row.licenseeIds),
        state: state?.state ?? 'cannot-tell',
        possible: state?.possible ?? [],
        stretches: state?.stretches ?? [],
        because: stepsInWords(cli, state?.because ?? [], facts),
        milestones: milestones
          .filter(({ licenceId }) => licenceId === row.id)
          .map(({ what, state: stands, because }) => ({
            what,
            state: stands,
            because: stepsInWords(cli, because, facts),
          })),
        grounds: groundsInFull(row.grounds, facts),
      }
    })
    return {
      json: { on, licences: told },
      print() {
        const { t } = cli
        if (told.length === 0) print(t('reports:licences.none'))
        for (const licence of told) {
          print(`${licence.number} ${licence.title}: ${t(`chronology:state.${licence.state}`)}`)
          for (const { says } of licence.because) print(`  ${says}`)
          for (const { what, state } of licence.milestones)
            print(`  ${what}: ${t(`licences:milestone.state.${state}`)}`)
          for (const { id } of licence.grounds) {
            const fact = facts.get(id)
            if (fact) print(`  ${factInLine(cli, fact)}`)
          }
        }
      },
    }
  },
}
