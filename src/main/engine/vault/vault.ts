import { randomBytes } from 'node:crypto'
import { closeSync, fstatSync, openSync, statSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { drizzle, type BetterSQLite3Database } from 'drizzle-orm/better-sqlite3'
import { v7 as uuidv7 } from 'uuid'
import { EngineError, foreseen, isThere, readingFailure, systemCode, writeFailure } from '../fault.ts'
import { ARGON2_COST, type Argon2Cost } from './argon2id.ts'
import { acceptedLosses } from './accepted-losses.ts'
import { auditTrail, type Change } from './audit.ts'
import { conflictedObjects } from './conflicted-copies.ts'
import { APPLICATION_ID, openDatabase, type Sqlite } from './connection.ts'
import { claimFolder, whyNotMade } from './folder.ts'
import { keepHeads, type HeadKeeper } from './heads.ts'
import { sweepAddedObjects, sweepAllObjects } from './kept-objects.ts'
import {
  DATABASE_FILE,
  followKeyFile,
  FORMAT,
  newKeyFile,
  readKeyFile,
  requireLength,
  storeKeyFile,
  UNFINISHED_FILE,
  unlock,
  type KeyFile,
} from './key-file.ts'

import { deriveKeys, forgetKeys, type VaultKeys } from './keys.ts'
import { holdVault, respectLock } from './lock.ts'
import { COPY_FILE, migrate, type Migrated } from './migrate.ts'
import { openObjects, type ObjectStore } from './objects.ts'
import { copyForReading } from './reading-copy.ts'
import { owesScrub, scrub } from './scrub.ts'
import type { Opener } from './slots.ts'

/** Who acts: the name the operator gave, the operating system's account, the computer's name. */
export interface Who {
  /** Read with each entry: it may change while a vault is open. */
  readonly operator: string
  account: string
  computer: string
}

interface CreateOptions {
  cost?: Argon2Cost
  /** Characters that the passphrase must have. */
  leastPassphrase?: number
}

export interface Found {
  /** When the last holder opened the vault, where it did not close it. */
  readonly abandonedSince: string | undefined
  /** Numbers of the last migration, before and now, where it was brought up to date. */
  readonly migrated: Migrated | undefined
  /** Copies that a sync client made of originals, as paths inside the folder. */
  readonly conflicted: readonly string[]
}

export interface Vault {
  readonly id: string
  /** Version of the key file and of the folder's layout. */
  readonly format: number
  readonly createdAt: string
  readonly folder: string
  /** The folder's own name. */
  readonly name: string
  /** Nothing may be written to the folder: the database is a private copy, the originals are read in place. */
  readonly readOnly: boolean
  /** Where the database and the heads lie: the vault's folder, or that of the private copy. */
  readonly databaseFolder: string
  /** What was found at opening. */
  readonly found: Found
  readonly db: BetterSQLite3Database
  readonly sqlite: Sqlite
  readonly objects: ObjectStore
  readonly operator: string
  readonly account: string
  readonly computer: string
  /** For verification and backup. */
  readonly keys: VaultKeys
  readonly heads: HeadKeeper
  /** Descriptor of `vault.db`: closing one of one's own would drop SQLite's locks on the file (POSIX). */
  readonly databaseFile: number
  /**
   * Runs `fn` in an immediate transaction; inside another call it joins that one.
   * @throws DISK_FULL, VAULT_READ_ONLY, VAULT_AWAY
   */
  write<T>(fn: () => T): T
  /** Appends to the chain of the case, or of the vault. Inside `write`. */
  audit(change: Change): void
  /** @throws VAULT_AWAY where the folder cannot be reached any more */
  requireThere(): void
  /** Calls `listener` after each outermost commit with what it entered in the trail; the returned function ends it. */
  onCommit(listener: (changes: readonly Change[]) => void): () => void
  /** Forgets the keys and lets go of the folder. Work on the vault is to have ended. */
  close(): void
}

/**
 * Makes a vault in a folder that does not exist yet or is empty, and opens it.
 * @throws PASSPHRASE_TOO_SHORT, PLACE_OCCUPIED, PLACE_NOT_WRITABLE, DISK_FULL
 */
export async function createVault(
  folder: string,
  passphrase: string,
  who: Who,
  migrationsFolder: string,
  { cost = ARGON2_COST, leastPassphrase }: CreateOptions = {},
): Promise<Vault> {
  requireLength(passphrase, leastPassphrase)
  const claim = await claimFolder(folder)
  const vaultKey = randomBytes(32)
  const id = uuidv7()
  const keys = deriveKeys(vaultKey, id)
  let seat: Seat | undefined
  let vault: Vault | undefined
  try {
    const keyFile = await newKeyFile(id, vaultKey, keys.keyFile, passphrase, cost)
    vaultKey.fill(0)
    seat = takePlace(folder, who)
    vault = await assemble(folder, keyFile, keys, who, migrationsFolder, { seat, create: true })
    const { write, audit } = vault
    write(() => audit({ act: 'vault.created', subject: id }))
    vault.heads.write()
    // Last, since a folder with a key file is a vault.
    storeKeyFile(folder, keyFile)
    claim.finish()
    return vault
  } catch (failure) {
    throw await claim.abandon(failure, () => (vault ? vault.close() : seat?.leave()))
  }
}

/**
 * Opens it for reading alone where its folder cannot be written to.
 * @throws NOT_A_VAULT, PLACE_NOT_READABLE, VAULT_NEWER, VAULT_DAMAGED (with the file's name), VAULT_IN_USE, DISK_FULL; WRONG_PASSPHRASE, WRONG_RECOVERY_KEY or NOT_IN_KEYCHAIN, by the opener
 */
export async function openVault(folder: string, opener: Opener, who: Who, migrationsFolder: string): Promise<Vault> {
  const keyFile = await readKeyFile(folder)
  let seat: Seat | undefined
  try {
    seat = takeSeat(folder, who)
    const vaultKey = await unlock(keyFile, opener)
    const keys = deriveKeys(vaultKey, keyFile.id)
    vaultKey.fill(0)
    return await assemble(folder, keyFile, keys, who, migrationsFolder, { seat, create: false })
  } catch (failure) {
    try {
      seat?.leave()
    } catch {
      // What went wrong first is told.
    }
    throw readingFailure(failure, folder)
  }
}

/** Where the database of an open vault lies, and whether it may be written to. */
interface Seat {
  readonly readOnly: boolean
  readonly folder: string
  readonly abandonedSince: string | undefined
  leave(): void
}

/** @throws PLACE_NOT_WRITABLE, VAULT_IN_USE, DISK_FULL */
function takePlace(folder: string, who: Who): Seat {
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
function takeSeat(folder: string, who: Who): Seat {
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

async function assemble(
  folder: string,
  keyFile: Pick<KeyFile, 'id' | 'createdAt'>,
  keys: VaultKeys,
  who: Who,
  migrationsFolder: string,
  { seat, create }: { seat: Seat; create: boolean },
): Promise<Vault> {
  const sqlite = connect(join(seat.folder, DATABASE_FILE), keys, create)
  const { readOnly } = seat
  try {
    const migrated = migrate(sqlite, keys.database, migrationsFolder)
    const heads = keepHeads(sqlite, keys.heads, seat.folder, { fresh: create })
    const objects = await openObjects(folder, keys, { readOnly })
    if (!readOnly) {
      for (const left of [COPY_FILE, ...(create ? [] : [UNFINISHED_FILE])])
        await rm(join(folder, left), { force: true })
      if (!create) await followKeyFile(folder, keys.keyFile)
      const scrubbing = owesScrub(sqlite)
      if (scrubbing) scrub(sqlite, folder)
      const lostNothing = seat.abandonedSince && acceptedLosses(sqlite, keys.heads).count === 0
      if ((lostNothing || scrubbing) && !heads.doubtful) await sweepAllObjects(sqlite, objects)
    }
    const conflicted = conflictedObjects(folder)
    const found = { abandonedSince: seat.abandonedSince, migrated, conflicted }
    return vaultOf({ keyFile, folder: resolve(folder), keys, who, sqlite, heads, objects, seat, found })
  } catch (failure) {
    sqlite.close()
    if (create || !isThere(folder)) throw failure
    const why = whyNotMade(failure, seat.folder)
    throw foreseen(why) ?? why
  }
}

interface Parts {
  keyFile: Pick<KeyFile, 'id' | 'createdAt'>
  folder: string
  keys: VaultKeys
  who: Who
  sqlite: Sqlite
  heads: HeadKeeper
  objects: ObjectStore
  seat: Seat
  found: Found
}

function vaultOf({ keyFile, folder, keys, who, sqlite, heads, objects, seat, found }: Parts): Vault {
  const name = basename(folder)
  const { readOnly, folder: databaseFolder } = seat
  const listeners = new Set<(changes: readonly Change[]) => void>()
  const append = auditTrail(sqlite, keys.heads, who)
  let entered: Change[] = []
  const databasePath = join(folder, DATABASE_FILE)
  const databaseFile = openSync(join(databaseFolder, DATABASE_FILE), 'r')
  const { ino } = fstatSync(databaseFile, { bigint: true })

  /** Of a folder that was moved, deleted or replaced SQLite would go on writing to the files that it has open. */
  function isInPlace(): boolean {
    try {
      return statSync(databasePath, { bigint: true }).ino === ino || readOnly
    } catch {
      return false
    }
  }

  function requireThere(): void {
    if (!isInPlace()) throw new EngineError('VAULT_AWAY', { name })
  }

  function write<T>(fn: () => T): T {
    if (sqlite.inTransaction) return fn()
    if (readOnly) throw new EngineError('VAULT_READ_ONLY', { name })
    requireThere()
    let result: T
    entered = []
    try {
      result = sqlite.transaction(fn).immediate()
    } catch (failure) {
      if (!systemCode(failure).startsWith('SQLITE_')) throw failure
      requireThere()
      throw writeFailure(failure, name)
    }
    heads.follow()
    for (const listener of listeners) listener(entered)
    return result
  }

  return {
    id: keyFile.id,
    format: FORMAT,
    createdAt: keyFile.createdAt,
    folder,
    name,
    readOnly,
    databaseFolder,
    found,
    db: drizzle({ client: sqlite }),
    sqlite,
    objects,
    get operator() {
      return who.operator
    },
    account: who.account,
    computer: who.computer,
    keys,
    heads,
    databaseFile,
    write,
    audit(change) {
      append(change)
      entered.push(change)
    },
    requireThere,
    onCommit(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close() {
      if (!sqlite.open) return
      try {
        heads.write()
        sweepAddedObjects(sqlite, objects)
      } catch (failure) {
        // What the log holds is found when the folder is there again.
        if (isThere(folder)) throw failure
      } finally {
        void objects.end()
        sqlite.close()
        closeSync(databaseFile)
        forgetKeys(keys)
        seat.leave()
      }
    },
  }
}

function connect(file: string, keys: VaultKeys, create: boolean): Sqlite {
  try {
    const sqlite = openDatabase(file, keys.database, { create })
    if (sqlite.pragma('application_id', { simple: true }) === APPLICATION_ID) return sqlite
    sqlite.close()
  } catch (failure) {
    if (create) throw failure
    const why = whyNotMade(failure, dirname(file))
    throw foreseen(why) ?? why
  }
  throw new EngineError('VAULT_DAMAGED', { what: DATABASE_FILE })
}
