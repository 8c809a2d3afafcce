import { open, type FileHandle } from 'node:fs/promises'
import path from 'node:path'
import type { Refusal } from '../../../shared/contract/evidence.ts'
import type { Extraction } from '../extraction/extraction.ts'
import { refused } from '../extraction/refused.ts'
import type { Pool } from '../pool.ts'
import type { Vault } from '../vault/vault.ts'

/** A file whose bytes are safe in the vault and whose text has been read; nothing of it is in the case yet. */
export interface Prepared {
  fileName: string
  /** Path inside the chosen folder or the mail. */
  origin: string
  sha256: string
  size: number
  modified: string | null
  extraction: Extraction
  attachments: Prepared[]
}

/** Bytes beyond which a file is kept but not read: PDFium and the text in memory are several times its size. */
export const READ_AT_MOST = 256 * 1024 * 1024
/** Milliseconds after which the reading of one file is given up. */
const TIME_LIMIT = 120_000
/** Mails inside mails are opened this deep. */
const DEPTH = 5

interface Tools {
  vault: Vault
  pool: Pool
  /** Ends the reading and the work of the pool on it. */
  signal: AbortSignal
}

/** Stores the file's bytes and reads its text. Throws an InputRefused where the bytes themselves cannot be had. */
export async function prepareFile(tools: Tools, source: string, origin: string): Promise<Prepared> {
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
    return await prepareStored(tools, {
      ...stored,
      bytes,
      origin,
      fileName: path.basename(source),
      modified: before.mtime.toISOString(),
    })
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

export interface Stored {
  sha256: string
  size: number
  /** Undefined where they are too many to be read at once. */
  bytes: Uint8Array | undefined
  origin: string
  fileName: string
  modified: string | null
}

/** Reads the text of a file whose bytes lie in the vault, and of the files attached to it. */
export async function prepareStored(tools: Tools, stored: Stored, depth = 0): Promise<Prepared> {
  const { bytes, ...kept } = stored
  const extraction = bytes ? await readInPool(tools, bytes, stored.fileName) : refused('too-large')
  const attachments: Prepared[] = []
  if (depth < DEPTH) {
    for (const attached of extraction.attachments) {
      const { sha256, size } = await tools.vault.objects.put(attached.bytes)
      const origin = `${stored.origin}/${attached.name}`
      const fileName = attached.name.replaceAll(/[/\\]/g, '_')
      const inner = { sha256, size, bytes: attached.bytes, origin, fileName, modified: null }
      attachments.push(await prepareStored(tools, inner, depth + 1))
    }
  }
  return { ...kept, extraction: { ...extraction, attachments: [] }, attachments }
}

/** The text of a file and what it says of itself, read where a hostile one can stall nothing. */
export async function readInPool({ pool, signal }: Tools, bytes: Uint8Array, fileName: string): Promise<Extraction> {
  const limit = AbortSignal.timeout(TIME_LIMIT)
  const ended = AbortSignal.any([limit, signal])
  try {
    return (await pool.run({ bytes, fileName }, { name: 'extract', signal: ended })) as Extraction
  } catch (error) {
    signal.throwIfAborted()
    if (limit.aborted) return refused('too-slow')
    return refused((error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'too-much-memory' : 'damaged')
  }
}

/** The bytes of a file could not be taken in; the reason goes into the import's report. */
export class InputRefused extends Error {
  readonly refusal: Refusal

  constructor(refusal: Refusal) {
    super(`Refused: ${refusal}`)
    this.refusal = refusal
  }
}
