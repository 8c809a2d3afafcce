import { inReadingOrder } from '../../../../../shared/domain/section.ts'
import { print } from '../../output.ts'
import type { Report } from './report.ts'

/** The sections of the narrative in reading order, with their text in JSON. */
export const sectionsReport: Report = {
  name: 'sections',
  run: async ({ t }, { client, caseId }) => {
    const all = await client.registers.section.list({ caseId })
    const sections = inReadingOrder(all.filter(({ withdrawnOn }) => withdrawnOn === null))
    return {
      json: { sections },
      print() {
        if (sections.length === 0) return print(t('reports:sections.none'))
        sections.forEach(({ heading, printed }, at) =>
          print(`${at + 1}. ${heading} (${t(`sections:printed.${printed ? 'yes' : 'no'}`)})`),
        )
      },
    }
  },
}
