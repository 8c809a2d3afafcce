import { Temporal } from 'temporal-polyfill'

/** The civil day where the person sits, ISO 8601. */
export function today(): string {
  return Temporal.Now.plainDateISO().toString()
}
