import { eq } from 'drizzle-orm'
import type { EngineContext } from '../context.ts'
import { EngineError } from '../fault.ts'
import type { PagesTask } from '../pdf/pages-task.ts'
import type { Vault } from '../vault/vault.ts'
import { hasPages, requireDocument, type DocumentRow } from './documents.ts'
import { documentPassword } from './table.ts'

/** Milliseconds that the pages of one document may take to be made. */
const LIMIT = 120_000
/** Bytes of made pages that are kept at hand for the pages that are asked for next. */
const AT_HAND = 96 * 1024 * 1024

/**
 * The pages of a document as a PDF that wants no password: a PDF's own bytes, an encrypted one's without its encryption,
 * and of a picture a page for each of its frames. Page sizes are those of `document_view`. Throws DOCUMENT_NOT_FOUND,
 * OBJECT_MISSING, OBJECT_DAMAGED, PAGE_TOO_SLOW, PAGE_NOT_SHOWN (also where the document has no pages), and the
 * signal's reason.
 */
export async function pagesOf(
  { vault, pool }: { vault: Vault; pool: EngineContext['pool'] },
  documentId: string,
  signal?: AbortSignal,
): Promise<Uint8Array> {
  const row = requireDocument(vault, documentId)
  if (!hasPages(row)) throw new EngineError('PAGE_NOT_SHOWN')
  if (pagesAreOriginal(vault, row)) return vault.objects.readAll(row.sha256)
  const password = passwordOf(vault, documentId)
  const known = pagesAtHand(vault).get(row.sha256)
  if (known) return known
  const bytes = await vault.objects.readAll(row.sha256)
  const pdf = await makeIn(pool, { bytes, mime: row.mime, password }, signal)
  keepAtHand(vault, row.sha256, pdf)
  return pdf
}

/** Whether the original itself is what `pagesOf` gives. */
export function pagesAreOriginal(vault: Vault, { id, format }: Pick<DocumentRow, 'id' | 'format'>): boolean {
  return format === 'pdf' && passwordOf(vault, id) === null
}

/** The password that opens an encrypted original; null where none is known. */
export function passwordOf(vault: Vault, documentId: string): string | null {
  const { password } = documentPassword
  const known = vault.db.select({ password }).from(documentPassword).where(eq(documentPassword.documentId, documentId))
  return known.get()?.password ?? null
}

/** Inside a transaction. */
export function keepPassword(vault: Vault, documentId: string, password: string): void {
  const kept = vault.db.insert(documentPassword).values({ documentId, password })
  kept.onConflictDoUpdate({ target: documentPassword.documentId, set: { password } }).run()
}

/** Whether the password opens the pages of an encrypted PDF. Throws PAGE_TOO_SLOW and the signal's reason. */
export async function opensPages(
  { vault, pool }: { vault: Vault; pool: EngineContext['pool'] },
  { sha256, mime }: Pick<DocumentRow, 'sha256' | 'mime'>,
  password: string,
  signal: AbortSignal,
): Promise<boolean> {
  try {
    await makeIn(pool, { bytes: await vault.objects.readAll(sha256), mime, password }, signal)
    return true
  } catch (error) {
    if (error instanceof EngineError && error.code === 'PAGE_NOT_SHOWN') return false
    throw error
  }
}

async function makeIn(pool: EngineContext['pool'], task: PagesTask, signal?: AbortSignal): Promise<Uint8Array> {
  const limit = AbortSignal.timeout(LIMIT)
  try {
    const ended = signal ? AbortSignal.any([limit, signal]) : limit
    return (await pool.run(task, { name: 'makePages', signal: ended })) as Uint8Array
  } catch {
    signal?.throwIfAborted()
    throw new EngineError(limit.aborted ? 'PAGE_TOO_SLOW' : 'PAGE_NOT_SHOWN')
  }
}

const atHand = new WeakMap<Vault, Map<string, Uint8Array>>()

function pagesAtHand(vault: Vault): Map<string, Uint8Array> {
  const known = atHand.get(vault) ?? new Map<string, Uint8Array>()
  atHand.set(vault, known)
  return known
}

function keepAtHand(vault: Vault, sha256: string, pdf: Uint8Array): void {
  const known = pagesAtHand(vault)
  known.set(sha256, pdf)
  let size = known.values().reduce((sum, { byteLength }) => sum + byteLength, 0)
  for (const [oldest, { byteLength }] of known) {
    if (size <= AT_HAND) break
    known.delete(oldest)
    size -= byteLength
  }
}
