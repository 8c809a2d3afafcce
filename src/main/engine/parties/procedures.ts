import { requireKnownCountry } from '../cases/known-codes.ts'
import { factsAbout } from '../facts/labels.ts'
import { EngineError } from '../fault.ts'
import { vaultProcedures } from '../procedure.ts'
import { rowsNaming } from '../registers/naming.ts'
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
  remove: procedure.remove.handler(({ context: { vault }, input }) => {
    const by = [...factsAbout(vault, input.partyId), ...rowsNaming(vault, input.partyId)]
    if (by.length > 0) throw new EngineError('PARTY_NAMED', { by: by.join(', ') })
    removeParty(vault, input.partyId, input.revision)
    return { removed: true }
  }),
})
