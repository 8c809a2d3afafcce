import { useCaseSummary } from './useCaseSummary.ts'

/** Whether a case is kept as it was; false until it is read, and of what belongs to no case. */
export function useIsArchived(caseId: string | null): boolean {
  return (useCaseSummary(caseId ?? '')?.archivedOn ?? null) !== null
}
