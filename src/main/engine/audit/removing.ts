import { isOnlyOfItsName } from '../evidence/documents.ts'
import { heldBy, pathsWithin } from '../evidence/forgetting.ts'
import { exhibitsOfDocument } from '../exhibits/labels.ts'
import { factsRestingOn } from '../facts/forgetting.ts'
import { type Head, removalMark, VAULT_CHAIN } from '../vault/audit.ts'
import type { Vault } from '../vault/vault.ts'
import { type Condition, namingDocument } from './filter.ts'

interface Named {
  id: string
  caseId: string
  sha256: string
  fileName: string
}

/** How many entries on a document, on its exhibits, or naming it, its bytes or its path still have their values. */
export function countValues(vault: Vault, named: Named): number {
  return entriesWithValues(vault, named).reduce((sum, { entries }) => sum + entries.length, 0)
}

/**
 * Takes the values before and after from these entries; the chain holds without them, since it is made over their digest.
 * With the salt gone, nobody can try out what they were; in its place stands that they were removed. Answers how many lost
 * theirs. Inside a transaction, and before the document goes.
 */
export function removeValues(vault: Vault, named: Named): number {
  let removed = 0
  for (const { table, entries } of entriesWithValues(vault, named)) {
    const remove = vault.sqlite.prepare(
      `UPDATE ${table} SET payload = NULL, salt = ? WHERE chain = ? AND seq = ? AND hash = ?`,
    )
    for (const entry of entries) remove.run(removalMark(vault.keys.heads, entry), entry.chain, entry.seq, entry.hash)
    removed += entries.length
  }
  return removed
}

/** Our own entries, and those that came with merged packages. */
function entriesWithValues(vault: Vault, named: Named) {
  const conditions = { entry: namingItOrItsBytes(vault, named), merged_entry: namingItElsewhere(vault, named) }
  return (['entry', 'merged_entry'] as const).map((table) => {
    const { sql, values } = conditions[table]
    const entries = vault.sqlite
      .prepare<unknown[], Omit<Head, 'mac'>>(
        `SELECT chain, seq, hash FROM ${table} WHERE payload IS NOT NULL AND (${sql})`,
      )
      .all(...values)
    return { table, entries }
  })
}

/**
 * Another vault may know the same bytes as another document, under which its exhibits stand; its paths are its own. The
 * file's name is looked for where no other document of the case has it.
 */
function namingItElsewhere(vault: Vault, { id, caseId, sha256, fileName }: Named): Condition {
  const subjects = (acts: string, text: string) =>
    vault.sqlite
      .prepare<[string, string, string], string>(
        'SELECT DISTINCT subject FROM merged_entry WHERE chain = ? AND act GLOB ? AND instr(payload, ?) > 0',
      )
      .pluck()
      .all(caseId, acts, text)
  const documents = [...new Set([id, ...subjects('document.imported*', sha256)])]
  const exhibits = [
    ...exhibitsOfDocument(vault, id).map((one) => one.id),
    ...documents.flatMap((document) => subjects('exhibit.*', document)),
  ]
  const facts = factsRestingOn(vault, id).map((fact) => fact.id)
  const known = [...documents, ...exhibits, ...facts]
  const within = pathsWithin(vault, id).map((path) => `"origin":${JSON.stringify(path).slice(0, -1)}`)
  const texts = [
    ...known,
    sha256,
    ...within,
    ...(isOnlyOfItsName(vault, caseId, fileName) ? [JSON.stringify(fileName)] : []),
  ]
  const on = `subject IN (${known.map(() => '?').join(', ')})`
  const naming = 'EXISTS (SELECT 1 FROM json_each(?) WHERE instr(payload, value) > 0)'
  return { sql: `chain = ? AND (${on} OR ${naming})`, values: [caseId, ...known, JSON.stringify(texts)] }
}

/** The same bytes may be a document of another case, whose chain is left alone. */
function namingItOrItsBytes(vault: Vault, { id, caseId, sha256 }: Named): Condition {
  const naming = namingDocument(vault, id)
  const within = namingItsPath(vault, { id, caseId })
  const gone = factsRestingOn(vault, id).map((fact) => fact.id)
  const ofFacts = `chain = ? AND subject IN (${gone.map(() => '?').join(', ')})`
  // Rows of registers, of the case and of the vault, that rest on it or on what goes with it.
  const quoting = `chain IN (?, ?) AND EXISTS (SELECT 1 FROM json_each(?) WHERE instr(payload, value) > 0)`
  return {
    sql: `(${naming.sql}) OR (${quoting}) OR (${within.sql}) OR (${ofFacts})`,
    values: [
      ...naming.values,
      caseId,
      VAULT_CHAIN,
      JSON.stringify([sha256, id, ...gone]),
      ...within.values,
      caseId,
      ...gone,
    ],
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
