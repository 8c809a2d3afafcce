import { and, asc, eq } from 'drizzle-orm'
import type { PageWord } from '../../../shared/contract/evidence.ts'
import { EngineError } from '../fault.ts'
import type { PageOfWords } from '../pdf/page-words.ts'
import type { Pool } from '../pool.ts'
import { recognisedWords } from '../recognition/recognised-pages.ts'
import type { Vault } from '../vault/vault.ts'
import { alignWords } from './align-words.ts'
import { requireDocument } from './documents.ts'
import { pagesOf } from './pages.ts'
import { pageSizes } from './reading.ts'
import { block } from './table.ts'

interface Wanted {
  readonly documentId: string
  /** From 1. */
  readonly page: number
}

/**
 * The words of a page, read or recognised, each with its place on the page and in the document's text. Throws
 * DOCUMENT_NOT_FOUND, PAGE_NOT_FOUND, PAGE_TOO_SLOW, PAGE_NOT_SHOWN.
 */
export async function pageWords(
  engine: { vault: Vault; pool: Pool },
  wanted: Wanted,
  signal?: AbortSignal,
): Promise<{ width: number; height: number; words: PageWord[] }> {
  const { width, height, words } = recognisedPage(engine.vault, wanted) ?? (await readPage(engine, wanted, signal))
  const texts = words.map(({ text }) => text)
  const places = alignWords(texts, blocksOfPage(engine.vault, wanted))
  return { width, height, words: words.map(({ text, box }, at) => ({ text, box: [...box], ...places[at]! })) }
}

function recognisedPage(vault: Vault, { documentId, page }: Wanted): PageOfWords | undefined {
  const words = recognisedWords(vault, documentId, page)
  const size = pageSizes(vault, documentId)[page - 1]
  if (!words || !size) return undefined
  return { ...size, words: words.map(([text, ...box]) => ({ text, box: [box[0], box[1], box[2], box[3]] })) }
}

async function readPage(
  { vault, pool }: { vault: Vault; pool: Pool },
  { documentId, page }: Wanted,
  signal?: AbortSignal,
): Promise<PageOfWords> {
  const { sha256: key } = requireDocument(vault, documentId)
  const bytes = () => pagesOf({ vault, pool }, documentId, signal)
  const read = await pool.pages.words({ key, bytes, page: page - 1 }, signal)
  if (!read) throw new EngineError('PAGE_NOT_FOUND')
  return read
}

function blocksOfPage(vault: Vault, { documentId, page }: Wanted) {
  return vault.db
    .select({ ordinal: block.ordinal, text: block.text })
    .from(block)
    .where(and(eq(block.documentId, documentId), eq(block.page, page)))
    .orderBy(asc(block.ordinal))
    .all()
}
