import Database from 'better-sqlite3'
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { EngineError } from '../fault.ts'
import { openDatabase } from './connection.ts'
import { copyDatabase, proveStructure } from './migrate.ts'
import { damagedPages } from './pages.ts'
import { structureOf, type Structure } from './structure.ts'

/** A database in a file, and the key that opens it. */
export interface DatabaseFile {
  readonly file: string
  readonly key: Uint8Array
}

/** A copy that was proved. `size` in bytes and `sha256` are those of its file as it reads. */
export interface CopiedDatabase {
  readonly size: number
  readonly sha256: string
  readonly objects: readonly { sha256: string; size: number }[]
}

/*
 * Work on a whole database that SQLite does in one go, some 15 ms a megabyte. It opens a connection of its own, so
 * that it can run on another thread than the engine's: see in-database-worker.ts.
 */
export const databaseTasks = { copy, check }
export type DatabaseTasks = typeof databaseTasks

/** How the database holds together, as it stands at its last commit. @throws SQLite's own errors */
async function check({ file, key }: DatabaseFile): Promise<Structure> {
  const rawKey = Buffer.from(key)
  const sqlite = openDatabase(file, rawKey)
  try {
    return structureOf(sqlite)
  } finally {
    sqlite.close()
    rawKey.fill(0)
  }
}

/**
 * Copies the database as it stands at its last commit, compacted, under the same key, and proves the copy as it lies
 * on the disk: every page against its HMAC, the structure and the references.
 * @throws VAULT_DAMAGED; the system's and SQLite's own errors
 */
async function copy({ file, key, into }: DatabaseFile & { readonly into: string }): Promise<CopiedDatabase> {
  const rawKey = Buffer.from(key)
  const original = openDatabase(file, rawKey)
  try {
    copyDatabase(original, into)
  } finally {
    original.close()
  }
  const copied = await open(into, 'r+')
  try {
    await copied.sync()
    const objects = readCopy(into, rawKey)
    const { damaged } = await damagedPages(copied.fd, rawKey, async () => undefined)
    if (damaged.length > 0) throw new EngineError('BACKUP_UNSOUND')
    const { size } = await copied.stat()
    return { size, sha256: await fileHash(into), objects }
  } finally {
    await copied.close()
    rawKey.fill(0)
  }
}

/** The copy is opened for reading alone, and in no journal mode: a share in the network may not serve WAL. */
function readCopy(file: string, key: Buffer): { sha256: string; size: number }[] {
  const sqlite = new Database(file, { readonly: true })
  try {
    sqlite.pragma('temp_store = MEMORY')
    sqlite.pragma("cipher = 'sqlcipher'")
    sqlite.pragma('legacy = 4')
    sqlite.pragma(`key = "x'${key.toString('hex')}'"`)
    proveStructure(sqlite)
    return sqlite.prepare<[], { sha256: string; size: number }>('SELECT sha256, size FROM object ORDER BY sha256').all()
  } finally {
    sqlite.close()
  }
}

async function fileHash(file: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const piece of createReadStream(file, { highWaterMark: 1024 * 1024 })) hash.update(piece as Uint8Array)
  return hash.digest('hex')
}
