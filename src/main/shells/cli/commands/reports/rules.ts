import { territoryInWords } from '../../../../../shared/messages/territory-words.ts'
import { print } from '../../output.ts'
import type { Report } from './report.ts'

/** The rules of limitation: those that ship, and the vault's own in place of those of the same name. */
export const rulesReport: Report = {
  name: 'rules',
  run: async ({ t, language }, { client }) => {
    const rules = await client.acts.rules()
    return {
      json: { rules },
      print() {
        for (const { ruleId, territory, title, years, months, longStopYears, ...rule } of rules) {
          const named = title[language] || territoryInWords(territory, language)
          const marks = [
            ...(rule.rowId === null ? [] : [t('reports:rules.own')]),
            ...(rule.verified ? [] : [t('common:notVerified')]),
          ]
          const time = [
            ...(years > 0 ? [t('reports:rules.years', { count: years })] : []),
            ...(months > 0 ? [t('reports:rules.months', { count: months })] : []),
            t(`acts:starts.${rule.starts}`),
            ...(longStopYears === null ? [] : [t('reports:rules.longStop', { count: longStopYears })]),
          ]
          print(`${ruleId}: ${[named, ...marks].join(', ')}`)
          print(`  ${time.join('; ')}`)
          print(`  ${[rule.article, rule.source].filter(Boolean).join('. ')}`)
        }
      },
    }
  },
}
