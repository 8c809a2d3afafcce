import { isBroken } from '../../../../../shared/domain/reference-target.ts'
import { print, printTable } from '../../output.ts'
import type { Report } from './report.ts'

/** The references in the sections of a case, and why those that do not resolve do not. */
export const referencesReport: Report = {
  name: 'references',
  run: async ({ t }, { client, caseId }) => {
    const all = await client.sections.references({ caseId })
    const wanting = all.filter(({ state }) => state !== 'resolved')
    const broken = all.filter(({ state }) => isBroken(state)).length
    return {
      json: { references: all, broken },
      print() {
        if (all.length === 0) return print(t('reports:references.none'))
        if (wanting.length === 0) return print(t('reports:references.all', { count: all.length }))
        print(t('reports:references.some', { broken: wanting.length, all: all.length }))
        printTable(
          ['reference', 'section', 'why'].map((column) => t(`reports:references.column.${column}`)),
          wanting.map(({ label, kept, heading, state }) => [label ?? kept, heading, t(`sections:state.${state}`)]),
        )
      },
    }
  },
}
