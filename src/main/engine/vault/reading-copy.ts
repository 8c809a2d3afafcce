import { copyFileSync, existsSync, lstatSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { EngineError } from '../fault.ts'
import { HEADS_FILE } from './heads.ts'
import { DATABASE_FILE } from './key-file.ts'
import { holdVault, type VaultLock } from './lock.ts'

const PREFIX = 'libellus-reading-'

type Reader = Parameters<typeof holdVault>[1]

export interface ReadingCopy {
  /** A folder of this account alone, with the database, its log and the heads as they lie in the vault. */
  readonly folder: string
  /** Removes it. */
  end(): void
}

/**
 * Copies what SQLite must be able to write to, still encrypted, into a private temporary folder: a database with a
 * write-ahead log cannot be opened where nothing may be written.
 * @throws VAULT_DAMAGED where there is no database; the system's errors
 */
export function copyForReading(vault: string, reader: Reader, database = DATABASE_FILE): ReadingCopy {
  if (!existsSync(join(vault, database))) throw new EngineError('VAULT_DAMAGED', { what: database })
  const folder = mkdtempSync(join(tmpdir(), PREFIX))
  let lock: VaultLock | undefined
  const end = () => {
    lock?.release()
    // Another process may be sweeping the folder at the same moment.
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  }
  try {
    lock = holdVault(folder, reader)
    copyFileSync(join(vault, database), join(folder, DATABASE_FILE))
    for (const [from, to] of [
      [`${database}-wal`, `${DATABASE_FILE}-wal`],
      [HEADS_FILE, HEADS_FILE],
    ] as const) {
      if (existsSync(join(vault, from))) copyFileSync(join(vault, from), join(folder, to))
    }
    return { folder, end }
  } catch (failure) {
    end()
    throw failure
  }
}

/** Removes the copies that processes of this account left behind when they were killed. */
export function sweepReadingCopies(reader: Reader): void {
  for (const name of readdirSync(tmpdir()).filter((one) => one.startsWith(PREFIX))) {
    const folder = join(tmpdir(), name)
    try {
      const found = lstatSync(folder)
      if (!found.isDirectory() || found.uid !== (process.getuid?.() ?? found.uid)) continue
      holdVault(folder, reader).release()
      rmSync(folder, { recursive: true, force: true })
    } catch {
      // It is being read, or is going already.
    }
  }
}
