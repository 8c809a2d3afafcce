import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Sqlite } from './connection.ts'

/** Copies that a migration leaves of the database as it was. */
const COPIES = /^before-\d{4}\.db/

/** Key in `property` that stands as long as what was deleted may still lie in free pages or in copies. */
const DUE = 'scrub-due'

/** Notes that the database is to be scrubbed, so that a crash before that is made good. Inside the deleting transaction. */
export function owScrub(sqlite: Sqlite): void {
  sqlite.prepare('INSERT OR REPLACE INTO property VALUES (?, ?)').run(DUE, new Date().toISOString())
}

/** Whether something was deleted for good whose traces may still be there. */
export function owesScrub(sqlite: Sqlite): boolean {
  return sqlite.prepare('SELECT 1 FROM property WHERE key = ?').get(DUE) !== undefined
}

/**
 * Leaves nothing in the folder of what was deleted from the database: removes the copies that migrations made, rewrites
 * the database without its free pages and empties the write-ahead log. Answers whether nothing is owed any more; a full
 * disk, say, puts it off to the next opening. Not inside a transaction.
 */
export function scrub(sqlite: Sqlite, folder: string): boolean {
  try {
    for (const name of readdirSync(folder)) if (COPIES.test(name)) rmSync(join(folder, name), { force: true })
    sqlite.exec('VACUUM')
    const [checkpoint] = sqlite.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[]
    if (checkpoint?.busy !== 0) return false
    sqlite.prepare('DELETE FROM property WHERE key = ?').run(DUE)
    return true
  } catch {
    return false
  }
}
