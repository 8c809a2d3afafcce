import { eq } from 'drizzle-orm'
import { EngineError } from '../fault.ts'
import type { Vault } from '../vault/vault.ts'
import { caseFile } from './table.ts'

export type CaseRow = typeof caseFile.$inferSelect

/** The case's row. Throws CASE_NOT_FOUND. */
export function requireCase(vault: Vault, caseId: string): CaseRow {
  const row = vault.db.select().from(caseFile).where(eq(caseFile.id, caseId)).get()
  if (!row) throw new EngineError('CASE_NOT_FOUND')
  return row
}

/** The row of a case that may be changed. Throws CASE_NOT_FOUND or CASE_ARCHIVED. */
export function requireOpenCase(vault: Vault, caseId: string): CaseRow {
  const row = requireCase(vault, caseId)
  if (row.archivedOn !== null) throw new EngineError('CASE_ARCHIVED', { archivedOn: row.archivedOn })
  return row
}

/** The reference number of every case, by id. */
export function caseReferences(vault: Vault): Map<string, string> {
  const rows = vault.db.select({ id: caseFile.id, reference: caseFile.reference }).from(caseFile).all()
  return new Map(rows.map(({ id, reference }) => [id, reference]))
}

/** The reference number and the title of every case, by id. */
export function caseTitles(vault: Vault): Map<string, { reference: string; title: string }> {
  const { id, reference, title } = caseFile
  const rows = vault.db.select({ id, reference, title }).from(caseFile).all()
  return new Map(rows.map(({ id: of, ...named }) => [of, named]))
}

/** Every case as it is listed, by id: its reference number and its title. */
export function caseNames(vault: Vault): Map<string, string> {
  const { id, reference, title } = caseFile
  const rows = vault.db.select({ id, reference, title }).from(caseFile).all()
  return new Map(rows.map((row) => [row.id, `${row.reference} ${row.title}`]))
}
