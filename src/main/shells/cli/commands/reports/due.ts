import { today } from '../../civil-day.ts'
import { print, printTable } from '../../output.ts'
import type { Report } from './report.ts'

/** What falls due in a case: days that were entered, ends of limitation, renewals. */
export const dueReport: Report = {
  name: 'due',
  run: async ({ t }, { client, caseId }) => {
    const due = await client.answers.due({ caseId })
    return {
      json: { asOf: today(), due },
      print() {
        if (due.length === 0) print(t('answers:next.none'))
        else
          printTable(
            [t('reports:due.on'), t('reports:due.what')],
            due.map(({ kind, title, on, verified }) => [
              on,
              [
                kind === 'deadline' ? title : t(`answers:next.${kind}`, { title }),
                verified ? '' : t('answers:next.unverified'),
              ]
                .filter(Boolean)
                .join(', '),
            ]),
          )
      },
    }
  },
}
