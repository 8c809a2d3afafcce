import { oc } from '@orpc/contract'
import { z } from 'zod'
import { ActStanding } from '../domain/act-standing.ts'
import { LimitationRuleDraft } from '../domain/limitation.ts'
import { caseErrors, refusals, vaultErrors } from './errors.ts'
import { Id } from './ids.ts'

/** What a list shows of an act's standing. */
export const ActInBrief = ActStanding.pick({
  actId: true,
  licence: true,
  goesOn: true,
  notice: true,
  stands: true,
  origins: true,
}).extend({
  /** What the licence that counts may have been. */
  possible: ActStanding.shape.licences.element.shape.possible,
  limitation: ActStanding.shape.limitation.omit({ because: true }),
})
export type ActInBrief = z.infer<typeof ActInBrief>

/** A rule that ships, or one of the vault's own. */
export const KnownLimitationRule = LimitationRuleDraft.extend({
  /** The row of the vault's own; null for one that ships. */
  rowId: Id.nullable(),
})
export type KnownLimitationRule = z.infer<typeof KnownLimitationRule>

export const acts = {
  /** What follows for each act that was not withdrawn, in brief; by number. */
  list: oc
    .input(z.object({ caseId: Id }))
    .output(z.array(ActInBrief))
    .errors(refusals(caseErrors)),
  /** What follows for each act that was not withdrawn, step by step; by number. */
  standings: oc
    .input(z.object({ caseId: Id }))
    .output(z.array(ActStanding))
    .errors(refusals(caseErrors)),
  /** The same for one act, withdrawn or not. */
  standing: oc
    .input(z.object({ actId: Id }))
    .output(ActStanding)
    .errors(refusals({ ...caseErrors, ROW_NOT_FOUND: {} })),
  /** The rules of limitation, those of the vault in place of shipped ones of the same name. */
  rules: oc.output(z.array(KnownLimitationRule)).errors(refusals(vaultErrors)),
}
