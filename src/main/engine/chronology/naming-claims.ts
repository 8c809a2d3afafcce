import type { Row } from '../../../shared/contract/registers.ts'

/** Which claims name a fact, a licence, a right or a party, by its id. */
export interface ClaimsNaming {
  /** The claims that name any of these ids, in the order of their numbers. */
  of(ids: readonly string[]): string[]
  /** The same without claims against others than this defendant. */
  against(defendantId: string | null, ids: readonly string[]): string[]
}

export function claimsNaming(claims: readonly Row<'claim'>[]): ClaimsNaming {
  const naming = new Map<string, string[]>()
  const order = new Map(claims.map(({ id }, at) => [id, at]))
  const defendants = new Map(claims.map(({ id, defendantIds }) => [id, new Set(defendantIds)]))
  for (const claim of claims) {
    for (const id of namedBy(claim)) {
      const known = naming.get(id)
      if (known) known.push(claim.id)
      else naming.set(id, [claim.id])
    }
  }
  function of(ids: readonly string[]): string[] {
    const found = new Set(ids.flatMap((id) => naming.get(id) ?? []))
    return found.size < 2 ? [...found] : [...found].sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0))
  }
  return {
    of,
    against: (defendantId, ids) =>
      of(ids).filter((id) => {
        const against = defendants.get(id)
        return defendantId === null || !against || against.size === 0 || against.has(defendantId)
      }),
  }
}

function namedBy({ elements, defences, grounds, rightIds, licenceIds }: Row<'claim'>): Set<string> {
  return new Set([
    ...elements.flatMap(({ factIds, againstIds }) => [...factIds, ...againstIds]),
    ...defences.flatMap(({ factIds }) => factIds),
    ...grounds.map(({ factId }) => factId),
    ...rightIds,
    ...licenceIds,
  ])
}
