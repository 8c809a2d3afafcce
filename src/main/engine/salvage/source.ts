import { closeSync, openSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { EngineError } from '../fault.ts'
import { openDatabase, type Sqlite } from '../vault/connection.ts'
import { DATABASE_FILE } from '../vault/key-file.ts'
import { lastMigration, requireKnown } from '../vault/migrate.ts'
import { damagedPages } from '../vault/pages.ts'
import { copyForReading, type ReadingCopy } from '../vault/reading-copy.ts'
import type { Who } from '../vault/vault.ts'
import { attempt, listTables } from './reading.ts'
import { rebuildSchema } from './rebuild-schema.ts'

export interface Source {
  readonly sqlite: Sqlite
  /** The number of the last migration that it has seen. */
  readonly version: number
  /** Names of the tables that hold what is left of a table whose own pages no longer lead there, by its name. */
  readonly parts: ReadonlyMap<string, readonly string[]>
  end(): void
}

interface Opening {
  readonly folder: string
  readonly key: Buffer
  readonly who: Who
  readonly migrations: string
}

/**
 * The vault's database, opened from a copy; where some of its pages are damaged, with a schema made anew; where nothing
 * of it can be read, the copy from before the last migration. Undefined where neither can be read.
 * @throws VAULT_NEWER where a later Libellus wrote it: tables that are not known here would be left behind
 */
export async function openSource(opening: Opening, pause: () => Promise<void>): Promise<Source | undefined> {
  const names = readdirSync(opening.folder).filter((name) => /^before-\d{4}\.db$/.test(name))
  const before = names.sort().reverse()
  const others = [DATABASE_FILE, ...before]
  for (const name of others) {
    const source =
      (await fromCopy(opening, name, (copy) => openSound(copy, opening, pause))) ??
      (await fromCopy(opening, name, (copy) =>
        openRebuilt(
          copy,
          opening,
          others.filter((one) => one !== name),
          pause,
        ),
      ))
    if (source) return source
  }
  return undefined
}

/** Undefined, with the copy gone, where there is no such database or it cannot be read in this way. */
async function fromCopy(
  { folder, who }: Opening,
  name: string,
  open: (copy: ReadingCopy) => Promise<Source | undefined>,
): Promise<Source | undefined> {
  let copy: ReadingCopy | undefined
  let source: Source | undefined
  try {
    copy = copyForReading(folder, who, name)
    source = await open(copy)
  } catch (failure) {
    const notThere = failure instanceof EngineError && failure.code === 'VAULT_DAMAGED'
    if (!notThere) throw failure
  } finally {
    if (!source) copy?.end()
  }
  return source
}

async function openSound(
  copy: ReadingCopy,
  { key, migrations }: Opening,
  pause: () => Promise<void>,
): Promise<Source | undefined> {
  const source = openCopy(copy, key, new Map())
  if (!source) return undefined
  let sound = false
  const file = openSync(join(copy.folder, DATABASE_FILE), 'r')
  try {
    const checkpointed = attempt(() => source.sqlite.pragma('wal_checkpoint(TRUNCATE)'))
    const { damaged } = await damagedPages(file, key, pause)
    sound = checkpointed !== undefined && damaged.length === 0
  } finally {
    closeSync(file)
    if (!sound) source.sqlite.close()
  }
  if (!sound) return undefined
  try {
    requireKnown(source.version, lastMigration(migrations))
    return source
  } catch (failure) {
    source.sqlite.close()
    throw failure
  }
}

async function openRebuilt(
  copy: ReadingCopy,
  { folder, key, migrations }: Opening,
  others: readonly string[],
  pause: () => Promise<void>,
): Promise<Source | undefined> {
  const file = join(copy.folder, DATABASE_FILE)
  const elsewhere = others.map((name) => join(folder, name))
  const parts = await rebuildSchema({ file, key, others: elsewhere, migrations }, pause)
  return parts && openCopy(copy, key, parts)
}

function openCopy(copy: ReadingCopy, key: Buffer, parts: Source['parts']): Source | undefined {
  const sqlite = attempt(() => openDatabase(join(copy.folder, DATABASE_FILE), key))
  const version = sqlite && attempt(() => sqlite.pragma('user_version', { simple: true }) as number)
  const readable = sqlite && version && attempt(() => listTables(sqlite).length > 0)
  const end = () => {
    sqlite?.close()
    copy.end()
  }
  if (readable) return { sqlite, version, parts, end }
  sqlite?.close()
  return undefined
}
