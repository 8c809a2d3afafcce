import type { Extractable, Extraction } from '../extraction/extraction.ts'
import type { ExtractTask } from '../extraction/pool-worker.ts'
import { refused } from '../extraction/refused.ts'
import type { Pool } from '../pool.ts'
import type { Vault } from '../vault/vault.ts'
import { mayHoldFiles, receiveParts } from './receiving-parts.ts'

/** A file whose bytes are safe in the vault and whose text has been read; nothing of it is in the case yet. */
export interface Prepared {
  fileName: string
  /** Path inside the chosen folder or the mail. */
  origin: string
  sha256: string
  size: number
  modified: string | null
  extraction: Extraction
  /** The files that it holds, each as what it is to this one. */
  parts: (Prepared & { kind: 'attachment' | 'part' })[]
}

/** Bytes beyond which a file is kept but not read: PDFium and the text in memory are several times its size. */
export const READ_AT_MOST = 256 * 1024 * 1024
/** Milliseconds after which the reading of one file is given up, and of one that may hold thousands. */
const TIME_LIMIT = 120_000
const TIME_LIMIT_OF_MANY = 900_000

export interface Tools {
  vault: Vault
  pool: Pool
  /** Ends the reading and the work of the pool on it. */
  signal: AbortSignal
}

/** How a file is read beyond its bytes and its name. */
export type ReadingOptions = Pick<Extractable, 'password' | 'give' | 'beside'>

/** The text of a file and what it says of itself, read where a hostile one can stall nothing. */
export async function readInPool(
  { pool, signal }: Tools,
  bytes: Uint8Array,
  fileName: string,
  { give, ...options }: ReadingOptions = {},
): Promise<Extraction> {
  const giving = give && mayHoldFiles(bytes) ? receiveParts(give) : undefined
  const limit = AbortSignal.timeout(giving ? TIME_LIMIT_OF_MANY : TIME_LIMIT)
  const ended = AbortSignal.any([limit, signal])
  const task: ExtractTask = { bytes, fileName, ...options, ...(giving && { port: giving.port }) }
  try {
    const transferList = giving && { transferList: [giving.port] }
    const extraction = (await pool.run(task, { name: 'extract', signal: ended, ...transferList })) as Extraction
    giving?.throwIfFailed()
    return extraction
  } catch (error) {
    signal.throwIfAborted()
    giving?.throwIfFailed()
    if (limit.aborted) return refused('too-slow')
    return refused((error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'too-much-memory' : 'damaged')
  } finally {
    giving?.end()
  }
}
