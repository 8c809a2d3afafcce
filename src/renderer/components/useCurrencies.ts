import { useMemo } from 'react'
import { useLanguage } from '../app/i18n.ts'

/** The currencies of ISO 4217 by code and name, those of the past among them. */
export function useCurrencies(): { value: string; label: string }[] {
  const language = useLanguage()
  return useMemo(() => {
    const names = new Intl.DisplayNames(language, { type: 'currency' })
    return Intl.supportedValuesOf('currency').map((code) => ({ value: code, label: `${code} ${names.of(code) ?? ''}` }))
  }, [language])
}
