import type { Hit } from '../../../shared/contract/search.ts'
import type { RowCondition } from '../../../shared/domain/query-condition.ts'
import type { Vault } from '../vault/vault.ts'
import type { BlockPlace } from './find-blocks.ts'
import type { IndexedBlock } from './index-blocks.ts'

/** What the evidence knows of a block: its text and how its document is listed. `ordinal` 0 is the title. */
export type BlockDescription = Omit<Hit, 'snippet' | 'snippetFrom' | 'noise' | 'documentId' | 'ordinal'> & {
  text: string
  /** ISO 639-1; null where the block does not say itself. */
  language: string | null
}

/** A document as facets count it. */
export interface DocumentFacts {
  id: string
  format: string
  language: string | null
  publisher: string | null
  /** First and last year that its date may lie in. */
  years: readonly [first: number, last: number] | undefined
  exhibited: boolean
}

/** Conditions of a query on the rows of the evidence; those of titles are resolved to the documents that meet them. */
export type DocumentWhere =
  RowCondition | { ids: readonly string[] } | { all: DocumentWhere[]; none: DocumentWhere[] } | { any: DocumentWhere[] }

/** What search asks of the evidence, whose rows it does not know. */
export interface Evidence {
  /** In the order in which they are given; undefined for one that does not stand. */
  describe(vault: Vault, places: readonly BlockPlace[]): (BlockDescription | undefined)[]
  /** The documents of a case, or of the vault, that meet conditions, in the order in which they came in. */
  select(vault: Vault, where: DocumentWhere, caseId: string | undefined): string[]
  /** The same by their date, those without one last. */
  byDate(vault: Vault, caseId: string | undefined, order: 'newest' | 'oldest'): string[]
  facts(vault: Vault, documentIds: readonly string[]): DocumentFacts[]
  everyDocument(vault: Vault): string[]
  /** A document as the index takes it in; undefined where it does not stand any more. */
  read(
    vault: Vault,
    documentId: string,
  ): { document: { id: string; caseId: string; title: string | null }; blocks: IndexedBlock[] } | undefined
}
