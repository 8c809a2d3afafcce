import type { CountryCode } from './jurisdiction.ts'

/** The country of the first claimant of whom one is known; null where none is. */
export function homeOf(parties: readonly { role: string; country: CountryCode | null }[]): CountryCode | null {
  return parties.find(({ role, country }) => role === 'claimant' && country !== null)?.country ?? null
}
