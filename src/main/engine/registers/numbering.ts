import { and, eq, isNull, max } from 'drizzle-orm'
import type { RegisterKind } from '../../../shared/domain/register-kinds.ts'
import type { Vault } from '../vault/vault.ts'
import { registerCount, registerRow } from './table.ts'

/** The last number that was given in a register, be its row still there or not; 0 where none was. */
export function lastNumber(vault: Vault, kind: RegisterKind, caseId: string | null): number {
  const counting = and(eq(registerCount.caseId, caseId ?? ''), eq(registerCount.kind, kind))
  const counted = vault.db.select().from(registerCount).where(counting).get()?.last ?? 0
  // Of a vault that was salvaged the count may be missing.
  const ofCase = caseId === null ? isNull(registerRow.caseId) : eq(registerRow.caseId, caseId)
  const standing = vault.db
    .select({ last: max(registerRow.number) })
    .from(registerRow)
    .where(and(ofCase, eq(registerRow.kind, kind)))
    .get()?.last
  return Math.max(counted, standing ?? 0)
}

/** The number that a register's next row gets. Inside a transaction. */
export function takeNumber(vault: Vault, kind: RegisterKind, caseId: string | null): number {
  const number = lastNumber(vault, kind, caseId) + 1
  keepNumber(vault, kind, caseId, number)
  return number
}

/** Lets no number up to this one be given again. Inside a transaction. */
export function keepNumber(vault: Vault, kind: RegisterKind, caseId: string | null, number: number): void {
  const last = Math.max(number, lastNumber(vault, kind, caseId))
  if (last === 0) return
  vault.db
    .insert(registerCount)
    .values({ caseId: caseId ?? '', kind, last })
    .onConflictDoUpdate({ target: [registerCount.caseId, registerCount.kind], set: { last } })
    .run()
}
