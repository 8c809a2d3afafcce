import { vaultProcedures } from '../procedure.ts'
import { archiveCase, changeCase, createCase, getCase, listCases, unarchiveCase } from './cases.ts'
import { readForums } from './forums.ts'
import { requireKnownCodes, requireKnownCountry } from './known-codes.ts'
import { summariseCases } from './summaries.ts'

const procedure = vaultProcedures.cases

export const caseProcedures = procedure.router({
  list: procedure.list.handler(({ context: { vault }, input }) =>
    summariseCases(vault, listCases(vault, input.archived ?? false)),
  ),
  get: procedure.get.handler(({ context, input }) => getCase(context.vault, input.case)),
  create: procedure.create.handler(({ context: { vault, host }, input }) => {
    requireKnownCodes(host.resources, input)
    for (const party of input.parties ?? []) requireKnownCountry(host.resources, party)
    return createCase(vault, input)
  }),
  change: procedure.change.handler(({ context: { vault, host }, input }) => {
    requireKnownCodes(host.resources, input.fields)
    return changeCase(vault, input.caseId, input.revision, input.fields)
  }),
  archive: procedure.archive.handler(({ context, input }) => archiveCase(context.vault, input.caseId)),
  unarchive: procedure.unarchive.handler(({ context, input }) => unarchiveCase(context.vault, input.caseId)),
  forums: procedure.forums.handler(({ context }) => readForums(context.host.resources)),
})
