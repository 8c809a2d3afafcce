import { z } from 'zod'

/** ISO 3166-1 alpha-2. */
export const CountryCode = z.string().regex(/^[A-Z]{2}$/, { error: 'NOT_A_COUNTRY' })
export type CountryCode = z.infer<typeof CountryCode>

/** A country, or the part of it whose law differs: ISO 3166-1 alpha-2 or ISO 3166-2, as `BG` or `GB-EAW`. */
export const JurisdictionCode = z.string().regex(/^[A-Z]{2}(-[A-Z0-9]{1,3})?$/, { error: 'NOT_A_JURISDICTION' })
export type JurisdictionCode = z.infer<typeof JurisdictionCode>

export function countryOf(jurisdiction: JurisdictionCode): CountryCode {
  return jurisdiction.slice(0, 2)
}
