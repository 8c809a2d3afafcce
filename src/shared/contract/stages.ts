import { oc } from '@orpc/contract'
import { z } from 'zod'
import { StageDraft, StageEntry } from '../domain/stage.ts'
import { caseErrors, refusals, staleError } from './errors.ts'
import { Id } from './ids.ts'

export const stages = {
  list: oc
    .input(z.object({ caseId: Id }))
    .output(z.array(StageEntry))
    .errors(refusals(caseErrors)),
  record: oc
    .input(StageDraft.extend({ caseId: Id }))
    .output(StageEntry)
    .errors(refusals(caseErrors)),
  /** Corrects an entry; before and after stand in the audit trail. */
  change: oc
    .input(z.object({ stageId: Id, revision: z.int(), fields: StageDraft.partial() }))
    .output(StageEntry)
    .errors(refusals({ ...caseErrors, ...staleError(StageEntry), STAGE_NOT_FOUND: {} })),
  remove: oc
    .input(z.object({ stageId: Id, revision: z.int() }))
    .output(z.object({ removed: z.boolean() }))
    .errors(refusals({ ...caseErrors, ...staleError(StageEntry), STAGE_NOT_FOUND: {} })),
}
