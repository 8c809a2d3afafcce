import { eq } from 'drizzle-orm'
import type { Block } from '../../../shared/contract/evidence.ts'
import { reanchorPassages, type Reanchored } from '../passages/reanchoring.ts'
import { indexBlocks, unindexDocument } from '../search/index-blocks.ts'
import { sketchText } from '../stories/sketching.ts'
import type { Vault } from '../vault/vault.ts'
import { requireDocument } from './documents.ts'
import { block, document } from './table.ts'

/** Stores, indexes and sketches the text of a document that has none yet. Inside a transaction. */
export function storeBlocks(
  vault: Vault,
  { id, caseId, title }: { id: string; caseId: string; title: string | null },
  blocks: readonly Block[],
): void {
  const insert = vault.sqlite.prepare(
    `INSERT INTO block (document_id, ordinal, page, kind, text, noise, language, recognised)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  for (const { ordinal, page, kind, text, noise, language, recognised } of blocks) {
    insert.run(id, ordinal, page, kind, text, noise ? 1 : 0, language, recognised)
  }
  indexBlocks(vault.sqlite, { id, caseId, title }, blocks)
  sketchText(vault, { id, caseId, title }, blocks)
}

/**
 * Puts another text in the place of a document's, in which its passages are found anew. Inside a transaction, after the
 * document's extraction version was written.
 */
export function replaceBlocks(vault: Vault, documentId: string, blocks: readonly Block[]): Reanchored {
  const { caseId, title } = requireDocument(vault, documentId)
  unindexDocument(vault.sqlite, documentId)
  vault.db.delete(block).where(eq(block.documentId, documentId)).run()
  vault.db.update(document).set({ blocks: blocks.length }).where(eq(document.id, documentId)).run()
  storeBlocks(vault, { id: documentId, caseId, title }, blocks)
  return reanchorPassages(vault, documentId)
}
