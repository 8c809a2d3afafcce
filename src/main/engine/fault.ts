import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'

/**
 * A failure that a person can do something about. Its message is the code alone: a message may end up in a log,
 * and the sentence that is read stands in the catalogue under `errors.<code>`.
 */
export class EngineError extends Error {
  readonly code: string
  readonly data: Record<string, unknown>

  constructor(code: string, data: Record<string, unknown> = {}) {
    super(code)
    this.name = 'EngineError'
    this.code = code
    this.data = data
  }
}

/** The folder of an open vault. */
interface Housed {
  readonly folder: string
  readonly name: string
}

/** No space, no quota, or a file larger than the medium takes; SQLite has one code for all failing writes. */
const DISK_FULL = /^(ENOSPC|EDQUOT|EFBIG|SQLITE_FULL|SQLITE_IOERR_(WRITE|SHMSIZE|TRUNCATE))$/
const NOT_WRITABLE = /^(EACCES|EPERM|EROFS|ENOTDIR|ENOENT|ENAMETOOLONG)$|^SQLITE_(READONLY|CANTOPEN|PERM)/
const DAMAGED_SQLITE = /^SQLITE_(CORRUPT|NOTADB|IOERR|CANTOPEN)/
/** What the system, SQLite and the vault's own files say of a folder that is not there. */
const GONE =
  /^(ENOENT|EIO|ENODEV|ENXIO|ESTALE|ENOTCONN|ENOTDIR|EHOSTDOWN|ETIMEDOUT|EBADF|DISK_FULL|SQLITE_\w+|OBJECT_(MISSING|DAMAGED)|VAULT_(DAMAGED|AWAY)|PLACE_NOT_(WRITABLE|READABLE))$/

/** The typed error behind a system's or SQLite's failure to write under `name`; any other failure unchanged. */
export function writeFailure(failure: unknown, name: string): unknown {
  const code = systemCode(failure)
  if (failure instanceof EngineError) return failure
  if (DISK_FULL.test(code)) return new EngineError('DISK_FULL')
  if (NOT_WRITABLE.test(code)) return new EngineError('PLACE_NOT_WRITABLE', { name })
  return failure
}

/** The typed error that a failure in the open vault, if any, amounts to; undefined for one that nobody has foreseen. */
export function foreseen(failure: unknown, vault?: Housed): EngineError | undefined {
  const code = systemCode(failure)
  if (vault && GONE.test(code) && !isThere(vault.folder)) return new EngineError('VAULT_AWAY', { name: vault.name })
  if (failure instanceof EngineError) return failure
  if (DISK_FULL.test(code)) return new EngineError('DISK_FULL')
  return DAMAGED_SQLITE.test(code) ? new EngineError('VAULT_DAMAGED', { what: 'vault.db' }) : undefined
}

/** The same for a vault that is not open yet: of a folder that is gone meanwhile, PLACE_NOT_READABLE. */
export function readingFailure(failure: unknown, folder: string): unknown {
  const name = basename(folder)
  const told = writeFailure(failure, name)
  return GONE.test(systemCode(told)) && !isThere(folder) ? new EngineError('PLACE_NOT_READABLE', { name }) : told
}

/** Whether the folder of a vault can be reached; the folder alone may be an empty mount point. */
export function isThere(folder: string): boolean {
  return ['vault.json', 'vault.json.copy', 'vault.db'].some((name) => existsSync(join(folder, name)))
}

/** The code that Node, SQLite or the engine gave a failure, as `ENOENT` or `SQLITE_BUSY`; empty where it has none. */
export function systemCode(failure: unknown): string {
  return failure instanceof Error && 'code' in failure && typeof failure.code === 'string' ? failure.code : ''
}
