import { GAPS } from '../../../../../shared/domain/claim-gaps.ts'
import { print, printTable } from '../../output.ts'
import type { Report } from './report.ts'

/** What a case lacks: elements without a fact, facts without a document, what rests on one source, exhibits used nowhere. */
export const gapsReport: Report = {
  name: 'gaps',
  run: async ({ t }, { client, caseId }) => {
    const [found, rows] = await Promise.all([client.claims.gaps({ caseId }), client.registers.claim.list({ caseId })])
    const titles = new Map(rows.map(({ id, key, title }) => [id, { key, title }]))
    const counts = Object.fromEntries(GAPS.map((kind) => [kind, found.filter((gap) => gap.kind === kind).length]))
    return {
      json: {
        counts,
        gaps: found.map((gap) => ({ ...gap, claim: gap.claimId === null ? null : (titles.get(gap.claimId) ?? null) })),
      },
      print() {
        if (found.length === 0) return print(t('reports:gaps.none'))
        printTable(
          ['kind', 'claim', 'what'].map((column) => t(`reports:gaps.column.${column}`)),
          found.map(({ kind, claimId, element, label }) => {
            const title = claimId === null ? '' : (titles.get(claimId)?.title ?? '')
            return [t(`claims:gap.${kind}`), element === null ? title : `${title}, ${element}`, label]
          }),
        )
      },
    }
  },
}
