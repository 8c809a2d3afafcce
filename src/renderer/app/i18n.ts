import i18next from 'i18next'
import { initReactI18next, useTranslation } from 'react-i18next'
import { Language } from '../../shared/domain/language.ts'
import { translationOptions } from '../../shared/messages/translate.ts'

void i18next.use(initReactI18next).init({ ...translationOptions, lng: systemLanguage(), initAsync: false })

/** The system's language where the window speaks it, else English. */
export function systemLanguage(): Language {
  const known = navigator.languages.map((tag) => Language.safeParse(tag.slice(0, 2)).data)
  return known.find((language) => language !== undefined) ?? 'en'
}

/** Speaks the language a person chose, or the system's. */
export function speak(language: Language | null): void {
  const spoken = language ?? systemLanguage()
  document.documentElement.lang = spoken
  if (i18next.language !== spoken) void i18next.changeLanguage(spoken)
}

/** The language that the window speaks now. */
export function useLanguage(): Language {
  const { i18n } = useTranslation()
  return Language.catch('en').parse(i18n.language)
}
