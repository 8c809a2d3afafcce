import { print } from '../../output.ts'
import type { Report } from './report.ts'

/** The causes of action that ship: what is to be proved, what is to be expected against it, and on what source. */
export const causesReport: Report = {
  name: 'causes',
  run: async ({ t, language }, { client }) => {
    const causes = await client.claims.causes()
    return {
      json: { causes },
      print() {
        for (const { id, title, law, elements, defences, source, verified } of causes) {
          print(`${id}: ${title[language]}. ${law[language]}`)
          elements.forEach((element, at) =>
            print(`  ${t('reports:claims.element', { number: at + 1, title: element.title[language] })}`),
          )
          if (defences.length > 0) {
            print(`  ${t('reports:claims.defences')}: ${defences.map((defence) => defence[language]).join('; ')}`)
          }
          print(`  ${t('reports:column.source')}: ${source}${verified ? '' : ` (${t('common:notVerified')})`}`)
        }
      },
    }
  },
}
