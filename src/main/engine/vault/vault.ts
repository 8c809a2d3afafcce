import { randomBytes } from 'node:crypto'
import { closeSync, openSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { drizzle, type BetterSQLite3Database } from 'drizzle-orm/better-sqlite3'
import { v7 as uuidv7 } from 'uuid'
import { EngineError, systemCode, writeFailure } from '../fault.ts'
import { ARGON2_COST, type Argon2Cost } from './argon2id.ts'
import { auditTrail, type Change } from './audit.ts'
import { APPLICATION_ID, openDatabase, type Sqlite } from './connection.ts'
import { claimFolder, emptyFolder } from './folder.ts'
import { keepHeads, type HeadKeeper } from './heads.ts'
import { sweepAddedObjects, sweepAllObjects } from './kept-objects.ts'
import { DATABASE_FILE, FORMAT, KEY_FILE, newKeyFile, readKeyFile, requireLength, unlock } from './key-file.ts'
import { deriveKeys, forgetKeys, type VaultKeys } from './keys.ts'
import { holdVault, type VaultLock } from './lock.ts'
import { COPY_FILE, migrate } from './migrate.ts'
import { openObjects, type ObjectStore } from './objects.ts'
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

export interface Vault {
  readonly id: string
  /** Version of the key file and of the folder's layout. */
  readonly format: number
  readonly createdAt: string
  readonly folder: string
  /** The folder's own name. */
  readonly name: string
  readonly db: BetterSQLite3Database
  readonly sqlite: Sqlite
  readonly objects: ObjectStore
  readonly operator: string
  readonly account: string
  /** For verification and backup. */
  readonly keys: VaultKeys
  readonly heads: HeadKeeper
  /** Descriptor of `vault.db`: closing one of one's own would drop SQLite's locks on the file (POSIX). */
  readonly databaseFile: number
  /** Runs `fn` in an immediate transaction; inside another call it joins that one. @throws DISK_FULL */
  write<T>(fn: () => T): T
  /** Appends to the chain of the case, or of the vault. Inside `write`. */
  audit(change: Change): void
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
  await claimFolder(folder)
  const vaultKey = randomBytes(32)
  const id = uuidv7()
  const keys = deriveKeys(vaultKey, id)
  const keyFile = await newKeyFile(id, vaultKey, keys.keyFile, passphrase, cost)
  vaultKey.fill(0)
  const lock = holdVault(folder, who)
  let vault: Vault | undefined
  try {
    vault = await assemble(folder, keyFile, keys, who, migrationsFolder, { lock, create: true })
    const { write, audit } = vault
    write(() => audit({ act: 'vault.created', subject: id }))
    vault.heads.write()
    // Last, since a folder with a key file is a vault.
    storeKeyFile(folder, keyFile)
    return vault
  } catch (failure) {
    vault?.close()
    lock.release()
    await emptyFolder(folder)
    throw writeFailure(failure, basename(folder))
  }
}

/**
 * @throws NOT_A_VAULT, PLACE_NOT_READABLE, VAULT_NEWER, VAULT_DAMAGED (with the file's name), VAULT_IN_USE,
 * PLACE_NOT_WRITABLE, DISK_FULL; WRONG_PASSPHRASE, WRONG_RECOVERY_KEY or NOT_IN_KEYCHAIN, by the opener
 */
export async function openVault(folder: string, opener: Opener, who: Who, migrationsFolder: string): Promise<Vault> {
  const keyFile = await readKeyFile(folder)
  const lock = holdVault(folder, who)
  try {
    const vaultKey = await unlock(keyFile, opener)
    const keys = deriveKeys(vaultKey, keyFile.id)
    vaultKey.fill(0)
    return await assemble(folder, keyFile, keys, who, migrationsFolder, { lock, create: false })
  } catch (failure) {
    lock.release()
    throw writeFailure(failure, basename(folder))
  }
}

async function assemble(
  folder: string,
  { id, createdAt }: { id: string; createdAt: string },
  keys: VaultKeys,
  who: Who,
  migrationsFolder: string,
  { lock, create }: { lock: VaultLock; create: boolean },
): Promise<Vault> {
  const sqlite = connect(join(folder, DATABASE_FILE), keys, create)
  try {
    migrate(sqlite, keys.database, migrationsFolder)
    const heads = keepHeads(sqlite, keys.heads, folder, { fresh: create })
    await rm(join(folder, COPY_FILE), { force: true })
    const objects = await openObjects(folder, keys)
    if (lock.abandoned && !heads.doubtful) await sweepAllObjects(sqlite, objects)
    return vaultOf({ id, createdAt, folder: resolve(folder), keys, who, sqlite, heads, objects, lock })
  } catch (failure) {
    sqlite.close()
    throw damageOf(failure)
  }
}

interface Parts {
  id: string
  createdAt: string
  folder: string
  keys: VaultKeys
  who: Who
  sqlite: Sqlite
  heads: HeadKeeper
  objects: ObjectStore
  lock: VaultLock
}

function vaultOf({ id, createdAt, folder, keys, who, sqlite, heads, objects, lock }: Parts): Vault {
  const listeners = new Set<(changes: readonly Change[]) => void>()
  const append = auditTrail(sqlite, keys.heads, who)
  let entered: Change[] = []
  const databaseFile = openSync(join(folder, DATABASE_FILE), 'r')

  function write<T>(fn: () => T): T {
    if (sqlite.inTransaction) return fn()
    let result: T
    entered = []
    try {
      result = sqlite.transaction(fn).immediate()
    } catch (failure) {
      throw systemCode(failure).startsWith('SQLITE_') ? writeFailure(failure, basename(folder)) : failure
    }
    heads.follow()
    for (const listener of listeners) listener(entered)
    return result
  }

  return {
    id,
    format: FORMAT,
    createdAt,
    folder,
    name: basename(folder),
    db: drizzle({ client: sqlite }),
    sqlite,
    objects,
    get operator() {
      return who.operator
    },
    account: who.account,
    keys,
    heads,
    databaseFile,
    write,
    audit(change) {
      append(change)
      entered.push(change)
    },
    onCommit(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close() {
      if (!sqlite.open) return
      try {
        heads.write()
        sweepAddedObjects(sqlite, objects)
      } finally {
        void objects.end()
        sqlite.close()
        closeSync(databaseFile)
        forgetKeys(keys)
        lock.release()
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
    throw damageOf(failure)
  }
  throw new EngineError('VAULT_DAMAGED', { what: DATABASE_FILE })
}

/** SQLite's word for bytes that are not what it wrote, or for a file that is not there. */
function damageOf(failure: unknown): unknown {
  const damaged = /^SQLITE_(CORRUPT|NOTADB|IOERR|CANTOPEN)/.test(systemCode(failure))
  return damaged ? new EngineError('VAULT_DAMAGED', { what: DATABASE_FILE }) : failure
}
