import type { DocumentText } from '../../../shared/contract/case-json.ts'
import type { Vault } from '../vault/vault.ts'
import { keepPage, pagesOfLines } from './recognised-pages.ts'

type Carried = DocumentText['recognised'][number]

/** What was recognised on a document's pages, as it travels. */
export function carryRecognised(vault: Vault, documentId: string): Carried[] {
  return pagesOfLines(vault, documentId).map(({ documentId: _document, ...page }) => page)
}

/** Inside a transaction, after the document. */
export function receiveRecognised(vault: Vault, documentId: string, pages: readonly Carried[]): void {
  for (const page of pages) keepPage(vault, { documentId, ...page })
}
