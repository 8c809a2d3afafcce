import type { RedactionHit, RedactionQuery } from '../../../shared/contract/redaction.ts'
import { hasPages, requireDocument } from '../evidence/documents.ts'
import { pageWords } from '../evidence/page-words.ts'
import { EngineError } from '../fault.ts'
import type { Pool } from '../pool.ts'
import type { Vault } from '../vault/vault.ts'
import { draftOf } from './drafts.ts'
import { hitsOnPage } from './finding.ts'

interface Looking {
  readonly vault: Vault
  readonly pool: Pool
}

const MOST_HITS = 5000
/** Characters of what is told of a box. */
const TOLD = 400

/** What is looked for in a document, page by page. Throws NO_PAGES_TO_REDACT, and what `pageWords` throws. */
export async function findToRedact(
  engine: Looking,
  documentId: string,
  query: RedactionQuery,
  signal?: AbortSignal,
): Promise<{ hits: RedactionHit[]; more: boolean }> {
  const row = requireDocument(engine.vault, documentId)
  if (!hasPages(row)) throw new EngineError('NO_PAGES_TO_REDACT')
  const hits: RedactionHit[] = []
  for (let page = 1; page <= (row.pages ?? 0) && hits.length <= MOST_HITS; page += 1) {
    const { words } = await pageWords(engine, { documentId, page }, signal)
    hits.push(...hitsOnPage(page, words, query))
  }
  return { hits: hits.slice(0, MOST_HITS), more: hits.length > MOST_HITS }
}

/** The words under each box that is drawn, as they stand in a line. */
export async function wordsUnder(engine: Looking, documentId: string, signal?: AbortSignal): Promise<string[]> {
  const { areas } = draftOf(engine.vault, documentId)
  const pages = new Map<number, Awaited<ReturnType<typeof pageWords>>>()
  for (const page of new Set(areas.map((area) => area.page))) {
    pages.set(page, await pageWords(engine, { documentId, page }, signal))
  }
  return areas.map(({ page, left, top, right, bottom }) => {
    const words = pages.get(page)?.words ?? []
    const under = words.filter(({ box }) => {
      const [x, y] = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2]
      return x > left && x < right && y > top && y < bottom
    })
    return under
      .map(({ text }) => text)
      .join(' ')
      .slice(0, TOLD)
  })
}
