import { vaultProcedures } from '../procedure.ts'
import { lossComputation, lossFigures } from './figures.ts'

const procedure = vaultProcedures.loss

export const lossProcedures = procedure.router({
  figures: procedure.figures.handler(({ context: { vault }, input }) =>
    lossFigures(vault, input.caseId, () => undefined),
  ),
  computation: procedure.computation.handler(({ context, input }) => lossComputation(context.vault, input.lineId)),
})
