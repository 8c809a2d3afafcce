import { procedures, vaultProcedures } from '../procedure.ts'
import { agreementsAbout } from './about.ts'
import { recordMap } from './map-exported.ts'
import { exportMatrix } from './matrix-files.ts'
import { exportAgreements, importAgreements } from './register-files.ts'
import { createResolver, resolveMatrix, resolvePair } from './resolving.ts'
import { readTreatyTables, tablesInOrder } from './tables.ts'

const procedure = vaultProcedures.agreements

export const agreementProcedures = procedure.router({
  resolve: procedure.resolve.handler(({ context: { vault, host }, input }) =>
    resolvePair(createResolver(vault, host.resources), input),
  ),
  matrix: procedure.matrix.handler(({ context: { vault, host }, input }) =>
    resolveMatrix(vault, host.resources, input),
  ),
  tables: procedures.agreements.tables.handler(({ context: { host } }) => tablesInOrder(host.resources)),
  about: procedure.about.handler(({ context: { vault }, input }) => agreementsAbout(vault, input.caseId)),
  exportMatrix: procedure.exportMatrix.handler(({ context, input, signal = new AbortController().signal }) =>
    exportMatrix(context, context.vault, input, signal),
  ),
  mapExported: procedure.mapExported.handler(({ context: { vault, host }, input }) =>
    recordMap(vault, host.resources, input),
  ),
  exportCsv: procedure.exportCsv.handler(({ context: { vault, papers } }) => exportAgreements(papers, vault)),
  importCsv: procedure.importCsv.handler(({ context: { vault, host }, input }) =>
    importAgreements(vault, input, readTreatyTables(host.resources).known),
  ),
})
