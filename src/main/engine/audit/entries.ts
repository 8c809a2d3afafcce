import { and, asc, desc, eq, gte } from 'drizzle-orm'
import { z } from 'zod'
import { VAULT_CHAIN } from '../vault/audit.ts'
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

/** The last entry of this act on the subject; undefined where there is none. */
export function lastEntry(
  vault: Vault,
  chain: string,
  subject: string,
  act: string,
): { at: string; operator: string } | undefined {
  const { at, operator, seq } = entry
  const these = and(eq(entry.chain, chain), eq(entry.subject, subject), eq(entry.act, act))
  return vault.db.select({ at, operator }).from(entry).where(these).orderBy(desc(seq)).limit(1).get()
}

/** A verification of the whole vault. */
export interface Verification {
  at: string
  operator: string
  begunAt: string
}

const Verified = z.object({ after: z.object({ begunAt: z.string(), damaged: z.int(), missing: z.int() }) })

/** The verifications of the vault that began at that moment or later and hashed every original, the earliest first. */
export function verificationsSince(vault: Vault, since: string): Verification[] {
  const { at, operator, payload } = entry
  const these = and(eq(entry.chain, VAULT_CHAIN), eq(entry.act, 'vault.verified'), gte(at, since))
  const rows = vault.db.select({ at, operator, payload }).from(entry).where(these).orderBy(asc(entry.seq)).all()
  return rows.flatMap(({ payload: held, ...row }) => {
    const found = Verified.safeParse(JSON.parse(held ?? '{}')).data
    return found && found.after.begunAt >= since ? [{ ...row, begunAt: found.after.begunAt }] : []
  })
}
