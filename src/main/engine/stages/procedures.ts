import { requireCase } from '../cases/require.ts'
import { vaultProcedures } from '../procedure.ts'
import { changeStage, listStages, recordStage, removeStage } from './stages.ts'

const procedure = vaultProcedures.stages

export const stageProcedures = procedure.router({
  list: procedure.list.handler(({ context: { vault }, input }) =>
    listStages(vault, requireCase(vault, input.caseId).id),
  ),
  record: procedure.record.handler(({ context, input: { caseId, ...entry } }) =>
    recordStage(context.vault, caseId, entry),
  ),
  change: procedure.change.handler(({ context, input }) =>
    changeStage(context.vault, input.stageId, input.revision, input.fields),
  ),
  remove: procedure.remove.handler(({ context, input }) => {
    removeStage(context.vault, input.stageId, input.revision)
    return { removed: true }
  }),
})
