import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { territoryInWords } from '../../../shared/messages/territory-words.ts'
import { engine } from '../../app/engine.ts'
import { useLanguage } from '../../app/i18n.ts'

const ORGANISATIONS = ['EM', 'EP', 'EA', 'OA', 'BX', 'AP', 'WO'] as const

export interface Choice {
  readonly value: string
  readonly label: string
}

/** The territories for which rights are granted: organisations, then countries by name. */
export function useTerritories(): Choice[] {
  const language = useLanguage()
  const { data } = useQuery(engine.jurisdictions.list.queryOptions())
  return useMemo(() => {
    const countries = (data ?? []).filter(({ code, country }) => code === country)
    const named = countries.map(({ code }) => ({ value: code, label: territoryInWords(code, language) }))
    return [
      ...ORGANISATIONS.map((code) => ({ value: code, label: territoryInWords(code, language) })),
      ...named.toSorted((a, b) => a.label.localeCompare(b.label, language)),
    ]
  }, [data, language])
}
