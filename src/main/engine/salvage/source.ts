import { readdirSync } from 'node:fs'
import { EngineError } from '../fault.ts'
import { openDatabase, type Sqlite } from '../vault/connection.ts'
import { DATABASE_FILE } from '../vault/key-file.ts'
import { copyForReading } from '../vault/reading-copy.ts'
import type { Who } from '../vault/vault.ts'
import { attempt, listTables } from './reading.ts'

export interface Source {
  readonly sqlite: Sqlite
  /** The number of the last migration that it has seen. */
  readonly version: number
  end(): void
}

/**
 * The vault's database, opened from a copy; where its schema cannot be read, the copy from before the last migration.
 * Undefined where neither can be read.
 */
export function openSource(folder: string, key: Buffer, who: Who): Source | undefined {
  const before = readdirSync(folder).filter((name) => /^before-\d{4}\.db$/.test(name))
  for (const name of [DATABASE_FILE, ...before.sort().reverse()]) {
    const source = tryDatabase(folder, name, key, who)
    if (source) return source
  }
  return undefined
}

function tryDatabase(folder: string, name: string, key: Buffer, who: Who): Source | undefined {
  try {
    const copy = copyForReading(folder, who, name)
    const sqlite = attempt(() => openDatabase(`${copy.folder}/${DATABASE_FILE}`, key))
    const version = sqlite && attempt(() => sqlite.pragma('user_version', { simple: true }) as number)
    const readable = sqlite && version && attempt(() => listTables(sqlite).length > 0)
    const end = () => {
      sqlite?.close()
      copy.end()
    }
    if (readable) return { sqlite, version, end }
    end()
  } catch (failure) {
    const notThere = failure instanceof EngineError && failure.code === 'VAULT_DAMAGED'
    if (!notThere) throw failure
  }
  return undefined
}
