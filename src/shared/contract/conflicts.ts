import { oc } from '@orpc/contract'
import { z } from 'zod'
import { PartyRole } from './cases.ts'
import { caseErrors, refusals } from './errors.ts'
import { Id } from './ids.ts'

/** Where a case of this vault names somebody. */
export const Appearance = z.object({
  partyId: Id,
  role: PartyRole,
  caseId: Id,
  reference: z.string(),
  caseTitle: z.string(),
  country: z.string().nullable(),
})
export type Appearance = z.infer<typeof Appearance>

/** A name of a case that one of those asked for may be. */
export const Meeting = Appearance.extend({
  asked: z.string(),
  name: z.string(),
  /** The other name by which it was met; null where it was met by `name`. */
  alias: z.string().nullable(),
  /** 0 to 1; 1 where they are the same but for script, case, order of words and legal form. */
  likeness: z.number(),
})
export type Meeting = z.infer<typeof Meeting>

/** Somebody whom the vault's cases name; of one name and its other names, in whatever script. */
export const Person = z.object({
  name: z.string(),
  aliases: z.array(z.string()),
  countries: z.array(z.string()),
  appears: z.array(Appearance),
})
export type Person = z.infer<typeof Person>

export const conflicts = {
  /** Whom the vault's cases name that these may be, the likest first. Archived cases count. */
  check: oc
    .input(
      z.object({
        names: z.array(z.string().trim().min(1).max(300)).min(1).max(100),
        /** A case that is left out, as the one to which somebody is being added. */
        exceptCaseId: Id.optional(),
      }),
    )
    .output(z.array(Meeting))
    .errors(refusals(caseErrors)),
  /** Everybody whom the vault's cases name, by name. */
  people: oc.output(z.array(Person)).errors(refusals(caseErrors)),
}
