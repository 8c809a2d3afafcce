import type { ElementStanding } from '../../../shared/contract/claims.ts'
import { countElement } from '../../../shared/domain/claim-gaps.ts'
import { requireCase } from '../cases/require.ts'
import { standingRows } from '../registers/rows.ts'
import type { Vault } from '../vault/vault.ts'
import { weighCase } from './weighing.ts'

/** What stands behind every element of a case's claims, in their order. Throws CASE_NOT_FOUND. */
export function elementStandings(vault: Vault, caseId: string): ElementStanding[] {
  requireCase(vault, caseId)
  const weighed = weighCase(vault, caseId)
  return standingRows(vault, 'claim', caseId).flatMap(({ id: claimId, elements }) =>
    elements.map((element) => {
      const { unshown: _unshown, exhibits, ...count } = countElement(element, weighed)
      return { claimId, number: element.number, ...count, exhibits: [...exhibits] }
    }),
  )
}
