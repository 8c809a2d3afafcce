import { eq, max } from 'drizzle-orm'
import type { Vault } from '../vault/vault.ts'
import { fact, factCount } from './table.ts'

/** The last number of a fact that was given in a case, be its fact still there or not; 0 where none was. */
export function lastFactNumber(vault: Vault, caseId: string): number {
  const counted = vault.db.select().from(factCount).where(eq(factCount.caseId, caseId)).get()?.last ?? 0
  // Of a vault that was salvaged the count may be missing.
  const standing = vault.db
    .select({ last: max(fact.number) })
    .from(fact)
    .where(eq(fact.caseId, caseId))
    .get()?.last
  return Math.max(counted, standing ?? 0)
}

/** The number that a case's next fact gets. Inside a transaction. */
export function takeFactNumber(vault: Vault, caseId: string): number {
  const number = lastFactNumber(vault, caseId) + 1
  keepFactNumber(vault, caseId, number)
  return number
}

/** Lets no number up to this one be given again. Inside a transaction. */
export function keepFactNumber(vault: Vault, caseId: string, number: number): void {
  const last = Math.max(number, lastFactNumber(vault, caseId))
  if (last === 0) return
  vault.db
    .insert(factCount)
    .values({ caseId, last })
    .onConflictDoUpdate({ target: factCount.caseId, set: { last } })
    .run()
}
