import { eq } from 'drizzle-orm'
import { nameOfRow } from '../../../shared/domain/register-kinds.ts'
import type { Vault } from '../vault/vault.ts'
import { registerRow } from './table.ts'

/** A row as a list names it; undefined where it is not there. */
export function rowLabel(vault: Vault, id: string): string | undefined {
  const row = vault.db.select().from(registerRow).where(eq(registerRow.id, id)).get()
  return row && nameOfRow(row.kind, { ...row.fields, number: row.number })
}
