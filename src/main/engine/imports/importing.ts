import { readFile, stat } from 'node:fs/promises'
import type { EngineContext } from '../context.ts'
import { addDocument } from '../evidence/adding.ts'
import type { Run, Work } from '../jobs/jobs.ts'
import { orAborted } from '../or-aborted.ts'
import type { Vault } from '../vault/vault.ts'
import { addInputs, changeInput, countOutcomes, fileKey, getInput, inputsOf, type InputRow } from './inputs.ts'
import { listFiles } from './listing.ts'
import { expectUploads } from './receiving.ts'
import { prepareStored } from './parts.ts'
import { READ_AT_MOST, type Prepared, type ReadingOptions, type Tools } from './reading-in-pool.ts'
import { EARLIEST, filesOfPages, type PageFile, preparePageFiles, zipOf } from './saved-page.ts'
import { InputRefused, prepareFile } from './taking-in.ts'
import { UploadsCeased, type Uploads } from './uploads.ts'

/** Bytes of files that are read at the same time; a larger one is read alone. */
const AHEAD_AT_MOST = 32 * 1024 * 1024

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
  const { parts = 0 } = engine.jobs.get(vault, run.jobId).counts
  const counts = { ...countOutcomes(inputs), parts }
  let done = inputs.length - pending.length
  run.progress({ done, total: inputs.length, counts })
  const ahead = engine.pool.maxThreads + 1
  const tool = `Libellus ${engine.host.version}`
  const ofPages = filesOfPages(pending)
  const besides = new Set([...ofPages.values()].flat())
  const alone = pending.filter((input) => !besides.has(input))
  const tools = { vault, pool: engine.pool, signal: run.signal }
  for (const [at, input] of alone.entries()) {
    for (const next of alone.slice(at + reading.length, at + ahead)) {
      const inHand = alone.slice(at, at + reading.length).reduce((sum, { size }) => sum + (size ?? 0), 0)
      if (reading.length > 0 && inHand + (next.size ?? 0) > AHEAD_AT_MOST) break
      reading.push(settled(readWithFiles(tools, next, ofPages.get(next) ?? [], uploads)))
    }
    let prepared: Prepared | InputRefused
    try {
      prepared = await orAborted(reading[0]!, run.signal)
      reading.shift()
    } catch (error) {
      if (error instanceof UploadsCeased) return run.wait()
      throw error
    }
    const belonging = ofPages.get(input) ?? []
    const outcome = vault.write(() => {
      const { parts, ...ended } = takeInOne(vault, caseId, input, prepared, tool)
      for (const { id } of belonging) changeInput(vault, id, ended)
      counts.parts += parts
      return ended.outcome
    })
    counts[outcome] += 1
    done += 1 + belonging.length
    run.progress({ done, counts: { ...counts } })
  }
}

/** What became of an input; of the files of a page it is the same, and they belong to its document. */
function takeInOne(vault: Vault, caseId: string, input: InputRow, prepared: Prepared | InputRefused, tool: string) {
  if (prepared instanceof InputRefused) {
    const refused = { outcome: 'refused' as const, refusal: prepared.refusal }
    changeInput(vault, input.id, refused)
    return { ...refused, parts: 0 }
  }
  const { documentId, outcome, parts } = addDocument(vault, caseId, prepared, tool, {
    ...(input.source === null ? { came: 'upload' } : { came: 'disk', place: input.source, computer: vault.computer }),
  })
  changeInput(vault, input.id, { outcome, documentId, sha256: prepared.sha256, size: prepared.size })
  return { outcome, documentId, parts }
}

/** Reads a file, and with a saved page the files in its folder. */
async function readWithFiles(
  tools: Tools,
  input: InputRow,
  files: readonly InputRow[],
  uploads: Uploads,
): Promise<Prepared> {
  if (files.length === 0) return read(tools, input, uploads)
  const home = input.path.lastIndexOf('/') + 1
  const beside: PageFile[] = []
  for (const file of files) beside.push(await readPageFile(tools, file, file.path.slice(home), uploads))
  const zip = await zipOf(beside)
  const page = await read(tools, input, uploads, { beside: zip })
  const folder = beside[0]!.path.replace(/\/.*$/, '')
  return { ...page, parts: [...page.parts, await preparePageFiles(tools, page, zip, folder)] }
}

async function readPageFile(tools: Tools, input: InputRow, path: string, uploads: Uploads): Promise<PageFile> {
  if (input.source === null) return { path, bytes: await uploaded(tools, input, uploads), modified: EARLIEST }
  try {
    return { path, bytes: await readFile(input.source), modified: (await stat(input.source)).mtime }
  } catch (error) {
    throw new InputRefused((error as NodeJS.ErrnoException).code === 'ENOENT' ? 'vanished' : 'not-readable')
  }
}

async function read(tools: Tools, input: InputRow, uploads: Uploads, options: ReadingOptions = {}): Promise<Prepared> {
  if (input.source !== null) return prepareFile(tools, input.source, input.path, options)
  const sha256 = await arrived(tools.vault, input, uploads)
  const size = input.size ?? 0
  const bytes = size <= READ_AT_MOST ? await tools.vault.objects.readAll(sha256) : undefined
  const fileName = input.path.slice(input.path.lastIndexOf('/') + 1)
  return prepareStored(tools, { sha256, size, bytes, fileName, origin: input.path, modified: null }, options)
}

async function uploaded({ vault }: Tools, input: InputRow, uploads: Uploads): Promise<Uint8Array> {
  return vault.objects.readAll(await arrived(vault, input, uploads))
}

/** The hash of the bytes that the window sends. Throws InputRefused. */
async function arrived(vault: Vault, input: InputRow, uploads: Uploads): Promise<string> {
  if (input.outcome === 'listed') await uploads.arrival(input.id)
  const sha256 = getInput(vault, input.id)?.sha256
  if (!sha256) throw new InputRefused('cut-off')
  return sha256
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
