import { oc } from '@orpc/contract'
import { z } from 'zod'
import { refusals, vaultErrors } from './errors.ts'
import { Id, Instant } from './ids.ts'

/** One change, as the audit trail holds it. `act` is a feature and a verb: `case.created`, `exhibit.served`. */
export const Entry = z.object({
  chain: z.string(),
  seq: z.int(),
  at: Instant,
  /** The name the operator gave, and the operating system's account. */
  operator: z.string(),
  account: z.string(),
  act: z.string(),
  subject: z.string(),
  before: z.unknown(),
  after: z.unknown(),
})
export type Entry = z.infer<typeof Entry>

export const audit = {
  /** The latest entries of a case's chain, or of the vault's own, newest first. */
  latest: oc
    .input(z.object({ caseId: Id.optional(), limit: z.int().min(1).max(500) }))
    .output(z.array(Entry))
    .errors(refusals(vaultErrors)),
}
