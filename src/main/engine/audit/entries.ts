import { and, desc, eq } from 'drizzle-orm'
import type { Vault } from '../vault/vault.ts'
import { entry } from './table.ts'

/** When the case was last changed, by its chain; undefined where nothing was written yet. */
export function lastChange(vault: Vault, caseId: string): string | undefined {
  const ofCase = eq(entry.chain, caseId)
  return vault.db.select({ at: entry.at }).from(entry).where(ofCase).orderBy(desc(entry.seq)).limit(1).get()?.at
}

/** Who last changed the subject (by default the case itself), and when. */
export function changesOf(vault: Vault, caseId: string, subject = caseId): { changedBy: string; changedAt: string } {
  const last = vault.db
    .select({ changedBy: entry.operator, changedAt: entry.at })
    .from(entry)
    .where(and(eq(entry.chain, caseId), eq(entry.subject, subject)))
    .orderBy(desc(entry.seq))
    .limit(1)
    .get()
  return last ?? { changedBy: vault.operator, changedAt: new Date().toISOString() }
}
