import { nameOfRow, type RegisterKind } from '../../../shared/domain/register-kinds.ts'
import { useRows } from './useRegister.ts'

/** The rows of a register as choices by their names; a withdrawn one is offered only where it stands chosen. */
export function useRowChoices(kind: RegisterKind, caseId: string, chosen: readonly (string | null)[]) {
  const rows = useRows(kind, caseId).data ?? []
  return rows
    .filter(({ id, withdrawnOn }) => withdrawnOn === null || chosen.includes(id))
    .map((row) => ({ value: row.id, label: nameOfRow(kind, { ...row }) ?? String(row.number) }))
}
