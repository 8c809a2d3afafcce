import { territoryInWords } from '../../../../../shared/messages/territory-words.ts'
import { likenessInWords } from '../../../../../shared/messages/meeting-words.ts'
import { print, printTable } from '../../output.ts'
import type { Report } from './report.ts'

/** Names in one check. */
const AT_ONCE = 100

/** Whom a case names, in which role, and where else in the vault somebody of a like name stands. */
export const people: Report = {
  name: 'people',
  run: async ({ t, language }, { client, caseId }) => {
    const { parties } = await client.cases.get({ case: caseId })
    const told = await Promise.all(
      parties.map(async ({ id, name, aliases, role, country }) => {
        const names = [name, ...aliases].slice(0, AT_ONCE)
        const elsewhere = await client.conflicts.check({ names, exceptCaseId: caseId })
        return { id, name, aliases, role, country, elsewhere }
      }),
    )
    return {
      json: { people: told },
      print() {
        if (told.length === 0) return print(t('conflicts:report.none'))
        printTable(
          [t('conflicts:head.name'), t('conflicts:head.roles'), t('conflicts:countries'), t('conflicts:appears')],
          told.map(({ name, role, country, elsewhere }) => [
            name,
            t(`cases:role.${role}`),
            country === null ? '—' : territoryInWords(country, language),
            elsewhere
              .map(
                (met) =>
                  `${met.reference} ${met.name}, ${t(`cases:role.${met.role}`)} (${likenessInWords(met.likeness, t)})`,
              )
              .join('; ') || '—',
          ]),
        )
      },
    }
  },
}
