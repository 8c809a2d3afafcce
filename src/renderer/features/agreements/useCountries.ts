import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { territoryInWords } from '../../../shared/messages/territory-words.ts'
import { engine } from '../../app/engine.ts'
import { useLanguage } from '../../app/i18n.ts'

/** Parties of treaties that are no countries of ISO 3166-1. */
const BESIDE = ['EU', 'OA', 'XK'] as const

/** The countries and organisations that can be asked for, by name. */
export function useCountries(): { value: string; label: string }[] {
  const language = useLanguage()
  const { data } = useQuery(engine.jurisdictions.list.queryOptions())
  return useMemo(() => {
    const codes = (data ?? []).flatMap(({ code, country }) => (code === country ? [code] : []))
    return [...codes, ...BESIDE]
      .map((code) => ({ value: code, label: territoryInWords(code, language) }))
      .toSorted((a, b) => a.label.localeCompare(b.label, language))
  }, [data, language])
}
