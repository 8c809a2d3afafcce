import { useNavigate } from '@tanstack/react-router'
import type { ChronologyEntry } from '../../../shared/contract/chronology.ts'

/** Opens the row, the fact or the stage that an entry was entered as. */
export function useOpenEntry(caseId: string): (entry: ChronologyEntry) => void {
  const navigate = useNavigate()
  return ({ kind, about }) => {
    const params = { caseId }
    switch (kind) {
      case 'fact':
      case 'statement':
        return void navigate({ to: '/case/$caseId/facts', params, search: { fact: about } })
      default:
        return void navigate({ to: '/case/$caseId/overview', params })
    }
  }
}
