import type { Sqlite } from './connection.ts'
import type { ObjectStore } from './objects.ts'

/** Keeps an object that was put into the vault, for the row that refers to it. Inside the same transaction. */
export function keepObject({ sqlite }: { sqlite: Sqlite }, { sha256, size }: { sha256: string; size: number }): void {
  sqlite.prepare('INSERT OR IGNORE INTO object (sha256, size) VALUES (?, ?)').run(sha256, size)
}

/** Forgets the row of an object that nothing refers to any more; its file goes after the commit. Inside a transaction. */
export function forgetObject({ sqlite }: { sqlite: Sqlite }, sha256: string): void {
  sqlite.prepare('DELETE FROM object WHERE sha256 = ?').run(sha256)
}

/** The objects that are kept; `size` is the bytes of their plaintext together. */
export function countObjects(sqlite: Sqlite): { objects: number; size: number } {
  const select = sqlite.prepare<[], { objects: number; size: number }>(
    'SELECT count(*) AS objects, coalesce(sum(size), 0) AS size FROM object',
  )
  return select.get()!
}

/** Removes what was put into the vault since it was opened and never referred to, as a cancelled import leaves it. */
export function sweepAddedObjects(sqlite: Sqlite, objects: ObjectStore): void {
  const row = sqlite.prepare('SELECT 1 FROM object WHERE sha256 = ?')
  for (const sha256 of objects.added) if (row.get(sha256) === undefined) objects.remove(objects.name(sha256))
}

/**
 * Removes every object that no row names, as a crash between storing and committing leaves it. Only for a database
 * that is known to have lost nothing: otherwise what it no longer names may be all that is left.
 */
export async function sweepAllObjects(sqlite: Sqlite, objects: ObjectStore): Promise<void> {
  const hashes = sqlite.prepare('SELECT sha256 FROM object').pluck().all() as string[]
  const kept = new Set(hashes.map(objects.name))
  for (const name of await objects.list()) if (!kept.has(name)) objects.remove(name)
}
