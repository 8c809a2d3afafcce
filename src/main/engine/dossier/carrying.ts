import { asc, eq } from 'drizzle-orm'
import type { PackagedCase } from '../../../shared/contract/case-json.ts'
import { keepObject } from '../vault/kept-objects.ts'
import type { Vault } from '../vault/vault.ts'
import { dossier } from './table.ts'

type CarriedDossier = PackagedCase['dossiers'][number]

/** The versions of a case's dossier; where their files lie in the package is others' to say. */
export function carryDossiers(vault: Vault, caseId: string): Omit<CarriedDossier, 'file'>[] {
  const rows = vault.db.select().from(dossier).where(eq(dossier.caseId, caseId)).orderBy(asc(dossier.version)).all()
  return rows.map(({ caseId: _case, ...row }) => row)
}

/** Versions that are never given again. */
export function carryRetiredVersions(vault: Vault, caseId: string): number[] {
  return vault.sqlite
    .prepare<[string], number>('SELECT version FROM retired_version WHERE case_id = ? ORDER BY version')
    .pluck()
    .all(caseId)
}

/** Its file is in the vault. Inside a transaction. */
export function receiveDossier(vault: Vault, caseId: string, { file: _file, ...row }: CarriedDossier): void {
  keepObject(vault, row)
  vault.db
    .insert(dossier)
    .values({ ...row, caseId })
    .run()
  vault.sqlite.prepare('DELETE FROM retired_version WHERE case_id = ? AND version = ?').run(caseId, row.version)
}

/** Inside a transaction. */
export function retireVersion(vault: Vault, caseId: string, version: number): void {
  vault.sqlite.prepare('INSERT OR IGNORE INTO retired_version VALUES (?, ?)').run(caseId, version)
}
