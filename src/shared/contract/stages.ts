import { oc } from '@orpc/contract'
import { z } from 'zod'
import { StageEntry } from '../domain/stage.ts'
import { caseErrors, refusals } from './errors.ts'
import { Id } from './ids.ts'

export const stages = {
  list: oc
    .input(z.object({ caseId: Id }))
    .output(z.array(StageEntry))
    .errors(refusals(caseErrors)),
  record: oc
    .input(StageEntry.omit({ id: true }).extend({ caseId: Id }))
    .output(StageEntry)
    .errors(refusals(caseErrors)),
  /** Corrects an entry; before and after stand in the audit trail. */
  change: oc
    .input(z.object({ stageId: Id, fields: StageEntry.omit({ id: true }).partial() }))
    .output(StageEntry)
    .errors(refusals({ ...caseErrors, STAGE_NOT_FOUND: {} })),
  remove: oc
    .input(z.object({ stageId: Id }))
    .output(z.object({ removed: z.boolean() }))
    .errors(refusals({ ...caseErrors, STAGE_NOT_FOUND: {} })),
}
