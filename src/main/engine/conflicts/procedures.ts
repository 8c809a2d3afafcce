import { vaultProcedures } from '../procedure.ts'
import { meetings } from './checking.ts'
import { everyPerson } from './people.ts'

const procedure = vaultProcedures.conflicts

export const conflictProcedures = procedure.router({
  check: procedure.check.handler(({ context: { vault }, input }) => meetings(vault, input.names, input.exceptCaseId)),
  people: procedure.people.handler(({ context: { vault } }) => everyPerson(vault)),
})
