import { reindexTitle } from '../search/index-blocks.ts'
import type { Vault } from '../vault/vault.ts'
import { requireDocument } from './documents.ts'

/** Lets the index find these documents by the titles that stand now. Inside a transaction. */
export function followTitles(vault: Vault, documentIds: readonly string[]): void {
  for (const id of new Set(documentIds)) reindexTitle(vault.sqlite, id, requireDocument(vault, id).title)
}
