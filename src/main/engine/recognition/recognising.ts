import { isDeepStrictEqual } from 'node:util'
import { v7 as uuidv7 } from 'uuid'
import type { Job } from '../../../shared/contract/jobs.ts'
import { requireOpenCase } from '../cases/require.ts'
import type { EngineContext } from '../context.ts'
import { caseOfDocument, pickDocuments } from '../evidence/documents.ts'
import { pagesOf } from '../evidence/pages.ts'
import { EngineError } from '../fault.ts'
import type { Run, Work } from '../jobs/jobs.ts'
import type { Vault } from '../vault/vault.ts'
import { applyRecognised } from './applying.ts'
import { languageFolder } from './folder.ts'
import { dataOf, installedLanguages } from './languages.ts'
import { keepPage } from './recognised-pages.ts'
import type { TrainedData } from './tesseract.ts'
import { type Wanting, wantingDocuments } from './wanting.ts'

export type RecognitionEngine = Pick<EngineContext, 'jobs' | 'pool' | 'host' | 'settings'>

/** What a job of recognition is to do, as its row keeps it. */
interface Order {
  /** Of the whole case where it is missing. */
  documentIds?: string[] | undefined
  languages: string[]
  anew: boolean
}

/** Throws RECOGNITION_OFF, RECOGNITION_RUNNING, LANGUAGE_NOT_HERE, NOTHING_TO_RECOGNISE, DOCUMENT_NOT_FOUND. */
export async function startRecognition(
  engine: RecognitionEngine,
  vault: Vault,
  caseId: string,
  order: Order,
): Promise<Job> {
  requireOpenCase(vault, caseId)
  requireOn(engine)
  if (order.documentIds) pickDocuments(vault, caseId, order.documentIds)
  dataOf(order.languages, await installedLanguages(languageFolder(engine.host.settings)))
  requireNoneRunning(engine, vault, caseId)
  if (wanted(vault, caseId, order, new Date().toISOString()).length === 0) throw new EngineError('NOTHING_TO_RECOGNISE')
  const cutShort = unfinished(engine, vault, caseId, order)
  if (cutShort) return goOnWithRecognition(engine, vault, cutShort.id)
  return engine.jobs.start(
    vault,
    { kind: 'recognise', caseId, result: { ...order } },
    recognising(engine, vault, caseId),
  )
}

/** The same order that was stopped or cut short, if any: its pages that are done count on. */
function unfinished({ jobs }: RecognitionEngine, vault: Vault, caseId: string, order: Order): Job | undefined {
  return jobs.list(vault, caseId).find(({ kind, state, result }) => {
    if (kind !== 'recognise' || state === 'done' || order.anew) return false
    const { documentIds, languages, anew } = result as unknown as Order
    return !anew && isDeepStrictEqual([documentIds, languages], [order.documentIds, order.languages])
  })
}

/**
 * Goes on with what was stopped or cut short: pages that are done stay. Throws JOB_NOT_RESUMABLE, RECOGNITION_OFF,
 * RECOGNITION_RUNNING.
 */
export function goOnWithRecognition(engine: RecognitionEngine, vault: Vault, jobId: string): Job {
  const { kind, caseId, state } = engine.jobs.get(vault, jobId)
  if (kind !== 'recognise' || caseId === null || state === 'done') throw new EngineError('JOB_NOT_RESUMABLE')
  requireOpenCase(vault, caseId)
  requireOn(engine)
  requireNoneRunning(engine, vault, caseId)
  return engine.jobs.restart(vault, jobId, recognising(engine, vault, caseId))
}

function requireOn({ settings }: RecognitionEngine): void {
  if (settings.read().recognition === 'off') throw new EngineError('RECOGNITION_OFF')
}

/** Two at once would recognise the same pages twice. */
function requireNoneRunning({ jobs }: RecognitionEngine, vault: Vault, caseId: string): void {
  const running = jobs.list(vault, caseId).some(({ kind, state }) => kind === 'recognise' && state === 'running')
  if (running) throw new EngineError('RECOGNITION_RUNNING')
}

function wanted(vault: Vault, caseId: string, { documentIds, anew }: Order, begun: string): Wanting[] {
  const these = documentIds && new Set(documentIds)
  const wanting = wantingDocuments(vault, caseId, anew ? begun : undefined)
  return wanting.filter(({ documentId }) => !these || these.has(documentId))
}

/** Recognises page by page, several at a time; a document's text follows when the last of its pages is done. */
function recognising(engine: RecognitionEngine, vault: Vault, caseId: string): Work {
  return async (run) => {
    const { result, startedAt, total: known } = engine.jobs.get(vault, run.jobId)
    const order = result as unknown as Order
    const data = dataOf(order.languages, await installedLanguages(languageFolder(engine.host.settings)))
    const documents = wanted(vault, caseId, order, startedAt)
    const left = documents.reduce((sum, { pages }) => sum + pages.length, 0)
    const total = Math.max(known ?? 0, left)
    const told = { done: total - left, counts: { recognised: total - left, failed: 0 } }
    run.progress({ total, ...told })
    for (const document of documents) {
      const recognised: number[] = []
      const tell = (page: number, outcome: 'recognised' | 'failed') => {
        if (outcome === 'recognised') recognised.push(page)
        told.done += 1
        told.counts = { ...told.counts, [outcome]: told.counts[outcome] + 1 }
        run.progress({ done: told.done, counts: told.counts })
      }
      try {
        await recognisePages(engine, vault, { document, data, run, tell })
      } finally {
        recognised.sort((a, b) => a - b)
        if (recognised.length > 0) await applyRecognised(vault, document.documentId, recognised)
      }
    }
    return undefined
  }
}

interface Recognising {
  document: Wanting
  data: readonly TrainedData[]
  run: Run
  tell: (page: number, outcome: 'recognised' | 'failed') => void
}

async function recognisePages(
  { pool }: RecognitionEngine,
  vault: Vault,
  { document: { documentId, pages }, data, run, tell }: Recognising,
): Promise<void> {
  const key = uuidv7()
  const ended = new AbortController()
  const signal = AbortSignal.any([run.signal, ended.signal])
  let opening: Promise<Uint8Array> | undefined
  const bytes = () => (opening ??= pagesOf({ vault, pool }, documentId, signal))
  const languages = data.map(({ language }) => language)
  const left = pages.values()
  const lane = async () => {
    for (const page of left) {
      const found = await pool.recogniser.recognise({ key, bytes, page: page - 1, data }, signal).catch(unlessNotShown)
      if (!caseOfDocument(vault, documentId)) return
      if (found) {
        const at = new Date().toISOString()
        vault.write(() => keepPage(vault, { documentId, page, languages, at, ...found }))
      }
      tell(page, found ? 'recognised' : 'failed')
    }
  }
  const lanes = Array.from({ length: Math.min(pool.recogniser.threads, pages.length) }, lane)
  try {
    await Promise.all(lanes)
  } finally {
    ended.abort()
    await Promise.allSettled(lanes)
  }
}

const NOT_SHOWN = ['OBJECT_MISSING', 'OBJECT_DAMAGED', 'PAGE_TOO_SLOW', 'PAGE_NOT_SHOWN', 'DOCUMENT_NOT_FOUND']

/** A document whose pages cannot be had holds up no other. */
function unlessNotShown(error: unknown): undefined {
  if (!(error instanceof EngineError && NOT_SHOWN.includes(error.code))) throw error
}

/** The languages in which a case was recognised last, else those of the settings. */
export function usualLanguages({ jobs, settings }: RecognitionEngine, vault: Vault, caseId: string): string[] {
  const last = jobs.list(vault, caseId).find(({ kind }) => kind === 'recognise')
  const { languages } = (last?.result ?? {}) as Partial<Order>
  return languages ?? settings.read().recognitionLanguages
}
