import { readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { Jurisdiction } from '../../../shared/contract/jurisdictions.ts'

let read: Jurisdiction[] | undefined

/** The shipped table of countries and subdivisions, read once. */
export function readJurisdictions(resources: string): Jurisdiction[] {
  const file = path.join(resources, 'jurisdictions', 'jurisdictions.json')
  return (read ??= z.array(Jurisdiction).parse(JSON.parse(readFileSync(file, 'utf8'))))
}
