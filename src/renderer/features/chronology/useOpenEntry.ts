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
      case 'act':
        return void navigate({ to: '/case/$caseId/acts', params, search: { act: about } })
      case 'licence':
      case 'milestone':
        return void navigate({ to: '/case/$caseId/acts', params, search: { part: 'licences', licence: about } })
      case 'deadline':
        return void navigate({ to: '/case/$caseId/proceedings', params, search: { deadline: about } })
      case 'proceeding':
        return void navigate({ to: '/case/$caseId/proceedings', params, search: { proceeding: about } })
      case 'stage':
        return void navigate({ to: '/case/$caseId/proceedings', params })
      case 'right':
        return void navigate({ to: '/rights', search: { right: about } })
      case 'agreement':
        return void navigate({ to: '/case/$caseId/agreements', params, search: { view: 'register', row: about } })
      case 'treaty':
        return void navigate({ to: '/case/$caseId/agreements', params })
    }
  }
}
