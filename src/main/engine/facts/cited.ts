import { eq } from 'drizzle-orm'
import type { Vault } from '../vault/vault.ts'
import { citation } from './table.ts'

/** Whether a fact rests on the passage, be it withdrawn. */
export function isCited(vault: Vault, passageId: string): boolean {
  const { id } = citation
  return vault.db.select({ id }).from(citation).where(eq(citation.passageId, passageId)).get() !== undefined
}
