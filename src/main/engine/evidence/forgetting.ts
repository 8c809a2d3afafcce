import { eq } from 'drizzle-orm'
import type { Vault } from '../vault/vault.ts'
import { listedAs, requireDocument } from './documents.ts'
import { marksOfCase } from './marks-of-case.ts'
import { document } from './table.ts'

/** Mails whose own bytes hold the document, directly or in a mail that they hold. Throws DOCUMENT_NOT_FOUND. */
export function mailsHolding(vault: Vault, documentId: string): { documentId: string; listedAs: string }[] {
  const { caseId } = requireDocument(vault, documentId)
  const marks = marksOfCase(vault, caseId)
  const holders = new Set([documentId])
  for (const held of holders) {
    for (const { ofDocument, declared } of marks.relationsOf(held)) if (!declared) holders.add(ofDocument)
  }
  holders.delete(documentId)
  return [...holders].map((id) => ({ documentId: id, listedAs: listedAs(requireDocument(vault, id)) }))
}

/**
 * Deletes a document with all that hangs on it: blocks, view, findings, custody, what was declared of its collection,
 * relations. Inside a transaction, after exhibits and inputs have let go of it.
 */
export function forgetDocument(vault: Vault, documentId: string): void {
  vault.db.delete(document).where(eq(document.id, documentId)).run()
}

/** Whether a document of any case has these bytes. */
export function keepsObject(vault: Vault, sha256: string): boolean {
  return vault.db.select({ id: document.id }).from(document).where(eq(document.sha256, sha256)).get() !== undefined
}
