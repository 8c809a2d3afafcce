import { formatRowNumber } from '../../../../../shared/domain/register-kinds.ts'
import { today } from '../../civil-day.ts'
import { print } from '../../output.ts'
import { groundsInFull, readCaseRows, stepsInWords } from './case-rows.ts'
import type { Report } from './report.ts'
import { factInLine } from './told-facts.ts'

/** Each act of a case: the licence that day, limits, rights, notice, what it stands on, its time, and its passages. */
export const actsReport: Report = {
  name: 'acts',
  run: async (cli, { client, caseId }) => {
    const { t } = cli
    const [{ acts, licences, facts, namesOf }, standings] = await Promise.all([
      readCaseRows(client, caseId),
      client.acts.standings({ caseId }),
    ])
    const standingOf = new Map(standings.map((standing) => [standing.actId, standing]))
    const numberOf = new Map(licences.map(({ id, number }) => [id, formatRowNumber('licence', number)]))
    const told = acts.flatMap((row) => {
      const standing = standingOf.get(row.id)
      if (!standing) return []
      const { actId: _id, because, licences: asked, rights, limitation, ...brief } = standing
      return {
        ...row,
        ...brief,
        number: formatRowNumber('act', row.number),
        actorName: row.actorId === null ? row.actor : namesOf([row.actorId])[0],
        because: stepsInWords(cli, because, facts),
        licences: asked.map(({ because: why, limits, ...licence }) => ({
          ...licence,
          number: numberOf.get(licence.licenceId),
          because: stepsInWords(cli, why, facts),
          limits: limits.map((limit) => ({ ...limit, because: stepsInWords(cli, limit.because, facts) })),
        })),
        rights: rights.map((right) => ({ ...right, because: stepsInWords(cli, right.because, facts) })),
        limitation: { ...limitation, because: stepsInWords(cli, limitation.because, facts) },
        grounds: groundsInFull(row.grounds, facts),
      }
    })
    return {
      json: { asOf: today(), acts: told },
      print() {
        if (told.length === 0) print(t('reports:acts.none'))
        for (const act of told) {
          print(
            `${act.number} ${act.title}: ${t(`chronology:state.${act.licence}`)}; ${t(`acts:stands.${act.stands}`)}`,
          )
          for (const licence of act.licences) {
            print(`  ${licence.number}: ${t(`chronology:state.${licence.state}`)}`)
            for (const { limit, broken } of licence.limits) {
              print(`    ${t(`acts:limit.${limit}`)}: ${t(`acts:broken.${broken}`)}`)
            }
          }
          for (const { says } of act.because) print(`  ${says}`)
          const verified =
            act.limitation.ruleId === null || act.limitation.verified ? '' : ` (${t('common:notVerified')})`
          print(`  ${t(`acts:time.${act.limitation.state}`)}${verified}`)
          if (act.limitation.earliestEnd !== null) print(`  ${t('acts:earliestEnd')} ${act.limitation.earliestEnd}`)
          for (const { id } of act.grounds) {
            const fact = facts.get(id)
            if (fact) print(`  ${factInLine(cli, fact)}`)
          }
        }
      },
    }
  },
}
