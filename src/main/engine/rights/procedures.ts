import { readJurisdictions } from '../jurisdictions/jurisdictions.ts'
import { vaultProcedures } from '../procedure.ts'
import { exportRights } from './exporting.ts'
import { importRights } from './importing.ts'
import { renewalsDue, rightStandings } from './standings.ts'

const procedure = vaultProcedures.rights

export const rightProcedures = procedure.router({
  standings: procedure.standings.handler(({ context: { vault }, input }) => rightStandings(vault, input.on)),
  renewals: procedure.renewals.handler(({ context: { vault }, input }) => renewalsDue(vault, input.withinDays)),
  exportCsv: procedure.exportCsv.handler(({ context: { vault, papers } }) => exportRights(papers, vault)),
  importCsv: procedure.importCsv.handler(({ context: { vault, host }, input }) => {
    const countries = readJurisdictions(host.resources).map(({ country }) => country)
    return importRights(vault, input, [...new Set(countries)])
  }),
})
