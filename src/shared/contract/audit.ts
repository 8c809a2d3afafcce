import { oc } from '@orpc/contract'
import { z } from 'zod'
import { Language } from '../domain/language.ts'
import { refusals, vaultErrors } from './errors.ts'
import { Day, Id, Instant } from './ids.ts'
import { Paper } from './papers.ts'

/** One change, as the audit trail holds it. `act` is a feature and a verb: `case.created`, `exhibit.served`. */
export const Entry = z.object({
  chain: z.string(),
  seq: z.int(),
  at: Instant,
  /** The name that the operator declared, and the operating system's account. */
  operator: z.string(),
  account: z.string(),
  act: z.string(),
  subject: z.string(),
  before: z.unknown(),
  after: z.unknown(),
  /** Its values were deleted for good; the chain holds without them. */
  removed: z.boolean(),
  /** What the subject is listed as today, where it still is there. */
  about: z.string().nullable(),
  hash: z.string(),
})
export type Entry = z.infer<typeof Entry>

export const EntryFilter = z.object({
  /** A case's chain; `vault` for what belongs to no case; all where absent. */
  chain: z.union([z.literal('vault'), Id]).optional(),
  /** Entries on this document, those that name it among others included. */
  documentId: Id.optional(),
  operator: z.string().max(120).optional(),
  /** The feature's part of the act, as `document`. */
  of: z.string().max(40).optional(),
  /** Days of the computer's own zone, both included. */
  from: Day.optional(),
  to: Day.optional(),
})
export type EntryFilter = z.infer<typeof EntryFilter>

export const audit = {
  /** The latest entries of a case's chain, or of the vault's own, newest first. */
  latest: oc
    .input(z.object({ caseId: Id.optional(), limit: z.int().min(1).max(500) }))
    .output(z.array(Entry))
    .errors(refusals(vaultErrors)),
  /** Newest first; `next` asks for those before. `total` counts all that the filter lets through. */
  list: oc
    .input(EntryFilter.extend({ before: z.string().max(200).optional(), limit: z.int().min(1).max(500) }))
    .output(z.object({ entries: z.array(Entry), next: z.string().nullable(), total: z.int() }))
    .errors(refusals(vaultErrors)),
  /** What can be filtered by: everybody who made an entry, and the features that did. */
  filters: oc
    .input(EntryFilter.pick({ chain: true }))
    .output(z.object({ operators: z.array(z.string()), of: z.array(z.string()) }))
    .errors(refusals(vaultErrors)),
  /**
   * The entries that the filter lets through, oldest first, with what a stranger needs to check the chain. Values of
   * entries on documents that may not leave the house are withheld, unless the `whole` trail is asked for.
   */
  export: oc
    .input(
      EntryFilter.extend({ format: z.enum(['csv', 'pdf']), language: Language, whole: z.boolean().default(false) }),
    )
    .output(Paper)
    .errors(refusals(vaultErrors)),
}
