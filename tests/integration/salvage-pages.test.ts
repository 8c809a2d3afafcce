import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { rebuildDatabase } from '../../src/main/engine/salvage/rebuild.ts'
import { openSource } from '../../src/main/engine/salvage/source.ts'
import { openDatabase, type Sqlite } from '../../src/main/engine/vault/connection.ts'
import { readKeyFile, unlock } from '../../src/main/engine/vault/key-file.ts'
import { deriveKeys, type VaultKeys } from '../../src/main/engine/vault/keys.ts'
import { migrate } from '../../src/main/engine/vault/migrate.ts'
import type { Salvage } from '../../src/shared/contract/vault.ts'
import { SEED, seededRandom, tries } from '../faults/random.ts'
import { WHO } from '../fixtures/vaults.ts'
import { ROOT } from '../test-host.ts'

const RELEASED = path.join(ROOT, 'tests/fixtures/released')
const PASSPHRASE = 'a vault of its time'
const MIGRATIONS = path.join(ROOT, 'resources/migrations')
const PAGE = 4096
/** Ways in which each page is destroyed, of the three: the seed says which. */
const WAYS = tries('LIBELLUS_SALVAGE_WAYS', 1)

const random = seededRandom(SEED)
const DAMAGES: Record<string, (page: Buffer) => void> = {
  zeros: (page) => page.fill(0),
  'random bytes': (page) => page.forEach((_, at) => (page[at] = random.below(256))),
  'one byte': (page) => (page[random.below(PAGE)]! ^= 1 + random.below(255)),
}

describe('salvage of a database', () => {
  let home: string
  let keys: VaultKeys
  /** A vault's tables grown to b-trees of several levels, checkpointed. */
  let database: Buffer
  let whole: Rows
  /** The table of each page's b-tree; undefined where no row is kept there. */
  let owners: Map<number, string>
  let schemaPages: number[]

  beforeAll(async () => {
    keys = await keysOf('0006')
    home = mkdtempSync(path.join(tmpdir(), 'libellus-test-'))
    const file = path.join(home, 'vault.db')
    cpSync(path.join(RELEASED, '0006/vault.db'), file)
    const sqlite = openDatabase(file, keys.database)
    grow(sqlite)
    sqlite.pragma('wal_checkpoint(TRUNCATE)')
    const pages = sqlite.prepare<[], { pageno: number; name: string }>('SELECT pageno, name FROM dbstat').all()
    owners = new Map(pages.filter(({ name }) => KEPT.includes(name)).map(({ pageno, name }) => [pageno, name]))
    schemaPages = pages.filter(({ name }) => name === 'sqlite_schema').map(({ pageno }) => pageno)
    sqlite.close()
    database = readFileSync(file)
    whole = (await salvaged(database)).rows
  })

  afterAll(() => rmSync(home, { recursive: true, force: true }))

  test('that is sound loses nothing', async () => {
    const { rows, tables } = await salvaged(database)
    expect(rows['block']).toHaveLength(525)
    expect(tables.filter(({ lost }) => lost > 0)).toEqual([])
  })

  test(`of which one page is destroyed, whichever it is, loses only rows that stood on it and what refers to them`, async () => {
    const ways = Object.keys(DAMAGES)
    for (let page = 1; page <= database.length / PAGE; page++) {
      const first = random.below(ways.length)
      for (let way = first; way < first + WAYS; way++) await expectOnlyItsRowsLost(page, ways[way % ways.length]!)
    }
  }, 300_000)

  test('loses nothing where the first page and every other page of the schema is destroyed', async () => {
    expect(schemaPages.length).toBeGreaterThan(3)
    const { rows, tables } = await salvaged(damaged(schemaPages, 'zeros'))
    expect(rows).toEqual(whole)
    expect(tables.filter(({ lost }) => lost > 0)).toEqual([])
  })

  test('reads the tables below a destroyed root page', async () => {
    const roots = [...owners].filter(([, name]) => name === 'block').map(([page]) => page)
    const { rows } = await salvaged(damaged([1, Math.min(...roots)], 'random bytes'))
    expect(rows).toEqual(whole)
  })

  test('reads the rows that were written before a migration gave their table more columns', async () => {
    const file = path.join(home, 'later.db')
    writeFileSync(file, database)
    const sqlite = openDatabase(file, keys.database)
    migrate(sqlite, keys.database, MIGRATIONS, { keepBefore: false })
    sqlite.pragma('wal_checkpoint(TRUNCATE)')
    const pages = sqlite.prepare<[], { pageno: number; name: string }>('SELECT pageno, name FROM dbstat').all()
    const root = Math.min(...pages.filter(({ name }) => name === 'block').map(({ pageno }) => pageno))
    sqlite.close()
    const later = readFileSync(file)
    for (const page of [1, root]) DAMAGES['random bytes']!(later.subarray((page - 1) * PAGE, page * PAGE))
    expect((await salvaged(later)).rows).toEqual(whole)
  })

  test('uses the log beside a destroyed first page as far as it proves', async () => {
    const told = JSON.parse(readFileSync(path.join(RELEASED, '0006-unclean.json'), 'utf8')) as Rows
    const file = readFileSync(path.join(RELEASED, '0006-unclean/vault.db'))
    const log = readFileSync(path.join(RELEASED, '0006-unclean/vault.db-wal'))
    const unclean = await keysOf('0006-unclean')
    const { rows: all } = await salvaged(file.fill(0, 0, PAGE), unclean, { 'vault.db-wal': log })
    for (const table of ['document', 'entry', 'block']) expect(all[table]).toHaveLength(told[table]!.length)
    const cut = log.subarray(0, Math.floor(log.length / 2))
    const { rows: some } = await salvaged(file, unclean, { 'vault.db-wal': cut })
    const { rows: none } = await salvaged(file, unclean)
    expect(some['entry']!.length).toBeLessThanOrEqual(all['entry']!.length)
    expect(some['entry']!.length).toBeGreaterThanOrEqual(none['entry']!.length)
    expect(all['entry']!.length).toBeGreaterThan(none['entry']!.length)
  })

  test('takes the salt from the copy that a migration left, and proves the pages with it', async () => {
    const lost = damaged([1], 'zeros')
    const page = Math.max(...[...owners].filter(([, name]) => name === 'block').map(([number]) => number))
    lost[(page - 1) * PAGE + 2000]! ^= 1
    const { rows } = await salvaged(lost, keys, { 'before-0007.db': database })
    expect(rows['block']!.length).toBeLessThan(whole['block']!.length)
    expect(whole['block']).toEqual(expect.arrayContaining(rows['block']!))
    expect(rows['document']).toEqual(whole['document'])
  })

  test('cut to half reads what is left, and of an empty file, that of another vault or none reads nothing', async () => {
    const { rows, tables } = await salvaged(
      database.subarray(0, Math.floor(database.length / PAGE / 2 + 0.5) * PAGE + 7),
    )
    expect(Object.values(rows).flat().length).toBeGreaterThan(0)
    expect(tables.some(({ lost }) => lost > 0)).toBe(true)
    expect((await salvaged(Buffer.alloc(0))).tables).toEqual([])
    expect((await salvaged(Buffer.alloc(100))).tables).toEqual([])
    const others = deriveKeys(Buffer.alloc(32, 7), 'another vault')
    expect((await salvaged(database, others)).tables).toEqual([])
    expect((await salvaged(undefined)).tables).toEqual([])
  })

  async function expectOnlyItsRowsLost(page: number, how: string): Promise<void> {
    const { rows, tables } = await salvaged(damaged([page], how))
    const said = `page ${page}, ${how}, LIBELLUS_SEED=${SEED}`
    const owner = owners.get(page)
    for (const table of KEPT.filter((name) => owner === undefined || !refersTo(name, owner))) {
      expect(rows[table], `${table}, ${said}`).toEqual(whole[table])
    }
    const lost = tables.filter((table) => table.lost > 0)
    if (!owner) return expect(lost, said).toEqual([])
    const told = tables.find(({ table }) => table === owner)!
    expect(told.read + told.lost, said).toBeGreaterThanOrEqual(whole[owner]!.length)
    // A case that is lost is stood in for from the trail.
    if (owner !== 'case_file') expect(whole[owner], said).toEqual(expect.arrayContaining(rows[owner]!))
  }

  function damaged(pages: readonly number[], how: string): Buffer {
    const bytes = Buffer.from(database)
    for (const page of pages) DAMAGES[how]!(bytes.subarray((page - 1) * PAGE, page * PAGE))
    return bytes
  }

  async function salvaged(bytes: Buffer | undefined, of = keys, beside: Record<string, Buffer> = {}) {
    const folder = mkdtempSync(path.join(home, 'salvage-'))
    mkdirSync(path.join(folder, 'vault'))
    if (bytes) writeFileSync(path.join(folder, 'vault/vault.db'), bytes)
    for (const [name, content] of Object.entries(beside)) writeFileSync(path.join(folder, 'vault', name), content)
    const opening = { folder: path.join(folder, 'vault'), key: of.database, who: WHO, migrations: MIGRATIONS }
    const pause = () => Promise.resolve()
    const source = await openSource(opening, pause)
    const file = path.join(folder, 'new.db')
    const from = { file, source, keys: of, migrations: MIGRATIONS, originals: new Map(), unknownCase: 'unknown' }
    const tables: Salvage['tables'] = await rebuildDatabase(from, pause)
    source?.end()
    const sqlite = openDatabase(file, of.database)
    const rows = rowsOf(sqlite)
    sqlite.close()
    rmSync(folder, { recursive: true, force: true })
    return { rows, tables }
  }
})

type Rows = Record<string, unknown[]>

/** Tables whose rows are salvaged; those of the search index, the ends of chains and the list of originals are made anew. */
const KEPT = [
  ...['entry', 'property', 'job', 'case_file', 'party', 'stage_entry', 'document', 'relation', 'block'],
  ...['document_view', 'finding', 'custody_event', 'import_input', 'series', 'exhibit', 'service', 'dossier'],
]

/** Tables that a table's rows cannot stand without. */
const PARENTS: Record<string, string[]> = {
  relation: ['document'],
  block: ['document'],
  document_view: ['document'],
  finding: ['document'],
  custody_event: ['document'],
  import_input: ['job', 'document'],
  exhibit: ['document', 'series'],
  service: ['exhibit'],
}

function refersTo(table: string, parent: string): boolean {
  return table === parent || (PARENTS[table] ?? []).some((one) => refersTo(one, parent))
}

function rowsOf(sqlite: Sqlite): Rows {
  return Object.fromEntries(
    KEPT.map((table) => [table, sqlite.prepare(`SELECT * FROM "${table}" ORDER BY 1, 2`).all()]),
  )
}

function grow(sqlite: Sqlite): void {
  const insert = sqlite.prepare(
    `INSERT INTO block (document_id, ordinal, page, kind, text, noise)
     SELECT document_id, @ordinal, page, kind, @text, noise FROM block LIMIT 1`,
  )
  for (let ordinal = 1001; ordinal <= 1500; ordinal++) insert.run({ ordinal, text: `Paragraph ${ordinal}. `.repeat(9) })
}

async function keysOf(name: string): Promise<VaultKeys> {
  const keyFile = await readKeyFile(path.join(RELEASED, name))
  return deriveKeys(await unlock(keyFile, PASSPHRASE), keyFile.id)
}
