import { vaultProcedures } from '../procedure.ts'
import { readCauses } from './causes.ts'
import { consentStandings } from './consent.ts'
import { elementStandings } from './elements.ts'
import { gapsOf } from './gaps.ts'

const procedure = vaultProcedures.claims

export const claimProcedures = procedure.router({
  causes: procedure.causes.handler(({ context }) => readCauses(context.host.resources)),
  elements: procedure.elements.handler(({ context, input }) => elementStandings(context.vault, input.caseId)),
  gaps: procedure.gaps.handler(({ context, input }) => gapsOf(context.vault, input.caseId)),
  consent: procedure.consent.handler(({ context: { vault, host }, input }) =>
    consentStandings(vault, readCauses(host.resources), input.caseId, input.on),
  ),
})
