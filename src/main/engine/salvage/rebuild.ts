import type { Salvage } from '../../../shared/contract/vault.ts'
import { indexBlocks, type IndexedBlock } from '../search/index-blocks.ts'
import { noteIndexed } from '../search/reindexing.ts'
import { headMac } from '../vault/audit.ts'
import { openDatabase, type Sqlite } from '../vault/connection.ts'
import type { VaultKeys } from '../vault/keys.ts'
import { migrate } from '../vault/migrate.ts'
import { listTables, readRows, type Row } from './reading.ts'
import { leaveOutOrphans, standInForCases } from './repair.ts'
import type { Source } from './source.ts'

/** Made anew from what was read: the ends of chains, the list of originals, the search index; at opening, the sketches. */
const MADE_ANEW = new Set([
  'chain_head',
  'likeness',
  'object',
  'sketch',
  'sketch_key',
  'search_case',
  'search_document',
  'search_language',
  'search_pending',
])

export interface Rebuilding {
  /** Path of the database that is made. */
  readonly file: string
  /** Undefined where nothing of the old one can be read. */
  readonly source: Source | undefined
  readonly keys: VaultKeys
  readonly migrations: string
  /** Sizes of the originals that are there, by their SHA-256. */
  readonly originals: ReadonlyMap<string, number>
  /** Title of a case of which only its documents could be read. */
  readonly unknownCase: string
}

/**
 * Makes a database of today's format with every row that can still be read, and counts them by table. `pause` is
 * awaited between stretches of rows and between documents.
 */
export async function rebuildDatabase(rebuilding: Rebuilding, pause: () => Promise<void>): Promise<Salvage['tables']> {
  const { file, source, keys, migrations, originals, unknownCase } = rebuilding
  const sqlite = openDatabase(file, keys.database, { create: true })
  try {
    if (!source) {
      migrate(sqlite, keys.database, migrations)
      return []
    }
    migrate(sqlite, keys.database, migrations, { to: source.version })
    sqlite.pragma('foreign_keys = OFF')
    const counted = await inOneTransaction(sqlite, () => carryTables(source, sqlite, pause))
    sqlite.transaction(() => listOriginals(sqlite, originals))()
    // Whatever a later migration does to the rows, it does to rows that hold together.
    const left = sqlite.transaction(() => {
      standInForCases(sqlite, unknownCase)
      return leaveOutOrphans(sqlite)
    })()
    migrate(sqlite, keys.database, migrations, { keepBefore: false })
    sqlite.transaction(() => endChains(sqlite, keys.heads))()
    await inOneTransaction(sqlite, () => indexDocuments(sqlite, pause))
    return counted.map(({ table, read, lost }) => {
      const orphans = left.get(table) ?? 0
      return { table, read: read - orphans, lost: lost + orphans }
    })
  } finally {
    sqlite.close()
  }
}

async function inOneTransaction<T>(sqlite: Sqlite, work: () => Promise<T>): Promise<T> {
  sqlite.exec('BEGIN')
  const result = await work()
  sqlite.exec('COMMIT')
  return result
}

async function carryTables(source: Source, to: Sqlite, pause: () => Promise<void>): Promise<Salvage['tables']> {
  const found = new Set(listTables(source.sqlite).map(({ name }) => name))
  const counted: Salvage['tables'] = []
  for (const table of listTables(to).filter(({ name }) => !MADE_ANEW.has(name))) {
    const insert = inserter(to, table.name)
    const parts = [table.name, ...(source.parts.get(table.name) ?? [])].filter((name) => found.has(name))
    // Of a table that is not there at all it is not known how many rows it had.
    let [read, lost] = [0, parts[0] === table.name ? 0 : 1]
    for (const name of parts) {
      const stretches = readRows(source.sqlite, { ...table, name })
      let next = stretches.next()
      for (; !next.done; next = stretches.next()) {
        next.value.forEach(insert)
        await pause()
      }
      read += next.value.read
      lost = name === table.name ? next.value.lost : Math.max(0, lost - next.value.read)
    }
    counted.push({ table: table.name, read, lost })
  }
  return counted
}

function inserter(sqlite: Sqlite, table: string): (row: Row) => void {
  const columns = sqlite.prepare<[], string>(`SELECT name FROM pragma_table_info('${table}')`).pluck().all()
  const names = columns.map((name) => `"${name}"`).join(', ')
  const values = columns.map((name) => `@${name}`).join(', ')
  const insert = sqlite.prepare<[Row]>(`INSERT OR IGNORE INTO "${table}" (${names}) VALUES (${values})`)
  return (row) => void insert.run(row)
}

/** Every original that a row names, also one that is not there: verification then tells of it. */
function listOriginals(sqlite: Sqlite, originals: ReadonlyMap<string, number>): void {
  const insert = sqlite.prepare('INSERT INTO object (sha256, size) VALUES (?, ?) ON CONFLICT DO NOTHING')
  for (const { sha256, size } of namedOriginals(sqlite)) insert.run(sha256, originals.get(sha256) ?? size)
}

/** The originals that documents and dossiers name. */
export function namedOriginals(sqlite: Sqlite): { sha256: string; size: number }[] {
  const has = sqlite.prepare('SELECT 1 FROM sqlite_schema WHERE name = ?')
  return ['document', 'dossier']
    .filter((table) => has.get(table) !== undefined)
    .flatMap((table) => sqlite.prepare<[], { sha256: string; size: number }>(`SELECT sha256, size FROM ${table}`).all())
}

function endChains(sqlite: Sqlite, headsKey: Buffer): void {
  const ends = sqlite
    .prepare<[], { chain: string; seq: number; hash: string }>(
      'SELECT chain, max(seq) AS seq, hash FROM entry GROUP BY chain',
    )
    .all()
  const insert = sqlite.prepare('INSERT OR REPLACE INTO chain_head (chain, seq, hash, mac) VALUES (?, ?, ?, ?)')
  for (const end of ends) insert.run(end.chain, end.seq, end.hash, headMac(headsKey, end))
}

async function indexDocuments(sqlite: Sqlite, pause: () => Promise<void>): Promise<void> {
  const documents = sqlite
    .prepare<[], { id: string; caseId: string; title: string | null }>(
      'SELECT id, case_id AS caseId, title FROM document',
    )
    .all()
  const blocks = sqlite.prepare<[string], Omit<IndexedBlock, 'noise'> & { noise: number }>(
    'SELECT ordinal, kind, text, noise, language FROM block WHERE document_id = ? ORDER BY ordinal',
  )
  for (const document of documents) {
    const found = blocks.all(document.id).map((block) => ({ ...block, noise: block.noise === 1 }))
    indexBlocks(sqlite, document, found)
    await pause()
  }
  noteIndexed(sqlite)
}
