import { readFileSync, readdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { EngineError } from '../fault.ts'
import { openDatabase, type Sqlite } from './connection.ts'

/** The copy of the database while a backup is being written; encrypted as the database is. */
export const COPY_FILE = 'backup.db'

/** Numbers of the last migration, before and now. */
export interface Migrated {
  readonly from: number
  readonly to: number
}

interface Migration {
  number: number
  file: string
}

/**
 * Brings a database to the last migration of the folder, whose files are named `0001-what.sql` without a gap.
 * A database that already has content is copied aside first, as `before-0002.db`, and the copy is proved.
 * Either all pending migrations, up to number `to`, are in afterwards or none.
 * Undefined where there was nothing to do, or nothing to bring up to date.
 * @throws VAULT_NEWER where the database has seen migrations that the folder does not hold, VAULT_DAMAGED, DISK_FULL
 */
export function migrate(
  sqlite: Sqlite,
  key: Buffer,
  folder: string,
  { to = Infinity, keepBefore = true } = {},
): Migrated | undefined {
  const all = listMigrations(folder)
  const version = schemaVersion(sqlite)
  requireKnown(version, all.length)
  const pending = all.slice(version, to)
  if (pending.length === 0) return undefined
  if (version > 0 && keepBefore) keepCopy(sqlite, key, pending[0]!.number)
  runMigrations(sqlite, pending)
  return version > 0 ? { from: version, to: all.length } : undefined
}

/** @param known Number of the folder's last migration. @throws VAULT_NEWER */
export function requireKnown(version: number, known: number): void {
  if (version > known) throw new EngineError('VAULT_NEWER', { format: version, known })
}

/** Number of the folder's last migration. */
export function lastMigration(folder: string): number {
  return listMigrations(folder).length
}

function schemaVersion(sqlite: Sqlite): number {
  return sqlite.pragma('user_version', { simple: true }) as number
}

/** Copies an encrypted database, compacted, under the same key. `db.backup()` fails on encrypted databases. */
export function copyDatabase(sqlite: Sqlite, into: string): void {
  rmSync(into, { force: true })
  try {
    sqlite.prepare('VACUUM INTO ?').run(into)
  } catch (failure) {
    rmSync(into, { force: true })
    throw failure
  }
}

function listMigrations(folder: string): Migration[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.sql'))
  const migrations = names
    .sort()
    .map((name) => ({ number: Number(/^(\d{4})-/.exec(name)?.[1]), file: join(folder, name) }))
  migrations.forEach(({ number, file }, index) => {
    if (number !== index + 1) throw new Error(`${file} should be migration ${index + 1}`)
  })
  return migrations
}

function runMigrations(sqlite: Sqlite, pending: Migration[]): void {
  // With foreign keys on, a table that is dropped to be rebuilt takes its child rows with it; the pragma does
  // nothing inside a transaction.
  sqlite.pragma('foreign_keys = OFF')
  try {
    sqlite
      .transaction(() => {
        for (const { number, file } of pending) {
          sqlite.exec(readFileSync(file, 'utf8'))
          if (!sqlite.inTransaction) throw new Error(`${file} ended the transaction it was run in`)
          sqlite.pragma(`user_version = ${number}`)
        }
        proveStructure(sqlite)
      })
      .exclusive()
  } finally {
    sqlite.pragma('foreign_keys = ON')
  }
}

function keepCopy(sqlite: Sqlite, key: Buffer, before: number): void {
  proveStructure(sqlite)
  const folder = dirname(sqlite.name)
  const earlier = readdirSync(folder).filter((name) => /^before-\d{4}\.db/.test(name))
  const file = join(folder, `before-${String(before).padStart(4, '0')}.db`)
  copyDatabase(sqlite, file)
  const copy = openDatabase(file, key)
  try {
    proveStructure(copy)
    if (schemaVersion(copy) !== schemaVersion(sqlite)) throw new EngineError('VAULT_DAMAGED', { what: file })
  } finally {
    copy.close()
  }
  for (const name of earlier) if (join(folder, name) !== file) rmSync(join(folder, name), { force: true })
}

/** @throws VAULT_DAMAGED */
export function proveStructure(sqlite: Sqlite): void {
  const sound = sqlite.pragma('integrity_check(1)', { simple: true }) === 'ok'
  const referenced = (sqlite.pragma('foreign_key_check') as unknown[]).length === 0
  if (!sound || !referenced) throw new EngineError('VAULT_DAMAGED', { what: 'vault.db' })
}
