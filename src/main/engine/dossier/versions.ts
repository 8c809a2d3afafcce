import { and, eq } from 'drizzle-orm'
import type { Vault } from '../vault/vault.ts'
import { dossier } from './table.ts'

/** Whether this version of the case's dossier was made. */
export function hasVersion(vault: Vault, caseId: string, version: number): boolean {
  const made = and(eq(dossier.caseId, caseId), eq(dossier.version, version))
  return vault.db.select({ id: dossier.id }).from(dossier).where(made).get() !== undefined
}
