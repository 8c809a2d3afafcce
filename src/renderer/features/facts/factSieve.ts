import { z } from 'zod'
import { Criticality, Dispute, type FactSieve } from '../../../shared/domain/fact.ts'

export const NOT_WEIGHED = 'none'

/** What an address says of the facts that are looked for. */
export const FACT_SIEVE = {
  party: z.uuidv7().optional().catch(undefined),
  weight: z
    .union([Criticality, z.literal(NOT_WEIGHED)])
    .optional()
    .catch(undefined),
  dispute: Dispute.optional().catch(undefined),
}

interface Searched {
  readonly party?: string | undefined
  readonly weight?: Criticality | typeof NOT_WEIGHED | undefined
  readonly dispute?: Dispute | undefined
}

export function sieveOf({ party, weight, dispute }: Searched): FactSieve {
  return { partyId: party, criticality: weight === NOT_WEIGHED ? null : weight, dispute }
}
