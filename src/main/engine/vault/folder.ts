import Database from 'better-sqlite3'
import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { readdir, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { EngineError, systemCode, writeFailure } from '../fault.ts'
import { isUnfinished, UNFINISHED_FILE } from './key-file.ts'
import { makeFolder, syncFolder } from './whole-file.ts'

/** Bytes: more than SQLite needs for any file that it begins. */
const ROOM = 64 * 1024

/**
 * Why a file could not be made in the folder, where SQLite has not said so: on a full disk it says no more than that it
 * cannot open one. Any other failure unchanged.
 */
export function whyNotMade(failure: unknown, folder: string): unknown {
  if (!/^(SQLITE_(CANTOPEN|IOERR)|PLACE_NOT_WRITABLE)/.test(systemCode(failure))) return failure
  const probe = join(folder, 'room')
  try {
    writeFileSync(probe, Buffer.alloc(ROOM), { flag: 'wx' })
    rmSync(probe)
    return failure
  } catch (why) {
    if (systemCode(why) === 'ENOSPC') rmSync(probe, { force: true })
    return /^(ENOSPC|EDQUOT)$/.test(systemCode(why)) ? why : failure
  }
}

/** A folder in which a vault is being made. */
interface Claim {
  /** To be called when the key file has been stored. */
  finish(): void
  /** Lets go of what is open in the folder and empties it. Answers the typed error behind the failure, if any. */
  abandon(failure: unknown, letGo: () => void): Promise<unknown>
}

/**
 * Makes the folder, or takes it where it is empty or holds what was never finished.
 * @throws PLACE_OCCUPIED, PLACE_NOT_WRITABLE, DISK_FULL
 */
export async function claimFolder(folder: string): Promise<Claim> {
  const name = basename(folder)
  const occupied = new EngineError('PLACE_OCCUPIED', { name })
  const marker = join(folder, UNFINISHED_FILE)
  let held: Database.Database | undefined
  try {
    await makeFolder(folder)
    if (!isFree(await readdir(folder))) throw occupied
    held = new Database(marker, { timeout: 0 })
    held.exec('BEGIN EXCLUSIVE')
    // Whoever was at work in it may have come to an end since it was looked at.
    if (!isFree(await readdir(folder))) throw occupied
    await empty(folder)
    syncFolder(folder)
  } catch (failure) {
    held?.close()
    if (failure === occupied && held) rmSync(marker, { force: true })
    throw /^(EEXIST|SQLITE_BUSY)/.test(systemCode(failure)) ? occupied : writeFailure(whyNotMade(failure, folder), name)
  }
  const lock = held
  return {
    finish() {
      lock.close()
      rmSync(marker)
      syncFolder(folder)
    },
    async abandon(failure, letGo) {
      try {
        letGo()
      } catch {
        // What went wrong first is told.
      }
      const told = writeFailure(whyNotMade(failure, folder), name)
      // What cannot be removed stays known by the mark.
      const emptied = await empty(folder).then(
        () => true,
        () => false,
      )
      lock.close()
      if (emptied) await rm(marker, { force: true }).catch(() => undefined)
      const isWritable = existsSync(folder) && !systemCode(told).startsWith('SQLITE_IOERR')
      return isWritable ? told : new EngineError('PLACE_NOT_WRITABLE', { name })
    },
  }
}

function isFree(names: readonly string[]): boolean {
  return names.length === 0 || isUnfinished(names)
}

/** Removes what the folder holds but the mark, which goes last. */
async function empty(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => name !== UNFINISHED_FILE)
  for (const name of names) await rm(join(folder, name), { recursive: true, force: true })
}
