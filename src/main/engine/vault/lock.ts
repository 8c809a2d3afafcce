import Database from 'better-sqlite3'
import { existsSync, readFileSync, rmSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { z } from 'zod'
import { EngineError, systemCode, writeFailure } from '../fault.ts'
import { writeWholeFile } from './whole-file.ts'

/**
 * Held by SQLite's own lock on this file, which the system releases however the process ends. Nothing else may open
 * the file within the process: closing any descriptor of it would drop the lock (POSIX).
 */
const LOCK_FILE = 'lock'
const HOLDER_FILE = 'held.json'

const Holder = z.object({ process: z.int(), computer: z.string(), account: z.string(), since: z.iso.datetime() })

export interface VaultLock {
  /** When the last holder opened the vault, where it ended without closing it. */
  readonly abandonedSince: string | undefined
  release(): void
}

/** @throws VAULT_IN_USE where another process, or this one, has the vault open; PLACE_NOT_WRITABLE, DISK_FULL */
export function holdVault(folder: string, who: { account: string; computer: string }): VaultLock {
  const holderFile = join(folder, HOLDER_FILE)
  const connection = connect(folder)
  try {
    connection.exec('BEGIN EXCLUSIVE')
    const abandonedSince = beganAt(holderFile)
    const since = new Date().toISOString()
    const holder = { process: process.pid, computer: who.computer, account: who.account, since }
    // Before anything else is written: an end without a word is known by it, also after a power cut.
    writeWholeFile(holderFile, JSON.stringify(holder))
    return {
      abandonedSince,
      release() {
        if (!connection.open) return
        try {
          rmSync(holderFile, { force: true })
        } finally {
          connection.close()
        }
      },
    }
  } catch (failure) {
    connection.close()
    if (systemCode(failure).startsWith('SQLITE_BUSY')) throw inUse(folder)
    throw writeFailure(failure, basename(folder))
  }
}

/**
 * For a folder that cannot be written to: the lock is not taken, so that any number may read, but respected. Answers
 * when the last holder opened the vault, where it did not close it. @throws VAULT_IN_USE
 */
export function respectLock(folder: string): string | undefined {
  if (existsSync(join(folder, LOCK_FILE))) {
    const connection = new Database(join(folder, LOCK_FILE), { readonly: true, timeout: 0 })
    try {
      connection.prepare('SELECT 1 FROM sqlite_schema').get()
    } catch (failure) {
      if (systemCode(failure).startsWith('SQLITE_BUSY')) throw inUse(folder)
    } finally {
      connection.close()
    }
  }
  return beganAt(join(folder, HOLDER_FILE))
}

/** When the last holder began. An end in the middle of taking hold leaves a file without content. */
function beganAt(holderFile: string): string | undefined {
  const modified = statSync(holderFile, { throwIfNoEntry: false })?.mtime.toISOString()
  return modified && (readHolder(holderFile)?.since ?? modified)
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
