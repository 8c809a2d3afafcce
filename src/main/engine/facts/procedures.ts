import { requireCase } from '../cases/require.ts'
import { vaultProcedures } from '../procedure.ts'
import { changeCitation, citePassage, removeCitation } from './citing.ts'
import { addFact, changeFact, changeFacts, restoreFact, withdrawFact } from './facts.ts'
import { getFact, listFacts } from './reading.ts'
import { usesOfFact, usesOfFacts } from './using.ts'

const procedure = vaultProcedures.facts

export const factProcedures = procedure.router({
  list: procedure.list.handler(({ context: { vault }, input }) =>
    listFacts(vault, requireCase(vault, input.caseId).id),
  ),
  get: procedure.get.handler(({ context, input }) => getFact(context.vault, input.factId)),
  add: procedure.add.handler(({ context, input: { caseId, citation, ...draft } }) =>
    addFact(context.vault, caseId, draft, citation),
  ),
  change: procedure.change.handler(({ context, input }) =>
    changeFact(context.vault, input.factId, input.revision, input.fields),
  ),
  changeSeveral: procedure.changeSeveral.handler(({ context: { vault }, input: { facts, fields } }) => ({
    changed: changeFacts(vault, facts, fields),
  })),
  usedBy: procedure.usedBy.handler(({ context, input }) => usesOfFact(context.vault, input.factId)),
  uses: procedure.uses.handler(({ context, input }) => usesOfFacts(context.vault, input.caseId)),
  withdraw: procedure.withdraw.handler(({ context, input }) =>
    withdrawFact(context.vault, input.factId, input.revision),
  ),
  restore: procedure.restore.handler(({ context, input }) => restoreFact(context.vault, input.factId, input.revision)),
  cite: procedure.cite.handler(({ context, input: { factId, ...cited } }) => citePassage(context.vault, factId, cited)),
  changeCitation: procedure.changeCitation.handler(({ context, input }) =>
    changeCitation(context.vault, input.citationId, input.revision, input.fields),
  ),
  removeCitation: procedure.removeCitation.handler(({ context, input }) =>
    removeCitation(context.vault, input.citationId, input.revision),
  ),
})
