import { pagedDocuments, writtenPages } from '../evidence/recognised-text.ts'
import type { Vault } from '../vault/vault.ts'
import { recognisedPages } from './recognised-pages.ts'

/** A document and its pages (from 1) that hold no text of their own. */
export interface Wanting {
  readonly documentId: string
  readonly pages: number[]
}

/**
 * The documents of a case with pages whose text is still to be recognised; `since`: also those that were recognised
 * before this moment.
 */
export function wantingDocuments(vault: Vault, caseId: string, since?: string): Wanting[] {
  return pagedDocuments(vault, caseId).flatMap(({ id: documentId, pages: count }) => {
    const pages = wantingPages(vault, documentId, count, since)
    return pages.length > 0 ? [{ documentId, pages }] : []
  })
}

export function wantingPages(vault: Vault, documentId: string, count: number, since?: string): number[] {
  const recognised = new Map(recognisedPages(vault, documentId).map(({ page, at }) => [page, at]))
  if (since === undefined && recognised.size >= count) return []
  const written = writtenPages(vault, documentId)
  return Array.from({ length: count }, (_, index) => index + 1).filter((page) => {
    const at = recognised.get(page)
    return !written.has(page) && (at === undefined || (since !== undefined && at < since))
  })
}
