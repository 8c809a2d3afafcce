import { civilDay } from '../../civil-day.ts'
import { print, printTable } from '../../output.ts'
import type { Report } from './report.ts'

/** The conflict checks that were recorded for a case, and those for none. */
export const conflictsReport: Report = {
  name: 'conflicts',
  run: async ({ t }, { client, caseId }) => {
    const checks = (await client.registers['conflict-check'].list({ caseId: null })).filter(
      ({ withdrawnOn, forCaseId }) => withdrawnOn === null && (forCaseId === caseId || forCaseId === null),
    )
    return {
      json: { checks },
      print() {
        if (checks.length === 0) return print(t('conflicts:report.noChecks'))
        printTable(
          ['on', 'names', 'decision', 'found'].map((column) => t(`conflicts:checks.head.${column}`)),
          checks.map(({ madeAt, madeBy, names, decision, reason, found }) => [
            `${civilDay(madeAt)}, ${madeBy}`,
            names.join(', '),
            [t(`conflicts:decision.${decision}`), reason].filter(Boolean).join(': '),
            found.map(({ name, reference }) => `${reference} ${name}`).join(', ') || '—',
          ]),
        )
      },
    }
  },
}
