import { requireCase } from '../cases/require.ts'
import { vaultProcedures } from '../procedure.ts'
import { removeDraft, reorderDrafts } from './drafts.ts'
import { listExhibits } from './exhibits.ts'
import { numberAs, numberDocuments } from './numbering.ts'
import { listSeries, setSeries } from './series.ts'
import { serveExhibits, withdrawExhibit } from './serving.ts'

const procedure = vaultProcedures.exhibits

export const exhibitProcedures = procedure.router({
  list: procedure.list.handler(({ context: { vault }, input }) => {
    const { id } = requireCase(vault, input.caseId)
    return { series: listSeries(vault, id), exhibits: listExhibits(vault, id) }
  }),
  number: procedure.number.handler(({ context, input: { caseId, exceptions = [], ...numbered } }) =>
    numberDocuments(context.vault, caseId, { ...numbered, exceptions }),
  ),
  numberAs: procedure.numberAs.handler(({ context, input: { exceptions = [], ...as } }) =>
    numberAs(context.vault, { ...as, exceptions }),
  ),
  reorder: procedure.reorder.handler(({ context, input }) =>
    reorderDrafts(context.vault, input.caseId, input.series, input.drafts),
  ),
  remove: procedure.remove.handler(({ context, input }) => {
    removeDraft(context.vault, input.exhibitId)
    return { removed: true }
  }),
  serve: procedure.serve.handler(({ context, input: { exhibitIds, service, exceptions = [] } }) =>
    serveExhibits(context.vault, exhibitIds, service, exceptions),
  ),
  withdraw: procedure.withdraw.handler(({ context, input }) =>
    withdrawExhibit(context.vault, input.exhibitId, input.on),
  ),
  setSeries: procedure.setSeries.handler(({ context, input }) =>
    setSeries(context.vault, input.caseId, input.before, input.series),
  ),
})
