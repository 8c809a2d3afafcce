import { vaultProcedures } from '../procedure.ts'
import { makeDossier } from './making.ts'
import { readinessOf } from './readiness.ts'
import { listDossiers, requireDossier } from './versions.ts'

const procedure = vaultProcedures.dossier

export const dossierProcedures = procedure.router({
  readiness: procedure.readiness.handler(({ context, input }) => readinessOf(context.vault, input.caseId)),
  make: procedure.make.handler(({ context, input: { caseId, language, exceptions = [], chronology = false } }) =>
    makeDossier(context, context.vault, { caseId, language, exceptions, chronology }),
  ),
  versions: procedure.versions.handler(({ context, input }) => listDossiers(context.vault, input.caseId)),
  pageSizes: procedure.pageSizes.handler(({ context, input }) =>
    requireDossier(context.vault, input.dossierId).pageSizes.map(([width, height]) => ({ width, height })),
  ),
})
