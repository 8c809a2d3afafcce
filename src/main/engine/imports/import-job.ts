import { isDeepStrictEqual } from 'node:util'
import type { Job } from '../../../shared/contract/jobs.ts'
import { requireOpenCase } from '../cases/require.ts'
import { EngineError } from '../fault.ts'
import type { Vault } from '../vault/vault.ts'
import { importing, type ImportEngine } from './importing.ts'
import { addInputs, fileKey, inputsOf } from './inputs.ts'

/** A file whose bytes the window will send; `size` in bytes. */
interface OfferedFile {
  path: string
  size: number
}

/**
 * Takes in the files and folders at these paths. An import of the same places that was cut short goes on instead of
 * beginning anew, with what has come into them since.
 */
export function startImport(engine: ImportEngine, vault: Vault, caseId: string, roots: string[]): Job {
  requireOpenCase(vault, caseId)
  const cutShort = resumable(engine, vault, caseId).find(({ result }) => isDeepStrictEqual(result?.['roots'], roots))
  if (cutShort) return resumeImport(engine, vault, cutShort.id)
  return engine.jobs.start(vault, { kind: 'import', caseId, result: { roots } }, importing(engine, vault, caseId))
}

/** Opens an import whose bytes the window sends, or goes on with one that waits for these very files. */
export function beginUploads(engine: ImportEngine, vault: Vault, caseId: string, files: readonly OfferedFile[]): Job {
  requireOpenCase(vault, caseId)
  const offered = new Set(files.map(fileKey))
  const waiting = resumable(engine, vault, caseId).find(({ id, result }) => {
    const missing = inputsOf(vault, id).filter(({ outcome }) => outcome === 'listed')
    return !result?.['roots'] && missing.length > 0 && missing.every((file) => offered.has(fileKey(file)))
  })
  if (waiting) {
    const known = new Set(inputsOf(vault, waiting.id).map(fileKey))
    const others = files.filter((file) => !known.has(fileKey(file)))
    addUploads(vault, waiting.id, others)
    return resumeImport(engine, vault, waiting.id)
  }
  return vault.write(() => {
    const job = engine.jobs.start(vault, { kind: 'import', caseId }, importing(engine, vault, caseId))
    addUploads(vault, job.id, files)
    return job
  })
}

function addUploads(vault: Vault, jobId: string, files: readonly OfferedFile[]): void {
  const uploads = files.map((file) => ({ ...file, source: null, outcome: 'listed' as const, refusal: null }))
  addInputs(vault, jobId, uploads)
}

/**
 * Goes on with an import of granted places where it stopped. Throws JOB_NOT_RESUMABLE, or FILES_NEEDED where the window
 * has to send files again.
 */
export function goOnWithImport(engine: ImportEngine, vault: Vault, jobId: string): Job {
  const missing = inputsOf(vault, jobId).filter(({ source, outcome }) => source === null && outcome === 'listed')
  if (missing.length > 0) throw new EngineError('FILES_NEEDED', { files: missing.length })
  return resumeImport(engine, vault, jobId)
}

function resumeImport(engine: ImportEngine, vault: Vault, jobId: string): Job {
  const { kind, caseId, state } = engine.jobs.get(vault, jobId)
  if (kind !== 'import' || caseId === null || state === 'done') throw new EngineError('JOB_NOT_RESUMABLE')
  requireOpenCase(vault, caseId)
  return engine.jobs.restart(vault, jobId, importing(engine, vault, caseId))
}

function resumable(engine: ImportEngine, vault: Vault, caseId: string): Job[] {
  const open = ['interrupted', 'waiting', 'cancelled', 'failed']
  return engine.jobs.list(vault, caseId).filter(({ kind, state }) => kind === 'import' && open.includes(state))
}
