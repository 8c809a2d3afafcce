import { vaultProcedures } from '../procedure.ts'
import { licencesOnDay, milestoneStandings } from './licences.ts'

const procedure = vaultProcedures.licences

export const licenceProcedures = procedure.router({
  onDay: procedure.onDay.handler(({ context: { vault }, input }) => licencesOnDay(vault, input.caseId, input.on)),
  milestones: procedure.milestones.handler(({ context: { vault }, input }) => milestoneStandings(vault, input.caseId)),
})
