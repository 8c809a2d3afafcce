import { oc } from '@orpc/contract'
import { z } from 'zod'
import { StageEntry } from '../domain/stage.ts'
import { caseErrors } from './errors.ts'
import { Id } from './ids.ts'

export const stages = {
  list: oc
    .input(z.object({ caseId: Id }))
    .output(z.array(StageEntry))
    .errors(caseErrors),
  record: oc
    .input(StageEntry.omit({ id: true }).extend({ caseId: Id }))
    .output(StageEntry)
    .errors(caseErrors),
  /** Corrects an entry; before and after stand in the audit trail. */
  change: oc
    .input(z.object({ stageId: Id, fields: StageEntry.omit({ id: true }).partial() }))
    .output(StageEntry)
    .errors({ ...caseErrors, STAGE_NOT_FOUND: {} }),
  remove: oc
    .input(z.object({ stageId: Id }))
    .output(z.object({ removed: z.boolean() }))
    .errors({ ...caseErrors, STAGE_NOT_FOUND: {} }),
}
