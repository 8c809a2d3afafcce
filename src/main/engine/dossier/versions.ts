import { and, desc, eq, max } from 'drizzle-orm'
import type { DossierVersion } from '../../../shared/contract/dossier.ts'
import { requireCase } from '../cases/require.ts'
import { recordCustody } from '../evidence/custody.ts'
import { pickDocuments } from '../evidence/documents.ts'
import { requireConfirmed } from '../exhibits/leaving.ts'
import { EngineError } from '../fault.ts'
import type { Vault } from '../vault/vault.ts'
import { dossier, retiredVersion } from './table.ts'

type DossierRow = typeof dossier.$inferSelect

/** The versions of a case's dossier, the latest first. */
export function listDossiers(vault: Vault, caseId: string): DossierVersion[] {
  const ofCase = eq(dossier.caseId, requireCase(vault, caseId).id)
  const rows = vault.db.select().from(dossier).where(ofCase).orderBy(desc(dossier.version)).all()
  return rows.map(({ pageSizes: _sizes, documents: _documents, ...version }) => version)
}

/** Whether this version of the case's dossier was made. */
export function hasVersion(vault: Vault, caseId: string, version: number): boolean {
  const made = and(eq(dossier.caseId, caseId), eq(dossier.version, version))
  return vault.db.select({ id: dossier.id }).from(dossier).where(made).get() !== undefined
}

/** The number of a version by its id; undefined where it is not there. */
export function dossierVersion(vault: Vault, dossierId: string): number | undefined {
  const { version } = dossier
  return vault.db.select({ version }).from(dossier).where(eq(dossier.id, dossierId)).get()?.version
}

/** The highest number that a version of the case's dossier ever had; 0 where there was none. */
export function lastVersion(vault: Vault, caseId: string): number {
  const kept = vault.db
    .select({ version: max(dossier.version) })
    .from(dossier)
    .where(eq(dossier.caseId, caseId))
    .get()
  const retired = vault.db
    .select({ version: max(retiredVersion.version) })
    .from(retiredVersion)
    .where(eq(retiredVersion.caseId, caseId))
    .get()
  return Math.max(kept?.version ?? 0, retired?.version ?? 0)
}

/** Throws DOSSIER_NOT_FOUND. */
export function requireDossier(vault: Vault, dossierId: string): DossierRow {
  const row = vault.db.select().from(dossier).where(eq(dossier.id, dossierId)).get()
  if (!row) throw new EngineError('DOSSIER_NOT_FOUND')
  return row
}

/**
 * The version as it may be handed out now: a document that was marked since, or of which more is barred than was
 * confirmed, holds it back. It stands in the custody of what it prints. Throws DOSSIER_NOT_FOUND, DOCUMENTS_BARRED.
 */
export function handOutDossier(vault: Vault, dossierId: string): DossierRow {
  const made = requireDossier(vault, dossierId)
  const { caseId, version, sha256, documents } = made
  const ids = documents.map(({ documentId }) => documentId)
  const current = pickDocuments(vault, caseId, ids)
  requireConfirmed(current, documents)
  const hashes = new Map(current.map((document) => [document.id, document.sha256]))
  vault.write(() => {
    vault.audit({ caseId, act: 'dossier.handed-out', subject: dossierId, after: { version, sha256 } })
    for (const { documentId, label, printed } of documents) {
      if (!printed) continue
      recordCustody(vault, documentId, 'exported', {
        what: 'dossier',
        dossier: dossierId,
        version,
        label,
        sha256: hashes.get(documentId),
      })
    }
  })
  return made
}
