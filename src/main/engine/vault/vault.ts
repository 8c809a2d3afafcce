import { closeSync, fstatSync, openSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3'
import { EngineError, isThere, systemCode, writeFailure } from '../fault.ts'
import { auditTrail, type Change } from './audit.ts'
import type { Sqlite } from './connection.ts'
import type { HeadKeeper } from './heads.ts'
import { sweepAddedObjects } from './kept-objects.ts'
import { DATABASE_FILE, FORMAT, type KeyFile } from './key-file.ts'
import { forgetKeys, type VaultKeys } from './keys.ts'
import type { Migrated } from './migrate.ts'
import type { ObjectStore } from './objects.ts'
import { type RowChange, watchRows } from './row-changes.ts'
import type { Seat } from './seat.ts'

/** Who acts: the name the operator gave, the operating system's account, the computer's name. */
export interface Who {
  /** Read with each entry: it may change while a vault is open. */
  readonly operator: string
  account: string
  computer: string
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
  /**
   * Calls `listener` after each outermost commit with what it entered in the trail and the rows it wrote of the tables
   * that are watched; the returned function ends it.
   */
  onCommit(listener: CommitListener): () => void
  /** From now on a commit tells which rows of these tables it wrote. Once a vault. */
  watchRows(tables: readonly string[]): void
  /** Forgets the keys and lets go of the folder. Work on the vault is to have ended. */
  close(): void
}

type CommitListener = (changes: readonly Change[], rows: readonly RowChange[]) => void

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

/** An open vault of what it is made of. */
export function vaultOf({ keyFile, folder, keys, who, sqlite, heads, objects, seat, found }: Parts): Vault {
  const name = basename(folder)
  const { readOnly, folder: databaseFolder } = seat
  const listeners = new Set<CommitListener>()
  const append = auditTrail(sqlite, keys.heads, who)
  let entered: Change[] = []
  let rows: RowChange[] = []
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
    rows = []
    try {
      result = sqlite.transaction(fn).immediate()
    } catch (failure) {
      if (!systemCode(failure).startsWith('SQLITE_')) throw failure
      requireThere()
      throw writeFailure(failure, name)
    }
    heads.follow()
    for (const listener of listeners) listener(entered, rows)
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
    watchRows: (tables) => watchRows(sqlite, tables, (row) => rows.push(row)),
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
