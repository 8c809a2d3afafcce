import type { Job } from '../../../shared/contract/jobs.ts'
import { requireOpenCase } from '../cases/require.ts'
import type { EngineContext } from '../context.ts'
import { addDocument } from '../evidence/adding.ts'
import { EngineError } from '../fault.ts'
import type { Run, Work } from '../jobs/jobs.ts'
import type { Vault } from '../vault/vault.ts'
import { addInputs, changeInput, countOutcomes, getInput, inputsOf, type InputRow } from './inputs.ts'
import { listFiles } from './listing.ts'
import { prepareFile, prepareStored, READ_AT_MOST, InputRefused, type Prepared } from './taking-in.ts'
import { createUploads, UploadsCeased, type Uploads } from './uploads.ts'

type Engine = Pick<EngineContext, 'jobs' | 'pool' | 'host'>

/** Uploads of the imports that run now, by job. */
const expected = new Map<string, Uploads>()

/**
 * Takes in the files and folders at these paths. An import of the same places that was cut short goes on instead of
 * beginning anew, with what has come into them since.
 */
export function startImport(engine: Engine, vault: Vault, caseId: string, roots: string[]): Job {
  requireOpenCase(vault, caseId)
  const cutShort = resumable(engine, vault, caseId).find(({ result }) => sameRoots(result?.['roots'], roots))
  if (cutShort) return resumeImport(engine, vault, cutShort.id)
  return engine.jobs.start(vault, { kind: 'import', caseId, result: { roots } }, importing(engine, vault, caseId))
}

/** Opens an import whose bytes the window sends, or goes on with one that waits for these very files. */
export function beginUploads(
  engine: Engine,
  vault: Vault,
  caseId: string,
  files: readonly { path: string; size: number }[],
): Job {
  requireOpenCase(vault, caseId)
  const offered = new Set(files.map(({ path, size }) => `${size} ${path}`))
  const waiting = resumable(engine, vault, caseId).find(({ id, result }) => {
    const missing = inputsOf(vault, id).filter(({ outcome }) => outcome === 'listed')
    return !result?.['roots'] && missing.length > 0 && missing.every(({ path, size }) => offered.has(`${size} ${path}`))
  })
  if (waiting) {
    const known = new Set(inputsOf(vault, waiting.id).map(({ path, size }) => `${size} ${path}`))
    const others = files.filter(({ path, size }) => !known.has(`${size} ${path}`))
    addUploads(vault, waiting.id, others)
    return resumeImport(engine, vault, waiting.id)
  }
  return vault.write(() => {
    const job = engine.jobs.start(vault, { kind: 'import', caseId }, importing(engine, vault, caseId))
    addUploads(vault, job.id, files)
    return job
  })
}

function addUploads(vault: Vault, jobId: string, files: readonly { path: string; size: number }[]): void {
  const uploads = files.map((file) => ({ ...file, source: null, outcome: 'listed' as const, refusal: null }))
  addInputs(vault, jobId, uploads)
}

/**
 * Goes on with an import of granted places where it stopped. Throws JOB_NOT_RESUMABLE, or FILES_NEEDED where the window
 * has to send files again.
 */
export function goOnWithImport(engine: Engine, vault: Vault, jobId: string): Job {
  const missing = inputsOf(vault, jobId).filter(({ source, outcome }) => source === null && outcome === 'listed')
  if (missing.length > 0) throw new EngineError('FILES_NEEDED', { files: missing.length })
  return resumeImport(engine, vault, jobId)
}

function resumeImport(engine: Engine, vault: Vault, jobId: string): Job {
  const { kind, caseId, state } = engine.jobs.get(vault, jobId)
  if (kind !== 'import' || caseId === null || state === 'done') throw new EngineError('JOB_NOT_RESUMABLE')
  requireOpenCase(vault, caseId)
  return engine.jobs.restart(vault, jobId, importing(engine, vault, caseId))
}

function resumable(engine: Engine, vault: Vault, caseId: string): Job[] {
  const open = ['interrupted', 'waiting', 'cancelled', 'failed']
  return engine.jobs.list(vault, caseId).filter(({ kind, state }) => kind === 'import' && open.includes(state))
}

function sameRoots(known: unknown, roots: readonly string[]): boolean {
  return Array.isArray(known) && known.length === roots.length && known.every((root, at) => root === roots[at])
}

/** Stores the bytes that the window sends for an input. Throws UPLOAD_NOT_EXPECTED; a broken connection may try again. */
export async function receiveUpload(
  vault: Vault,
  jobId: string,
  inputId: string,
  bytes: AsyncIterable<Uint8Array>,
): Promise<void> {
  const uploads = expected.get(jobId)
  const input = getInput(vault, inputId)
  if (!uploads?.expects(inputId) || input?.jobId !== jobId) throw new EngineError('UPLOAD_NOT_EXPECTED')
  uploads.begun()
  try {
    const { sha256, size } = await vault.objects.put(bytes)
    if (size !== input.size) throw new EngineError('UPLOAD_CUT_OFF')
    vault.write(() => {
      vault.sqlite.prepare('INSERT OR IGNORE INTO object (sha256, size) VALUES (?, ?)').run(sha256, size)
      changeInput(vault, inputId, { sha256, outcome: 'stored' })
    })
    uploads.arrived(inputId)
  } catch (error) {
    uploads.cutOff()
    throw error
  }
}

function importing(engine: Engine, vault: Vault, caseId: string): Work {
  return async (run) => {
    await Promise.resolve()
    await listInputs(engine, vault, run)
    const inputs = inputsOf(vault, run.jobId)
    const pending = inputs.filter(({ outcome }) => outcome === 'listed' || outcome === 'stored')
    const awaited = pending.filter(({ source, outcome }) => source === null && outcome === 'listed')
    const uploads = createUploads(awaited.map(({ id }) => id))
    expected.set(run.jobId, uploads)
    const reading: Promise<Prepared | InputRefused>[] = []
    try {
      await takeIn(engine, vault, { caseId, run, inputs, pending, uploads, reading })
    } finally {
      uploads.end()
      expected.delete(run.jobId)
      await Promise.allSettled(reading)
    }
    return undefined
  }
}

async function listInputs(engine: Engine, vault: Vault, run: Run): Promise<void> {
  const roots = engine.jobs.get(vault, run.jobId).result?.['roots']
  if (!Array.isArray(roots)) return
  const listed = await listFiles(roots as string[], run.signal)
  const known = new Set(inputsOf(vault, run.jobId).map(({ path, size }) => `${size} ${path}`))
  const added = listed.filter(({ path, size }) => !known.has(`${size} ${path}`))
  addInputs(
    vault,
    run.jobId,
    added.map(({ skipped, ...file }) => ({
      ...file,
      outcome: file.refusal ? 'refused' : skipped ? 'skipped' : 'listed',
    })),
  )
}

interface Taking {
  caseId: string
  run: Run
  inputs: InputRow[]
  pending: InputRow[]
  uploads: Uploads
  /** The files being read ahead; none is left behind when the job ends. */
  reading: Promise<Prepared | InputRefused>[]
}

/** Reads several files at a time and adds them in their order, so that the outcome does not depend on timing. */
async function takeIn(engine: Engine, vault: Vault, taking: Taking): Promise<void> {
  const { caseId, run, inputs, pending, uploads, reading } = taking
  const counts = countOutcomes(inputs)
  let done = inputs.length - pending.length
  run.progress({ done, total: inputs.length, counts })
  const ahead = engine.pool.maxThreads + 2
  const by = { tool: `Libellus ${engine.host.version}`, account: vault.account, operator: vault.operator }
  for (const [at, input] of pending.entries()) {
    for (let next = at + reading.length; next < pending.length && reading.length < ahead; next++) {
      reading.push(settled(read(engine, vault, pending[next] as InputRow, { uploads, signal: run.signal })))
    }
    let prepared: Prepared | InputRefused
    try {
      prepared = await untilAborted(reading[0] as Promise<Prepared | InputRefused>, run.signal)
      reading.shift()
    } catch (error) {
      if (error instanceof UploadsCeased) return run.wait()
      throw error
    }
    const outcome = vault.write(() => {
      if (prepared instanceof InputRefused) {
        changeInput(vault, input.id, { outcome: 'refused', refusal: prepared.refusal })
        return 'refused'
      }
      const { documentId, outcome } = addDocument(vault, caseId, prepared, by)
      changeInput(vault, input.id, { outcome, documentId, sha256: prepared.sha256, size: prepared.size })
      return outcome
    })
    counts[outcome] = (counts[outcome] ?? 0) + 1
    run.progress({ done: ++done, counts: { ...counts } })
  }
}

interface Reading {
  uploads: Uploads
  signal: AbortSignal
}

async function read(engine: Engine, vault: Vault, input: InputRow, { uploads, signal }: Reading): Promise<Prepared> {
  const tools = { vault, pool: engine.pool, signal }
  if (input.source !== null) return prepareFile(tools, input.source, input.path)
  if (input.outcome === 'listed') await uploads.arrival(input.id)
  const sha256 = getInput(vault, input.id)?.sha256
  if (!sha256) throw new InputRefused('cut-off')
  const size = input.size ?? 0
  const bytes = size <= READ_AT_MOST ? await vault.objects.readAll(sha256) : undefined
  const fileName = input.path.slice(input.path.lastIndexOf('/') + 1)
  return prepareStored(tools, { sha256, size, bytes, fileName, origin: input.path, modified: null })
}

function settled(reading: Promise<Prepared>): Promise<Prepared | InputRefused> {
  const settling = reading.catch((error: unknown) => {
    if (error instanceof InputRefused) return error
    throw error
  })
  settling.catch(() => undefined)
  return settling
}

function untilAborted<T>(reading: Promise<T>, signal: AbortSignal): Promise<T> {
  signal.throwIfAborted()
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason)
    signal.addEventListener('abort', abort, { once: true })
    reading.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort))
  })
}
