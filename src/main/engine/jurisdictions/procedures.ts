import { readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { Jurisdiction } from '../../../shared/contract/jurisdictions.ts'
import { procedures } from '../procedure.ts'

const procedure = procedures.jurisdictions

let read: Jurisdiction[] | undefined

/** The shipped table of countries and subdivisions, read once. */
export function readJurisdictions(resources: string): Jurisdiction[] {
  const file = path.join(resources, 'jurisdictions', 'jurisdictions.json')
  return (read ??= z.array(Jurisdiction).parse(JSON.parse(readFileSync(file, 'utf8'))))
}

export const jurisdictionProcedures = procedure.router({
  list: procedure.list.handler(({ context }) => readJurisdictions(context.host.resources)),
})
