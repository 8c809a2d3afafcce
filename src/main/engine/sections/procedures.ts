import { requireCase } from '../cases/require.ts'
import { vaultProcedures } from '../procedure.ts'
import { moveSection } from './moving.ts'
import { listReferences } from './references.ts'
import { listTargets } from './targets.ts'

const procedure = vaultProcedures.sections

export const sectionProcedures = procedure.router({
  references: procedure.references.handler(({ context: { vault }, input }) =>
    listReferences(vault, requireCase(vault, input.caseId).id),
  ),
  targets: procedure.targets.handler(({ context: { vault }, input }) =>
    listTargets(vault, requireCase(vault, input.caseId).id),
  ),
  move: procedure.move.handler(({ context: { vault }, input }) => moveSection(vault, input)),
})
