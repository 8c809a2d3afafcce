import { closeSync, openSync } from 'node:fs'
import { basename, join } from 'node:path'
import { EngineError, systemCode, writeFailure } from '../fault.ts'
import { whyNotMade } from './folder.ts'
import { DATABASE_FILE } from './key-file.ts'
import { holdVault, respectLock } from './lock.ts'
import { copyForReading } from './reading-copy.ts'
import type { Who } from './vault.ts'

/** Where the database of an open vault lies, and whether it may be written to. */
export interface Seat {
  readonly readOnly: boolean
  readonly folder: string
  readonly abandonedSince: string | undefined
  leave(): void
}

/** @throws PLACE_NOT_WRITABLE, VAULT_IN_USE, DISK_FULL */
export function takePlace(folder: string, who: Who): Seat {
  const lock = holdVault(folder, who)
  try {
    requireWritable(join(folder, DATABASE_FILE))
  } catch (failure) {
    lock.release()
    throw writeFailure(failure, basename(folder))
  }
  return { readOnly: false, folder, abandonedSince: lock.abandonedSince, leave: () => lock.release() }
}

/** The same, or that of a private copy where the folder cannot be written to. */
export function takeSeat(folder: string, who: Who): Seat {
  try {
    return takePlace(folder, who)
  } catch (failure) {
    const why = whyNotMade(failure, folder)
    if (!(why instanceof EngineError) || why.code !== 'PLACE_NOT_WRITABLE') throw why
  }
  const abandonedSince = respectLock(folder)
  const copy = copyForReading(folder, who)
  return { readOnly: true, folder: copy.folder, abandonedSince, leave: () => copy.end() }
}

/** SQLite would open a file that may only be read without a word. */
function requireWritable(file: string): void {
  try {
    closeSync(openSync(file, 'r+'))
  } catch (failure) {
    if (systemCode(failure) !== 'ENOENT') throw failure
  }
}
