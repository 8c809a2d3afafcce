import { closeSync, existsSync, openSync, readSync, rmSync, statSync, writeSync } from 'node:fs'
import { APPLICATION_ID, openDatabase } from '../vault/connection.ts'
import { requireKnown } from '../vault/migrate.ts'
import { PAGE } from '../vault/pages.ts'
import { FILE_HEADER } from './b-tree.ts'
import { knownSchemas, type KnownObject } from './known-schemas.ts'
import { findSalt, openPages, proveAnew, USABLE } from './pages.ts'
import { attempt } from './reading.ts'
import { likeliestVersion, namesMore, placeTrees, surveyPages } from './schema-pages.ts'

interface Rebuilding {
  /** Path of a private copy of the database, its log beside it. */
  readonly file: string
  readonly key: Buffer
  /** Other copies of the database, for its salt. */
  readonly others: readonly string[]
  readonly migrations: string
}

/**
 * Gives a copy of a damaged database a first page and a schema of its own, so that SQLite can read whatever tables are
 * left. What is left of a table below a damaged page becomes a table beside it: answered by the table's name.
 * Undefined where nothing is.
 * @throws VAULT_NEWER, also where the first page is lost and others name tables that no migration known here makes
 */
export async function rebuildSchema(
  { file, key, others, migrations }: Rebuilding,
  pause: () => Promise<void>,
): Promise<Map<string, string[]> | undefined> {
  if (statSync(file).size < PAGE && !existsSync(`${file}-wal`)) return undefined
  const proved = findSalt(file, key, others)
  const salt = proved ?? proveAnew(file, key)
  replayLog(file, key, salt)
  const pages = openPages(file, key, salt)
  try {
    const header = pages.read(1)
    const survey = await surveyPages(pages, pause)
    const schemas = knownSchemas(migrations)
    const told = header?.readUInt32BE(APPLICATION) === APPLICATION_ID ? header.readUInt32BE(USER_VERSION) : 0
    const later = told === 0 && proved !== undefined && namesMore(survey, schemas)
    requireKnown(later ? schemas.length + 1 : told, schemas.length)
    const version = told || likeliestVersion(survey, schemas)
    const schema = schemas[version - 1] ?? []
    const { roots, parts } = placeTrees(survey, schema)
    const rows: SchemaRow[] = schema
      .filter((object) => object.kept && roots.has(object))
      .map((object) => ({ ...object, root: roots.get(object)! }))
    const names = new Map<string, string[]>()
    for (const { of, root } of parts) {
      if (of.type !== 'table' || !of.kept) continue
      const part = partOf(of, root)
      rows.push(part)
      names.set(of.name, [...(names.get(of.name) ?? []), part.name])
    }
    if (rows.length === 0) return undefined
    pages.write(1, firstPage(pages.count, version))
    enterSchema(file, key, rows)
    return names
  } finally {
    pages.close()
  }
}

type SchemaRow = Pick<KnownObject, 'type' | 'name' | 'table' | 'sql'> & { readonly root: number }

function partOf({ name, sql }: KnownObject, root: number): SchemaRow {
  const part = `${name} below page ${root}`
  return {
    type: 'table',
    name: part,
    table: part,
    sql: sql!.replace(/^CREATE TABLE ("?)\w+\1/, `CREATE TABLE "${part}"`),
    root,
  }
}

/** Brings what the log proves into the file. SQLite replays it whatever the file's own first page holds. */
function replayLog(file: string, key: Buffer, salt: Buffer): void {
  if (!existsSync(`${file}-wal`)) return
  const pages = openPages(file, key, salt)
  const own = readFirst(file)
  pages.write(1, firstPage(Math.max(1, pages.count), 0))
  pages.close()
  const placeholder = readFirst(file)
  attempt(() => {
    const sqlite = openDatabase(file, key)
    try {
      sqlite.pragma('wal_checkpoint(TRUNCATE)')
    } finally {
      sqlite.close()
    }
  })
  for (const end of ['-wal', '-shm']) rmSync(`${file}${end}`, { force: true })
  if (readFirst(file).equals(placeholder)) writeFirst(file, own)
}

/** Offsets in the file header: https://sqlite.org/fileformat2.html#the_database_header */
const USER_VERSION = 60
const APPLICATION = 68

/** A header as the program's own databases have it, and the leaf of a schema that has no rows. */
function firstPage(count: number, version: number): Buffer {
  const page = Buffer.alloc(USABLE)
  page.write('SQLite format 3\0')
  page.writeUInt16BE(PAGE, 16)
  page.set([1, 1, PAGE - USABLE, 64, 32, 32], 18)
  page.writeUInt32BE(1, 24)
  page.writeUInt32BE(count, 28)
  page.writeUInt32BE(1, 40)
  page.writeUInt32BE(4, 44)
  page.writeUInt32BE(1, 56)
  page.writeUInt32BE(version, USER_VERSION)
  page.writeUInt32BE(APPLICATION_ID, APPLICATION)
  page.writeUInt32BE(1, 92)
  page[FILE_HEADER] = 13
  page.writeUInt16BE(USABLE, FILE_HEADER + 5)
  return page
}

/** SQLite writes the rows itself, onto pages behind the last one. */
function enterSchema(file: string, key: Buffer, rows: readonly SchemaRow[]): void {
  const sqlite = openDatabase(file, key)
  try {
    sqlite.unsafeMode(true)
    sqlite.pragma('writable_schema = ON')
    const insert = sqlite.prepare('INSERT INTO sqlite_schema VALUES (@type, @name, @table, @root, @sql)')
    sqlite.transaction(() =>
      rows.forEach(({ type, name, table, root, sql }) => insert.run({ type, name, table, root, sql })),
    )()
  } finally {
    sqlite.close()
  }
}

function readFirst(file: string): Buffer {
  const page = Buffer.alloc(PAGE)
  const descriptor = openSync(file, 'r')
  const read = readSync(descriptor, page, 0, PAGE, 0)
  closeSync(descriptor)
  return page.subarray(0, read)
}

function writeFirst(file: string, page: Buffer): void {
  const descriptor = openSync(file, 'r+')
  writeSync(descriptor, page, 0, page.length, 0)
  closeSync(descriptor)
}
