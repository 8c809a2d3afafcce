import { vaultProcedures } from '../procedure.ts'
import { deleteForGood, previewDeletion } from './deleting.ts'

const procedure = vaultProcedures.deletion

export const deletionProcedures = procedure.router({
  preview: procedure.preview.handler(({ context, input }) => previewDeletion(context.vault, input.documentId)),
  deleteForGood: procedure.deleteForGood.handler(({ context, input }) => {
    const { caseId, ...deleted } = deleteForGood(context.vault, input.documentId, input.fileName, input.reason)
    for (const topic of ['evidence', 'exhibits', 'facts', 'registers', 'dossier', 'jobs', 'cases'] as const)
      context.changes.tell(topic, caseId)
    return deleted
  }),
})
