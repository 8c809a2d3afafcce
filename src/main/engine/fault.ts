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

const DISK_FULL = new Set(['ENOSPC', 'EDQUOT', 'SQLITE_FULL'])
const NOT_WRITABLE = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'ENOENT', 'ENAMETOOLONG'])
const DAMAGED_SQLITE = /^SQLITE_(CORRUPT|NOTADB|IOERR)/
const NOT_WRITABLE_SQLITE = /^SQLITE_(READONLY|CANTOPEN|PERM)/

/** The typed error behind a system's or SQLite's failure to write under `name`; any other failure unchanged. */
export function writeFailure(failure: unknown, name: string): unknown {
  const code = systemCode(failure)
  if (DISK_FULL.has(code)) return new EngineError('DISK_FULL')
  if (NOT_WRITABLE.has(code) || NOT_WRITABLE_SQLITE.test(code)) return new EngineError('PLACE_NOT_WRITABLE', { name })
  return failure
}

/** The typed error that a failure in an open vault amounts to; undefined for one that nobody has foreseen. */
export function foreseen(failure: unknown): EngineError | undefined {
  if (failure instanceof EngineError) return failure
  const code = systemCode(failure)
  if (DISK_FULL.has(code)) return new EngineError('DISK_FULL')
  return DAMAGED_SQLITE.test(code) ? new EngineError('VAULT_DAMAGED', { what: 'vault.db' }) : undefined
}

/** The code that Node or SQLite gave a failure, as `ENOENT` or `SQLITE_BUSY`; empty where it has none. */
export function systemCode(failure: unknown): string {
  return failure instanceof Error && 'code' in failure && typeof failure.code === 'string' ? failure.code : ''
}
