import { eq } from 'drizzle-orm'
import { REDACTION_REASONS } from '../../../shared/domain/redaction.ts'
import type { Vault } from '../vault/vault.ts'
import { redaction } from './table.ts'

const KNOWN = new Set<string>(REDACTION_REASONS)

/**
 * Takes from the logs of a document's redacted copies the reasons that somebody wrote, which may tell of what it said.
 * Its draft, and the log of a copy, go with it. Inside a transaction, before the document.
 */
export function forgetDocument(vault: Vault, documentId: string): void {
  const logs = vault.db.select().from(redaction).where(eq(redaction.originalId, documentId)).all()
  for (const { copyId, areas } of logs) {
    const without = areas.map((area) => (KNOWN.has(area.reason) ? area : { ...area, reason: '–' }))
    vault.db.update(redaction).set({ areas: without }).where(eq(redaction.copyId, copyId)).run()
  }
}
