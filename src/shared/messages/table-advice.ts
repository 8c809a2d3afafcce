import type { TFunction } from 'i18next'

const DATES: ReadonlySet<string> = new Set(['priority', 'filed', 'registered', 'expires', 'statusSince'])

/** What to do about a cell of a table of rights that cannot be read, by the field it stands for. */
export function adviceFor(field: string, t: TFunction): string {
  const advice = DATES.has(field) ? 'date' : field
  return t([`rights:import.advice.${advice}`, 'rights:import.advice.other'])
}
