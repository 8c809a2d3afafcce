import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { engine } from '../../app/engine.ts'

/** Everybody whom a case names, as choices, and how they are called. */
export function useParties(caseId: string) {
  const parties = useQuery(engine.cases.get.queryOptions({ input: { case: caseId } })).data?.parties
  return useMemo(() => {
    const all = parties ?? []
    const names = new Map(all.map(({ id, name }) => [id, name]))
    return {
      parties: all,
      choices: all.map(({ id, name }) => ({ value: id, label: name })),
      namesOf: (ids: readonly string[]) => ids.flatMap((id) => names.get(id) ?? []).join(', '),
    }
  }, [parties])
}
