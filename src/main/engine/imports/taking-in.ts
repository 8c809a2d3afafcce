import { open, type FileHandle } from 'node:fs/promises'
import path from 'node:path'
import type { Refusal } from '../../../shared/contract/evidence.ts'
import { prepareStored } from './parts.ts'
import { READ_AT_MOST, type Prepared, type ReadingOptions, type Tools } from './reading-in-pool.ts'

/** Stores the file's bytes and reads its text. Throws an InputRefused where the bytes themselves cannot be had. */
export async function prepareFile(
  tools: Tools,
  source: string,
  origin: string,
  options: ReadingOptions = {},
): Promise<Prepared> {
  const file = await open(source, 'r').catch((error: NodeJS.ErrnoException) => {
    throw new InputRefused(error.code === 'ENOENT' ? 'vanished' : 'not-readable')
  })
  try {
    const before = await file.stat()
    if (!before.isFile()) throw new InputRefused('not-a-file')
    const small = before.size <= READ_AT_MOST
    const bytes = small ? await file.readFile().catch(refuseReading) : undefined
    const stored = await tools.vault.objects.put(bytes ?? piecesOf(file, tools.signal))
    const after = await file.stat()
    if (after.mtimeMs !== before.mtimeMs || after.size !== before.size || stored.size !== before.size) {
      throw new InputRefused('changed-while-read')
    }
    const named = { fileName: path.basename(source), modified: before.mtime.toISOString() }
    return await prepareStored(tools, { ...stored, ...named, bytes, origin }, options)
  } finally {
    await file.close()
  }
}

/** The file in pieces; a drive that fails in the middle refuses the file and not the import. */
async function* piecesOf(file: FileHandle, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  const pieces = file.createReadStream({ autoClose: false, highWaterMark: 1 << 20, signal })
  try {
    yield* pieces as AsyncIterable<Uint8Array>
  } catch (error) {
    signal.throwIfAborted()
    refuseReading(error as NodeJS.ErrnoException)
  }
}

function refuseReading(error: NodeJS.ErrnoException): never {
  throw error.code === 'ENOSPC' ? error : new InputRefused('not-readable')
}

/** The bytes of a file could not be taken in; the reason goes into the import's report. */
export class InputRefused extends Error {
  readonly refusal: Refusal

  constructor(refusal: Refusal) {
    super(`Refused: ${refusal}`)
    this.refusal = refusal
  }
}
