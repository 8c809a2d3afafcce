import { eq } from 'drizzle-orm'
import { caseOfDocument } from '../evidence/documents.ts'
import type { Vault } from '../vault/vault.ts'
import { dossier, retiredVersion } from './table.ts'

/** The versions of the dossier that print or list a document. */
export function versionsWith(vault: Vault, documentId: string): { id: string; version: number; sha256: string }[] {
  const caseId = caseOfDocument(vault, documentId)
  if (caseId === undefined) return []
  const { id, version, sha256, documents } = dossier
  const made = vault.db.select({ id, version, sha256, documents }).from(dossier).where(eq(dossier.caseId, caseId)).all()
  return made
    .filter((one) => one.documents.some((listed) => listed.documentId === documentId))
    .map(({ documents: _documents, ...one }) => one)
    .sort((a, b) => a.version - b.version)
}

/** Deletes every version of the dossier that holds the document, and retires its number. Inside a transaction. */
export function forgetDocument(vault: Vault, caseId: string, documentId: string): { id: string; sha256: string }[] {
  const gone = versionsWith(vault, documentId)
  for (const { id, version } of gone) {
    vault.db.delete(dossier).where(eq(dossier.id, id)).run()
    vault.db.insert(retiredVersion).values({ caseId, version }).onConflictDoNothing().run()
    vault.audit({ caseId, act: 'dossier.deleted', subject: id, after: { version } })
  }
  return gone
}

/** Whether a version of any dossier has one of these objects for its file. */
export function keepsObject(vault: Vault, sha256: string): boolean {
  return vault.db.select({ id: dossier.id }).from(dossier).where(eq(dossier.sha256, sha256)).get() !== undefined
}
