import type { Language } from '../domain/language.ts'
import { translator } from './translate.ts'

/** Organisations, and parts of a country with a law of their own: ICU names neither. */
const NAMED = ['EM', 'EP', 'EA', 'OA', 'BX', 'AP', 'WO', 'GB-EAW'] as const

const isNamed = (code: string): code is (typeof NAMED)[number] => NAMED.some((known) => known === code)

/**
 * The name of a country (ISO 3166-1), a part of one (ISO 3166-2) or an organisation (WIPO ST.3); the code itself where it
 * has none.
 */
export function territoryInWords(code: string, language: Language): string {
  if (isNamed(code)) return translator(language)(`because:territory.${code}`)
  try {
    return new Intl.DisplayNames([language], { type: 'region', fallback: 'code' }).of(code) ?? code
  } catch {
    return code
  }
}
