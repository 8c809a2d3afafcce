import type { Vault } from '../vault/vault.ts'
import { forgetSketch } from './sketching.ts'

/** Forgets what a document's text was compared by, and what was ruled of it. Inside a transaction, before it goes. */
export function forgetDocument(vault: Vault, documentId: string, caseId: string): void {
  forgetSketch(vault, documentId, caseId)
  vault.sqlite.prepare('DELETE FROM story_ruling WHERE ? IN (first_id, second_id)').run(documentId)
}
