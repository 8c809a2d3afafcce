import { oc } from '@orpc/contract'
import { z } from 'zod'
import { CountryCode, JurisdictionCode } from '../domain/jurisdiction.ts'
import { Language } from '../domain/language.ts'

export const Jurisdiction = z.object({
  code: JurisdictionCode,
  country: CountryCode,
  name: z.record(Language, z.string()),
})
export type Jurisdiction = z.infer<typeof Jurisdiction>

export const jurisdictions = {
  /** Countries (ISO 3166-1) and the parts of them whose law differs (ISO 3166-2), by code. */
  list: oc.output(z.array(Jurisdiction)),
}
