import { procedures } from '../procedure.ts'
import { readJurisdictions } from './jurisdictions.ts'

const procedure = procedures.jurisdictions

export const jurisdictionProcedures = procedure.router({
  list: procedure.list.handler(({ context }) => readJurisdictions(context.host.resources)),
})
