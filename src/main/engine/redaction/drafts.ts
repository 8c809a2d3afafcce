import { eq } from 'drizzle-orm'
import type { RedactionDraft } from '../../../shared/contract/redaction.ts'
import type { RedactionArea } from '../../../shared/domain/redaction.ts'
import { changesOf } from '../audit/entries.ts'
import { requireOpenCase } from '../cases/require.ts'
import { hasPages, requireDocument } from '../evidence/documents.ts'
import { EngineError } from '../fault.ts'
import type { Vault } from '../vault/vault.ts'
import { redactionDraft } from './table.ts'

/** The boxes that are drawn on a document. Throws DOCUMENT_NOT_FOUND. */
export function draftOf(vault: Vault, documentId: string): RedactionDraft {
  const { id } = requireDocument(vault, documentId)
  const row = vault.db.select().from(redactionDraft).where(eq(redactionDraft.documentId, id)).get()
  return row ? { areas: row.areas, revision: row.revision } : { areas: [], revision: 0 }
}

/** The same, to be changed. Throws STALE, CASE_ARCHIVED, NO_PAGES_TO_REDACT. */
export function requireDraft(vault: Vault, documentId: string, revision: number): RedactionDraft {
  const row = requireDocument(vault, documentId)
  requireOpenCase(vault, row.caseId)
  if (!hasPages(row)) throw new EngineError('NO_PAGES_TO_REDACT')
  const current = draftOf(vault, documentId)
  if (current.revision !== revision) {
    throw new EngineError('STALE', { current, ...changesOf(vault, row.caseId, documentId) })
  }
  return current
}

/**
 * Puts these boxes in the place of those that were drawn. The trail says how many there are now, and of what reasons.
 * Throws PAGE_NOT_FOUND.
 */
export function keepDraft(
  vault: Vault,
  documentId: string,
  revision: number,
  areas: readonly RedactionArea[],
): RedactionDraft {
  return vault.write(() => {
    requireDraft(vault, documentId, revision)
    const { caseId, pages } = requireDocument(vault, documentId)
    if (areas.some(({ page }) => page > (pages ?? 0))) throw new EngineError('PAGE_NOT_FOUND')
    const kept = writeDraft(vault, documentId, revision + 1, areas)
    vault.audit({ caseId, act: 'redaction.drawn', subject: documentId, after: { boxes: areas.length } })
    return kept
  })
}

/** Inside a transaction. */
export function writeDraft(
  vault: Vault,
  documentId: string,
  revision: number,
  areas: readonly RedactionArea[],
): RedactionDraft {
  const kept = { areas: [...areas], revision }
  vault.db
    .insert(redactionDraft)
    .values({ documentId, ...kept })
    .onConflictDoUpdate({ target: redactionDraft.documentId, set: kept })
    .run()
  return kept
}
