import { formatFactNumber } from '../../../../../shared/domain/fact.ts'
import { print } from '../../output.ts'
import type { Report } from './report.ts'
import { factInLine, toldFact } from './told-facts.ts'

/** Every fact that stands: its passages with who speaks, whom it is about, what it strains against and what rests on it. */
export const factsReport: Report = {
  name: 'facts',
  run: async (cli, { client, caseId }) => {
    const { t } = cli
    const [all, uses, { parties }] = await Promise.all([
      client.facts.list({ caseId }),
      client.facts.uses({ caseId }),
      client.cases.get({ case: caseId }),
    ])
    const names = new Map(parties.map(({ id, name }) => [id, name]))
    const numbers = new Map(all.map(({ id, number }) => [id, formatFactNumber(number)]))
    const usedBy = new Map(uses.map(({ factId, rows }) => [factId, rows]))
    const told = all
      .filter(({ withdrawnOn }) => withdrawnOn === null)
      .map((fact) => ({
        fact,
        about: fact.partyIds.flatMap((id) => names.get(id) ?? []),
        strainsWith: fact.strainsWith.flatMap((id) => numbers.get(id) ?? []),
        usedBy: usedBy.get(fact.id) ?? [],
      }))
    return {
      json: { facts: told.map(({ fact, ...rest }) => ({ ...toldFact(fact), ...rest })) },
      print() {
        if (told.length === 0) print(t('reports:facts.none'))
        for (const { fact, about, strainsWith, usedBy: rows } of told) {
          const marks = [
            t(`facts:dispute.${fact.dispute}`),
            ...(fact.criticality ? [t(`facts:criticality.${fact.criticality}`)] : []),
            ...(about.length > 0 ? [t('reports:facts.about', { parties: about.join(', ') })] : []),
            ...(strainsWith.length > 0 ? [t('reports:facts.strains', { facts: strainsWith.join(', ') })] : []),
            ...(rows.length > 0
              ? [t('reports:facts.usedBy', { uses: rows.map(({ label }) => label).join(', ') })]
              : []),
          ]
          print(`${fact.happened ?? '—'}  ${factInLine(cli, fact)}`)
          print(`    ${marks.join('; ')}`)
        }
      },
    }
  },
}
