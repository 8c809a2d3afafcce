import type { Vault } from '../vault/vault.ts'

/** Documents a case, those whose text could not be read, and those nobody has reviewed. */
export function countDocuments(vault: Vault): Map<string, { documents: number; refused: number; unreviewed: number }> {
  const rows = vault.sqlite
    .prepare(
      `SELECT case_id AS caseId, count(*) AS documents, sum(readable = 'refused') AS refused, sum(reviewed = 0) AS unreviewed
       FROM document GROUP BY case_id`,
    )
    .all() as { caseId: string; documents: number; refused: number; unreviewed: number }[]
  return new Map(rows.map(({ caseId, ...counts }) => [caseId, counts]))
}
