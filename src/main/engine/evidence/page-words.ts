import { and, asc, eq } from 'drizzle-orm'
import type { PageWord } from '../../../shared/contract/evidence.ts'
import { EngineError } from '../fault.ts'
import type { PageOfWords } from '../pdf/page-words.ts'
import type { Pool } from '../pool.ts'
import type { Vault } from '../vault/vault.ts'
import { alignWords } from './align-words.ts'
import { requireDocument } from './documents.ts'
import { block } from './table.ts'

/**
 * The words of a page, each with its place on the page and in the document's text. Throws DOCUMENT_NOT_FOUND,
 * PAGE_NOT_FOUND, PAGE_TOO_SLOW, PAGE_NOT_SHOWN.
 */
export async function pageWords(
  { vault, pool }: { vault: Vault; pool: Pool },
  { documentId, page }: { documentId: string; page: number },
  signal?: AbortSignal,
): Promise<{ width: number; height: number; words: PageWord[] }> {
  const { sha256 } = requireDocument(vault, documentId)
  const bytes = () => vault.objects.readAll(sha256)
  const read = await pool.pages.words({ key: sha256, bytes, page: page - 1 }, signal)
  if (!read) throw new EngineError('PAGE_NOT_FOUND')
  return { width: read.width, height: read.height, words: placed(read.words, blocksOfPage(vault, documentId, page)) }
}

function blocksOfPage(vault: Vault, documentId: string, page: number) {
  return vault.db
    .select({ ordinal: block.ordinal, text: block.text })
    .from(block)
    .where(and(eq(block.documentId, documentId), eq(block.page, page)))
    .orderBy(asc(block.ordinal))
    .all()
}

function placed(words: PageOfWords['words'], blocks: ReturnType<typeof blocksOfPage>): PageWord[] {
  const places = alignWords(
    words.map(({ text }) => text),
    blocks,
  )
  return words.map(({ text, box }, at) => ({ text, box: [...box], ...places[at]! }))
}
