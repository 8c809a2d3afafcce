import type { Party } from '../../../../../shared/contract/cases.ts'
import { territoryInWords } from '../../../../../shared/messages/territory-words.ts'
import { likenessInWords } from '../../../../../shared/messages/meeting-words.ts'
import { print, printTable } from '../../output.ts'
import type { Report } from './report.ts'

const namesOf = ({ name, aliases }: Party) => [name, ...aliases]

/** Names in one check. */
const AT_ONCE = 100

/** Whom a case names, in which role, and where else in the vault somebody of a like name stands. */
export const peopleReport: Report = {
  name: 'people',
  run: async ({ t, language }, { client, caseId }) => {
    const { parties } = await client.cases.get({ case: caseId })
    const ask = (names: string[]) => client.conflicts.check({ names, exceptCaseId: caseId })
    const all = [...new Set(parties.flatMap(namesOf))]
    let isMet = false
    for (let at = 0; at < all.length && !isMet; at += AT_ONCE) {
      isMet = (await ask(all.slice(at, at + AT_ONCE))).length > 0
    }
    const told = await Promise.all(
      parties.map(async (party) => {
        const { id, name, aliases, role, country } = party
        // Of several names that are asked together, a meeting tells the likest alone.
        const elsewhere = isMet ? await ask(namesOf(party).slice(0, AT_ONCE)) : []
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
