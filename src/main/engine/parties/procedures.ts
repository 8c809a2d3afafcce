import { vaultProcedures } from '../procedure.ts'
import { addParty, changeParty, removeParty } from './parties.ts'

const procedure = vaultProcedures.parties

export const partyProcedures = procedure.router({
  add: procedure.add.handler(({ context, input: { caseId, ...draft } }) => addParty(context.vault, caseId, draft)),
  change: procedure.change.handler(({ context, input }) =>
    changeParty(context.vault, input.partyId, input.revision, input.fields),
  ),
  remove: procedure.remove.handler(({ context, input }) => {
    removeParty(context.vault, input.partyId, input.revision)
    return { removed: true }
  }),
})
