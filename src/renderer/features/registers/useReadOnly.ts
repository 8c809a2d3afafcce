import { useIsArchived } from '../cases/useIsArchived.ts'

/** Whether a row is only shown: it was withdrawn, or its case is archived. */
export function useReadOnly({ caseId, withdrawnOn }: { caseId: string | null; withdrawnOn: string | null }): boolean {
  const isArchived = useIsArchived(caseId)
  return isArchived || withdrawnOn !== null
}
