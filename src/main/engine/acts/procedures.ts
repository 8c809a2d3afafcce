import { limitationRules } from '../limitation/rules.ts'
import { vaultProcedures } from '../procedure.ts'
import { actStandings, inBrief, standingOfAct } from './standings.ts'

const procedure = vaultProcedures.acts

export const actProcedures = procedure.router({
  list: procedure.list.handler(({ context: { vault, host }, input }) =>
    actStandings(vault, host.resources, input.caseId).map(inBrief),
  ),
  standings: procedure.standings.handler(({ context: { vault, host }, input }) => [
    ...actStandings(vault, host.resources, input.caseId),
  ]),
  standing: procedure.standing.handler(({ context: { vault, host }, input }) =>
    standingOfAct(vault, host.resources, input.actId),
  ),
  rules: procedure.rules.handler(({ context: { vault, host } }) => limitationRules(vault, host.resources)),
})
