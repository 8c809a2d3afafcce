import type { ConsentStanding } from '../../../shared/contract/claims.ts'
import type { Cause } from '../../../shared/domain/claim-cause.ts'
import { consentTo } from '../../../shared/domain/claim-consent.ts'
import { sidesOf } from '../../../shared/domain/claim-sides.ts'
import { edtfDate } from '../../../shared/domain/edtf.ts'
import { calendarOf, possibleWithin } from '../../../shared/domain/licence-state.ts'
import { readingsOf } from '../../../shared/domain/readings.ts'
import { requireCase } from '../cases/require.ts'
import { today } from '../clock.ts'
import { sourcesOfFacts } from '../facts/cited-facts.ts'
import { partiesOf } from '../parties/parties.ts'
import { standingRows } from '../registers/rows.ts'
import type { Vault } from '../vault/vault.ts'

/** Whether each defendant agreed to arbitrate each claim, as of a day (ISO 8601). Throws CASE_NOT_FOUND. */
export function consentStandings(
  vault: Vault,
  causes: readonly Cause[],
  caseId: string,
  on: string = today(),
): ConsentStanding[] {
  requireCase(vault, caseId)
  const parties = partiesOf(vault, caseId)
  const names = new Map(parties.map(({ id, name }) => [id, name]))
  const day = readingsOf(edtfDate(on))
  const states = new Map(
    standingRows(vault, 'licence', caseId).map((licence) => [licence.id, possibleWithin(calendarOf(licence), day)]),
  )
  const facts = sourcesOfFacts(vault, caseId)
  const shows = (factId: string) => {
    const fact = facts.get(factId)
    return fact !== undefined && !fact.withdrawn && fact.supporting.length > 0
  }
  const clauses = standingRows(vault, 'consent', caseId).map((clause) => ({
    ...clause,
    grounds: clause.grounds.filter(({ factId }) => shows(factId)),
  }))
  return standingRows(vault, 'claim', caseId).flatMap((claim) => {
    const { claimantIds, defendantIds } = sidesOf(claim, parties)
    const basis = causes.find(({ id }) => id === claim.causeId)?.basis ?? null
    return defendantIds.map((defendantId) => {
      const asked = {
        claim: { id: claim.id, licenceIds: claim.licenceIds, claimantIds, basis },
        defendantId,
        nameOf: (id: string) => names.get(id) ?? '',
        licenceStates: (licenceId: string) => states.get(licenceId) ?? [],
      }
      return { claimId: claim.id, defendantId, ...consentTo(asked, clauses) }
    })
  })
}
