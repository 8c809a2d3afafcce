import type { Answer } from '../../../shared/contract/answers.ts'
import type { ConsentStanding } from '../../../shared/contract/claims.ts'
import { standingRows } from '../registers/rows.ts'
import { type Known, MOST, type Said, say } from './known.ts'

/** Whether each defendant agreed to arbitrate each claim. */
export function consentToArbitrate(known: Known, standings: readonly ConsentStanding[]): Said[] {
  const { vault, caseId, claims, partyOf } = known
  const claimOf = new Map(claims.map((claim) => [claim.id, claim]))
  const clauseOf = new Map(standingRows(vault, 'consent', caseId).map((clause) => [clause.id, clause]))
  const told = standings.slice(0, MOST).map(({ claimId, defendantId, state, consentId, because }) => {
    const clause = consentId === null ? undefined : clauseOf.get(consentId)
    const values = {
      defendant: partyOf.get(defendantId)?.name ?? '',
      claim: claimOf.get(claimId)?.title ?? '',
      clause: clause?.title ?? '',
    }
    const isOpen = state === 'cannot-tell' || state === 'may-not-survive'
    return say(`consent.${state}`, values, {
      told: isOpen ? 'cannot-tell' : state === 'no-consent-in-evidence' ? 'not-in-evidence' : 'told',
      factIds: [...new Set(because.flatMap(({ factIds }) => factIds))],
      about: { kind: 'claim', id: claimId },
    })
  })
  return standings.length > MOST ? [...told, say('more.claims', { count: standings.length - MOST })] : told
}

export function consentTally(standings: readonly ConsentStanding[]): Answer['tally'] {
  const counted = Map.groupBy(standings, ({ state }) => {
    if (state === 'in-evidence') return 'consent'
    return state === 'cannot-tell' || state === 'may-not-survive' ? 'cannot-tell' : 'no-consent'
  })
  return [...counted].map(([key, { length: count }]) => ({ key, count }))
}
