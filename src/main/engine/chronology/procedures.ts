import { vaultProcedures } from '../procedure.ts'
import { chronologyOf } from './chronology.ts'
import { exportChronology } from './exporting.ts'

const procedure = vaultProcedures.chronology

export const chronologyProcedures = procedure.router({
  ofCase: procedure.ofCase.handler(({ context: { vault, host }, input: { caseId, ...filter } }) =>
    chronologyOf(vault, host.resources, caseId, filter),
  ),
  exportCsv: procedure.exportCsv.handler(({ context, input }) => exportChronology(context, context.vault, input)),
})
