import type { ClaimDraft, Position } from './claim.ts'

interface Party {
  readonly id: string
  readonly role: string
}

export interface Sides {
  readonly claimantIds: readonly string[]
  readonly defendantIds: readonly string[]
}

/** Counterclaims and set-off are raised by the defendants of the case against its claimants. */
export function exchangesSides(position: Position): boolean {
  return position === 'counterclaim' || position === 'set-off'
}

/** Who claims from whom: as the claim says, else the parties of the case, their sides exchanged where its position does. */
export function sidesOf(
  claim: Pick<ClaimDraft, 'position' | 'claimantIds' | 'defendantIds'>,
  parties: readonly Party[],
): Sides {
  const inRole = (role: string) => parties.filter((party) => party.role === role).map(({ id }) => id)
  const [ours, theirs] = exchangesSides(claim.position)
    ? [inRole('defendant'), inRole('claimant')]
    : [inRole('claimant'), inRole('defendant')]
  return {
    claimantIds: claim.claimantIds.length > 0 ? claim.claimantIds : ours,
    defendantIds: claim.defendantIds.length > 0 ? claim.defendantIds : theirs,
  }
}
