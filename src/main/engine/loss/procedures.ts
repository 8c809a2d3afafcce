import { vaultProcedures } from '../procedure.ts'
import { lossComputation, lossFigures } from './figures.ts'

const procedure = vaultProcedures.loss

export const lossProcedures = procedure.router({
  figures: procedure.figures.handler(({ context: { vault, host }, input }) =>
    lossFigures(vault, host.resources, input.caseId),
  ),
  computation: procedure.computation.handler(({ context, input }) => lossComputation(context.vault, input.lineId)),
})
