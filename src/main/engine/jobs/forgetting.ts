import type { Vault } from '../vault/vault.ts'

/** What takes the place of an id or a hash that a job's result named. */
const GONE = 'deleted'

/**
 * Takes from the jobs what they say of a document: empties results and errors of the case's jobs that quote one of the
 * words, as a path or a title, and puts another word for its ids and hashes wherever they stand. Inside a transaction.
 */
export function forgetDocument(
  vault: Vault,
  caseId: string,
  { words, ids }: { words: readonly string[]; ids: readonly string[] },
): void {
  for (const column of ['result', 'error']) {
    const empty = vault.sqlite.prepare<[string, string]>(
      `UPDATE job SET ${column} = NULL WHERE case_id = ? AND instr(${column}, ?) > 0`,
    )
    const replace = vault.sqlite.prepare<[string, string, string]>(
      `UPDATE job SET ${column} = replace(${column}, ?, ?) WHERE instr(${column}, ?) > 0`,
    )
    // As it stands within a JSON text, without the quotation marks around it.
    for (const word of words) empty.run(caseId, JSON.stringify(word).slice(1, -1))
    for (const id of ids) replace.run(id, GONE, id)
  }
}
