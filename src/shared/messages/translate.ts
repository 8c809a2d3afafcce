import i18next, { type InitOptions, type TFunction } from 'i18next'
import type { Language } from '../domain/language.ts'
import { catalogues } from './catalogues.ts'

export const translationOptions = {
  resources: catalogues,
  fallbackLng: 'en',
  ns: Object.keys(catalogues.en),
  defaultNS: 'common',
  interpolation: { escapeValue: false },
  showSupportNotice: false,
} satisfies InitOptions & { showSupportNotice: boolean }

const made = new Map<Language, TFunction>()

/** Translates a key as `errors:CASE_NOT_FOUND` into the language; plurals by `count`. */
export function translator(language: Language): TFunction {
  const known = made.get(language) ?? makeTranslator(language)
  made.set(language, known)
  return known
}

function makeTranslator(language: Language): TFunction {
  const instance = i18next.createInstance()
  void instance.init({ ...translationOptions, lng: language, initAsync: false })
  return instance.getFixedT(language)
}
