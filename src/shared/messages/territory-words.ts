import type { Language } from '../domain/language.ts'
import { translator } from './translate.ts'

const ORGANISATIONS = ['EM', 'EP', 'EA', 'OA', 'BX', 'AP', 'WO'] as const

const isOrganisation = (code: string): code is (typeof ORGANISATIONS)[number] =>
  ORGANISATIONS.some((known) => known === code)

/** The name of a country (ISO 3166-1) or an organisation (WIPO ST.3); the code itself where it has none. */
export function territoryInWords(code: string, language: Language): string {
  if (isOrganisation(code)) return translator(language)(`because:territory.${code}`)
  try {
    return new Intl.DisplayNames([language], { type: 'region', fallback: 'code' }).of(code) ?? code
  } catch {
    return code
  }
}
