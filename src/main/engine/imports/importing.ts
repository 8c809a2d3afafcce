import type { EngineContext } from '../context.ts'
import { addDocument } from '../evidence/adding.ts'
import type { Run, Work } from '../jobs/jobs.ts'
import { orAborted } from '../or-aborted.ts'
import type { Vault } from '../vault/vault.ts'
import { addInputs, changeInput, countOutcomes, fileKey, getInput, inputsOf, type InputRow } from './inputs.ts'
import { listFiles } from './listing.ts'
import { expectUploads } from './receiving.ts'
import { prepareStored } from './parts.ts'
import { READ_AT_MOST, type Prepared } from './reading-in-pool.ts'
import { InputRefused, prepareFile } from './taking-in.ts'
import { UploadsCeased, type Uploads } from './uploads.ts'

/** What an import needs of the engine. */
export type ImportEngine = Pick<EngineContext, 'jobs' | 'pool' | 'host'>

/** The work of an import: lists its inputs, then takes in those that are not in the case yet. */
export function importing(engine: ImportEngine, vault: Vault, caseId: string): Work {
  return async (run) => {
    // The files that a window sends are listed in the same turn, after the job has begun.
    await Promise.resolve()
    await listInputs(engine, vault, run)
    const inputs = inputsOf(vault, run.jobId)
    const pending = inputs.filter(({ outcome }) => outcome === 'listed' || outcome === 'stored')
    const awaited = pending.filter(({ source, outcome }) => source === null && outcome === 'listed')
    const uploads = expectUploads(
      run.jobId,
      awaited.map(({ id }) => id),
    )
    const reading: Promise<Prepared | InputRefused>[] = []
    try {
      await takeIn(engine, vault, { caseId, run, inputs, pending, uploads, reading })
    } finally {
      uploads.end()
      await Promise.allSettled(reading)
    }
    return undefined
  }
}

async function listInputs(engine: ImportEngine, vault: Vault, run: Run): Promise<void> {
  const roots = engine.jobs.get(vault, run.jobId).result?.['roots']
  if (!Array.isArray(roots)) return
  const listed = await listFiles(roots as string[], run.signal)
  const known = new Set(inputsOf(vault, run.jobId).map(fileKey))
  const added = listed.filter((file) => !known.has(fileKey(file)))
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
async function takeIn(engine: ImportEngine, vault: Vault, taking: Taking): Promise<void> {
  const { caseId, run, inputs, pending, uploads, reading } = taking
  const counts = countOutcomes(inputs)
  let done = inputs.length - pending.length
  run.progress({ done, total: inputs.length, counts })
  const ahead = engine.pool.maxThreads + 2
  const tool = `Libellus ${engine.host.version}`
  for (const [at, input] of pending.entries()) {
    for (const next of pending.slice(at + reading.length, at + ahead)) {
      reading.push(settled(read(engine, vault, next, uploads, run.signal)))
    }
    let prepared: Prepared | InputRefused
    try {
      prepared = await orAborted(reading[0]!, run.signal)
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
      const { documentId, outcome } = addDocument(vault, caseId, prepared, tool, {
        ...(input.source === null
          ? { came: 'upload' }
          : { came: 'disk', place: input.source, computer: vault.computer }),
      })
      changeInput(vault, input.id, { outcome, documentId, sha256: prepared.sha256, size: prepared.size })
      return outcome
    })
    counts[outcome] += 1
    run.progress({ done: ++done, counts: { ...counts } })
  }
}

async function read(
  engine: ImportEngine,
  vault: Vault,
  input: InputRow,
  uploads: Uploads,
  signal: AbortSignal,
): Promise<Prepared> {
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

/** A refusal as what it is; another failure is thrown when it is this file's turn. */
function settled(reading: Promise<Prepared>): Promise<Prepared | InputRefused> {
  const settling = reading.catch((error: unknown) => {
    if (error instanceof InputRefused) return error
    throw error
  })
  settling.catch(() => undefined)
  return settling
}
