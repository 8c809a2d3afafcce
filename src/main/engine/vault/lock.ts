import Database from 'better-sqlite3'
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { z } from 'zod'
import { EngineError, systemCode, writeFailure } from '../fault.ts'

/**
 * Held by SQLite's own lock on this file, which the system releases however the process ends. Nothing else may open
 * the file within the process: closing any descriptor of it would drop the lock (POSIX).
 */
const LOCK_FILE = 'lock'
const HOLDER_FILE = 'held.json'

const Holder = z.object({ process: z.int(), computer: z.string(), account: z.string(), since: z.iso.datetime() })

export interface VaultLock {
  /** The last holder ended without closing the vault. */
  readonly abandoned: boolean
  release(): void
}

/** @throws VAULT_IN_USE where another process, or this one, has the vault open; PLACE_NOT_WRITABLE, DISK_FULL */
export function holdVault(folder: string, who: { account: string; computer: string }): VaultLock {
  const holderFile = join(folder, HOLDER_FILE)
  const connection = connect(folder)
  try {
    connection.exec('BEGIN EXCLUSIVE')
    const abandoned = readHolder(holderFile) !== undefined
    const since = new Date().toISOString()
    const holder = { process: process.pid, computer: who.computer, account: who.account, since }
    writeFileSync(holderFile, JSON.stringify(holder), { mode: 0o600 })
    return {
      abandoned,
      release() {
        if (!connection.open) return
        rmSync(holderFile, { force: true })
        connection.close()
      },
    }
  } catch (failure) {
    connection.close()
    if (systemCode(failure).startsWith('SQLITE_BUSY')) throw inUse(folder)
    throw writeFailure(failure, basename(folder))
  }
}

function connect(folder: string): Database.Database {
  try {
    return new Database(join(folder, LOCK_FILE), { timeout: 0 })
  } catch (failure) {
    throw writeFailure(failure, basename(folder))
  }
}

function inUse(folder: string): EngineError {
  const holder = readHolder(join(folder, HOLDER_FILE))
  const since = holder?.since ?? statSync(join(folder, LOCK_FILE)).mtime.toISOString()
  return new EngineError('VAULT_IN_USE', { by: holder?.account ?? '', computer: holder?.computer ?? '', since })
}

function readHolder(file: string): z.infer<typeof Holder> | undefined {
  try {
    return Holder.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return undefined
  }
}
