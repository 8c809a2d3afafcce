import { heldBy, pathsWithin } from '../evidence/forgetting.ts'
import { type Head, removalMark, VAULT_CHAIN } from '../vault/audit.ts'
import type { Vault } from '../vault/vault.ts'
import { type Condition, namingDocument } from './filter.ts'

interface Named {
  id: string
  caseId: string
  sha256: string
}

/** How many entries on a document, on its exhibits, or naming it, its bytes or its path still have their values. */
export function countValues(vault: Vault, named: Named): number {
  const { sql, values } = namingItOrItsBytes(vault, named)
  const count = vault.sqlite.prepare<unknown[], number>(
    `SELECT count(*) FROM entry WHERE payload IS NOT NULL AND (${sql})`,
  )
  return count.pluck().get(...values) ?? 0
}

/**
 * Takes the values before and after from these entries; the chain holds without them, since it is made over their digest.
 * With the salt gone, nobody can try out what they were; in its place stands that they were removed. Answers how many lost
 * theirs. Inside a transaction, and before the document goes.
 */
export function removeValues(vault: Vault, named: Named): number {
  const { sql, values } = namingItOrItsBytes(vault, named)
  const entries = vault.sqlite
    .prepare<unknown[], Omit<Head, 'mac'>>(`SELECT chain, seq, hash FROM entry WHERE payload IS NOT NULL AND (${sql})`)
    .all(...values)
  const remove = vault.sqlite.prepare('UPDATE entry SET payload = NULL, salt = ? WHERE chain = ? AND seq = ?')
  for (const entry of entries) remove.run(removalMark(vault.keys.heads, entry), entry.chain, entry.seq)
  return entries.length
}

/** The same bytes may be a document of another case, whose chain is left alone. */
function namingItOrItsBytes(vault: Vault, { id, caseId, sha256 }: Named): Condition {
  const naming = namingDocument(vault, id)
  const within = namingItsPath(vault, { id, caseId })
  return {
    sql: `(${naming.sql}) OR (chain IN (?, ?) AND instr(payload, ?) > 0) OR (${within.sql})`,
    values: [...naming.values, caseId, VAULT_CHAIN, sha256, ...within.values],
  }
}

/** An attachment's path, with which it came in, begins with that of its mail. */
function namingItsPath(vault: Vault, { id, caseId }: Pick<Named, 'id' | 'caseId'>): Condition {
  const held = heldBy(vault, id)
  // As it stands within the JSON of the entry, without the quotation mark that would end it.
  const paths = pathsWithin(vault, id).map((path) => `"origin":${JSON.stringify(path).slice(0, -1)}`)
  const subjects = held.map(() => '?').join(', ')
  const naming = paths.map(() => 'instr(payload, ?) > 0').join(' OR ')
  return { sql: `chain = ? AND subject IN (${subjects}) AND (${naming})`, values: [caseId, ...held, ...paths] }
}
