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

/** Documents of all cases. */
export function totalDocuments(vault: Vault): number {
  return vault.sqlite.prepare<[], number>('SELECT count(*) FROM document').pluck().get()!
}

/** Where every block of the vault stands. Nothing is asked of the database before the first is taken. */
export function* everyBlock(vault: Vault): Generator<{ documentId: string; ordinal: number }> {
  yield* vault.sqlite
    .prepare<[], { documentId: string; ordinal: number }>('SELECT document_id AS documentId, ordinal FROM block')
    .iterate()
}
