import type { Due } from '../../../shared/contract/answers.ts'
import type { Row } from '../../../shared/contract/registers.ts'
import type { ActStanding } from '../../../shared/domain/act-standing.ts'
import { renewalUrgency } from '../../../shared/domain/right-renewal.ts'
import { standingRows } from '../registers/rows.ts'
import type { Vault } from '../vault/vault.ts'

/**
 * What falls due in a case, the earliest first: days that were entered and are not done, the earliest ends of limitation
 * that still runs by the rules chosen, and renewals of the rights that its acts and claims name.
 */
export function whatFallsDue(vault: Vault, caseId: string, standings: readonly ActStanding[], asOf: string): Due[] {
  const deadlines = standingRows(vault, 'deadline', caseId)
    .filter(({ doneOn }) => doneOn === null)
    .map(({ id, title, due }): Due => ({ kind: 'deadline', id, title, on: due, verified: true }))
  const acts = standingRows(vault, 'act', caseId)
  return [...deadlines, ...endsOfLimitation(acts, standings), ...renewals(vault, caseId, acts, asOf)].toSorted(
    (a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0),
  )
}

function endsOfLimitation(acts: readonly Row<'act'>[], standings: readonly ActStanding[]): Due[] {
  const titleOf = new Map(acts.map(({ id, title }) => [id, title]))
  return standings.flatMap(({ actId, limitation: { earliestEnd, state, verified } }): Due[] =>
    earliestEnd === null || state !== 'running'
      ? []
      : [{ kind: 'limitation', id: actId, title: titleOf.get(actId) ?? '', on: earliestEnd, verified }],
  )
}

function renewals(vault: Vault, caseId: string, acts: readonly Row<'act'>[], asOf: string): Due[] {
  const named = new Set([
    ...acts.flatMap(({ rightIds }) => rightIds),
    ...standingRows(vault, 'claim', caseId).flatMap(({ rightIds }) => rightIds),
    ...standingRows(vault, 'licence', caseId).flatMap(({ rightIds }) => rightIds),
  ])
  return standingRows(vault, 'right', null).flatMap((right): Due[] =>
    right.renewalDue !== null && named.has(right.id) && renewalUrgency(right, asOf) !== undefined
      ? [{ kind: 'renewal', id: right.id, title: right.title, on: right.renewalDue, verified: true }]
      : [],
  )
}
