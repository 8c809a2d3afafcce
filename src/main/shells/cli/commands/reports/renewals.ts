import { territoryInWords } from '../../../../../shared/messages/territory-words.ts'
import { today } from '../../civil-day.ts'
import { print, printTable } from '../../output.ts'
import type { Report } from './report.ts'

/** Days ahead that are told of. */
const AHEAD = 366

/** Renewals of rights that fall due within a year, and those overdue. */
export const renewalsReport: Report = {
  name: 'renewals',
  run: async ({ t, language }, { client }) => {
    const [due, rights] = await Promise.all([
      client.rights.renewals({ withinDays: AHEAD }),
      client.registers.right.list({ caseId: null }),
    ])
    const rightOf = new Map(rights.map((right) => [right.id, right]))
    const told = due.flatMap((renewal) => {
      const right = rightOf.get(renewal.rightId)
      if (!right) return []
      const { type, title, territory, registrationNumber } = right
      return [{ ...renewal, type, title, territory, registrationNumber }]
    })
    return {
      json: { asOf: today(), renewals: told },
      print() {
        if (told.length === 0) return print(t('rights:report.noRenewals'))
        printTable(
          ['renewalDue', 'title', 'territory', 'registrationNumber'].map((column) => t(`rights:column.${column}`)),
          told.map(({ due: day, urgency, type, title, territory, registrationNumber }) => [
            `${day} (${t(`rights:renewal.${urgency}`)})`,
            `${title} (${t(`rights:type.${type}`)})`,
            territoryInWords(territory, language),
            registrationNumber || '—',
          ]),
        )
      },
    }
  },
}
