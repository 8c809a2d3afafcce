import { requireKnownCountry } from '../cases/known-codes.ts'
import { vaultProcedures } from '../procedure.ts'
import { addParty, changeParty, removeParty } from './parties.ts'

const procedure = vaultProcedures.parties

export const partyProcedures = procedure.router({
  add: procedure.add.handler(({ context: { vault, host }, input: { caseId, ...draft } }) => {
    requireKnownCountry(host.resources, draft)
    return addParty(vault, caseId, draft)
  }),
  change: procedure.change.handler(({ context: { vault, host }, input }) => {
    requireKnownCountry(host.resources, input.fields)
    return changeParty(vault, input.partyId, input.revision, input.fields)
  }),
  remove: procedure.remove.handler(({ context, input }) => {
    removeParty(context.vault, input.partyId, input.revision)
    return { removed: true }
  }),
})
