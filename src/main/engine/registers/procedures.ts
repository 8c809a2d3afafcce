import type { Router } from '@orpc/server'
import type { registers } from '../../../shared/contract/registers.ts'
import { REGISTER_KINDS, type RegisterKind } from '../../../shared/domain/register-kinds.ts'
import type { EngineContext } from '../context.ts'
import { vaultProcedures } from '../procedure.ts'
import { addRow, changeRow, getRow, listRegister, restoreRow, withdrawRow } from './rows.ts'

/** The procedures are the same for every kind of row: the compiler follows them for one. */
function ofKind(kind: RegisterKind) {
  const procedure = vaultProcedures.registers[kind] as typeof vaultProcedures.registers.licence
  const as = kind as 'licence'
  return procedure.router({
    list: procedure.list.handler(({ context: { vault }, input }) => listRegister(vault, as, input.caseId)),
    get: procedure.get.handler(({ context: { vault }, input }) => getRow(vault, as, input.id)),
    add: procedure.add.handler(({ context: { vault }, input }) => addRow(vault, as, input.caseId, input.row)),
    change: procedure.change.handler(({ context: { vault }, input }) => changeRow(vault, as, input)),
    withdraw: procedure.withdraw.handler(({ context: { vault }, input }) => withdrawRow(vault, as, input)),
    restore: procedure.restore.handler(({ context: { vault }, input }) => restoreRow(vault, as, input)),
  })
}

export const registerProcedures = Object.fromEntries(
  REGISTER_KINDS.map((kind) => [kind, ofKind(kind)]),
) as unknown as Router<typeof registers, EngineContext>
