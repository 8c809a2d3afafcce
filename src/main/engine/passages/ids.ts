import { eq } from 'drizzle-orm'
import type { Vault } from '../vault/vault.ts'
import { passage } from './table.ts'

/** Every passage of a document, those that were not found again included. */
export function passageIdsOf(vault: Vault, documentId: string): string[] {
  const rows = vault.db.select({ id: passage.id }).from(passage).where(eq(passage.documentId, documentId)).all()
  return rows.map(({ id }) => id)
}
