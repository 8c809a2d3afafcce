import { eq } from 'drizzle-orm'
import type { Vault } from '../vault/vault.ts'
import type { DocumentRow } from './documents.ts'
import { documentPassword } from './table.ts'

/**
 * Whether the document was read with a password that this vault does not have: its text came in a package, which never
 * carries one, so that its pages cannot be shown until it is given.
 */
export function needsPassword(vault: Vault, { id, format, readable }: Pick<DocumentRow, 'id' | 'format' | 'readable'>) {
  if (format !== 'pdf' || readable === 'refused') return false
  const { documentId } = documentPassword
  if (vault.db.select({ documentId }).from(documentPassword).where(eq(documentId, id)).get()) return false
  const unlocked = (table: string) => `SELECT 1 FROM ${table} WHERE subject = ? AND act = 'document.unlocked'`
  return (
    vault.sqlite.prepare(`${unlocked('entry')} UNION ALL ${unlocked('merged_entry')} LIMIT 1`).get(id, id) !== undefined
  )
}
