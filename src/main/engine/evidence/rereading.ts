import { and, asc, eq, inArray, lt } from 'drizzle-orm'
import type { Job } from '../../../shared/contract/jobs.ts'
import { requireCase, requireOpenCase } from '../cases/require.ts'
import type { EngineContext } from '../context.ts'
import type { Extraction } from '../extraction/extraction.ts'
import { refused } from '../extraction/refused.ts'
import { EXTRACTION_VERSION } from '../extraction/version.ts'
import { EngineError } from '../fault.ts'
import { READ_AT_MOST, readInPool } from '../imports/reading-in-pool.ts'
import { filesBeside } from '../imports/saved-page.ts'
import type { Work } from '../jobs/jobs.ts'
import { orAborted } from '../or-aborted.ts'
import type { Vault } from '../vault/vault.ts'
import { caseOfDocument, requireDocument } from './documents.ts'
import { passwordOf } from './pages.ts'
import { putReread } from './reread-text.ts'
import { document } from './table.ts'

type RereadEngine = Pick<EngineContext, 'jobs' | 'pool'>

/** The documents of a case whose text and findings are those of an older reader. */
export function outdatedDocuments(vault: Vault, caseId: string): string[] {
  const { id, extractionVersion } = document
  const older = and(eq(document.caseId, requireCase(vault, caseId).id), lt(extractionVersion, EXTRACTION_VERSION))
  const rows = vault.db.select({ id }).from(document).where(older).orderBy(asc(id)).all()
  return rows.map((row) => row.id)
}

/**
 * Reads these documents anew from their originals, else those that an older reader read. Throws NOTHING_TO_REREAD,
 * DOCUMENT_NOT_FOUND.
 */
export function startRereading(
  engine: RereadEngine,
  vault: Vault,
  caseId: string,
  chosen: readonly string[] | undefined,
): Job {
  requireOpenCase(vault, caseId)
  const documentIds = chosen ? ofCase(vault, caseId, chosen) : outdatedDocuments(vault, caseId)
  if (documentIds.length === 0) throw new EngineError('NOTHING_TO_REREAD')
  return engine.jobs.start(vault, { kind: 'reread', caseId, result: { documentIds } }, rereading(engine, vault))
}

function ofCase(vault: Vault, caseId: string, chosen: readonly string[]): string[] {
  const these = and(eq(document.caseId, caseId), inArray(document.id, [...chosen]))
  const found = vault.db.select({ id: document.id }).from(document).where(these).orderBy(asc(document.id)).all()
  if (found.length !== new Set(chosen).size) throw new EngineError('DOCUMENT_NOT_FOUND')
  return found.map(({ id }) => id)
}

/** Goes on with what was stopped or cut short. Throws JOB_NOT_RESUMABLE. */
export function goOnWithRereading(engine: RereadEngine, vault: Vault, jobId: string): Job {
  const { kind, caseId, state } = engine.jobs.get(vault, jobId)
  if (kind !== 'reread' || caseId === null || state === 'done') throw new EngineError('JOB_NOT_RESUMABLE')
  requireOpenCase(vault, caseId)
  return engine.jobs.restart(vault, jobId, rereading(engine, vault))
}

/** Reads several ahead and enters them in their order, so that it goes on after a crash where it was. */
function rereading(engine: RereadEngine, vault: Vault): Work {
  return async (run) => {
    const { result, done: begun, counts: before } = engine.jobs.get(vault, run.jobId)
    const documentIds = result?.['documentIds'] as string[]
    const { reread = 0, kept = 0 } = before
    const counts = { reread, kept }
    const { languageOf } = await import('../extraction/language.ts')
    run.progress({ done: begun, total: documentIds.length, counts })
    const left = documentIds.slice(begun)
    const ended = new AbortController()
    const signal = AbortSignal.any([run.signal, ended.signal])
    const reading: Promise<Extraction | undefined>[] = []
    try {
      for (const [at, documentId] of left.entries()) {
        for (const next of left.slice(at + reading.length, at + engine.pool.maxThreads)) {
          const read = readAnew(engine, vault, next, signal)
          read.catch(() => undefined)
          reading.push(read)
        }
        const extraction = await orAborted(reading.shift()!, run.signal)
        if (extraction && caseOfDocument(vault, documentId)) {
          counts[putReread(vault, documentId, extraction, languageOf)] += 1
        }
        run.progress({ done: begun + at + 1, counts: { ...counts } })
      }
    } finally {
      ended.abort()
      await Promise.allSettled(reading)
    }
    return undefined
  }
}

/** Undefined where the document is not there any more. */
async function readAnew(
  { pool }: RereadEngine,
  vault: Vault,
  documentId: string,
  signal: AbortSignal,
): Promise<Extraction | undefined> {
  if (caseOfDocument(vault, documentId) === undefined) return undefined
  const { sha256, size, fileName } = requireDocument(vault, documentId)
  if (size > READ_AT_MOST) return refused('too-large')
  const bytes = await vault.objects.readAll(sha256)
  const beside = await filesBeside(vault, documentId)
  const options = { password: passwordOf(vault, documentId), ...(beside && { beside }) }
  return readInPool({ vault, pool, signal }, bytes, fileName, options)
}
