import { vaultProcedures } from '../procedure.ts'
import { latestEntries } from './entries.ts'

const procedure = vaultProcedures.audit

export const auditProcedures = procedure.router({
  latest: procedure.latest.handler(({ context, input }) => latestEntries(context.vault, input.caseId, input.limit)),
})
