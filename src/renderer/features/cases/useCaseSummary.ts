import { useQuery } from '@tanstack/react-query'
import type { CaseSummary } from '../../../shared/contract/cases.ts'
import { engine } from '../../app/engine.ts'

/** A case with its counts, open or archived; undefined until it is read. */
export function useCaseSummary(caseId: string): CaseSummary | undefined {
  const open = useQuery(engine.cases.list.queryOptions({ input: { archived: false } })).data
  const found = open?.find(({ id }) => id === caseId)
  const archived = useQuery(
    engine.cases.list.queryOptions({ input: { archived: true }, enabled: open !== undefined && !found }),
  ).data
  return found ?? archived?.find(({ id }) => id === caseId)
}
