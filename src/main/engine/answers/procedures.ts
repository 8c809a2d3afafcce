import { vaultProcedures } from '../procedure.ts'
import { answersOf, dueIn } from './answers.ts'

const procedure = vaultProcedures.answers

export const answerProcedures = procedure.router({
  ofCase: procedure.ofCase.handler(({ context: { vault, host }, input }) =>
    answersOf(vault, host.resources, input.caseId),
  ),
  due: procedure.due.handler(({ context: { vault, host }, input }) => dueIn(vault, host.resources, input.caseId)),
})
