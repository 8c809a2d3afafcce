import type { Vault } from '../vault/vault.ts'

/** When the case was last changed, by its chain; undefined where nothing was written yet. */
export function lastChange(vault: Vault, caseId: string): string | undefined {
  const row = vault.sqlite.prepare('SELECT at FROM entry WHERE chain = ? ORDER BY seq DESC LIMIT 1').get(caseId)
  return (row as { at: string } | undefined)?.at
}

/** Who last changed the subject (by default the case itself), and when. */
export function changesOf(vault: Vault, caseId: string, subject = caseId): { changedBy: string; changedAt: string } {
  const row = vault.sqlite
    .prepare('SELECT operator, at FROM entry WHERE chain = ? AND subject = ? ORDER BY seq DESC LIMIT 1')
    .get(caseId, subject) as { operator: string; at: string } | undefined
  return { changedBy: row?.operator ?? vault.operator, changedAt: row?.at ?? new Date().toISOString() }
}
