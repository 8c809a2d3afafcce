import type { Salvage } from '../../../shared/contract/vault.ts'
import { indexBlocks, type IndexedBlock } from '../search/index-blocks.ts'
import { headMac } from '../vault/audit.ts'
import { openDatabase, type Sqlite } from '../vault/connection.ts'
import type { VaultKeys } from '../vault/keys.ts'
import { migrate } from '../vault/migrate.ts'
import { listTables, readRows, type Row } from './reading.ts'
import { leaveOutOrphans, standInForCases } from './repair.ts'
import type { Source } from './source.ts'

/** Made anew from what was read: the ends of chains, the list of originals, the search index. */
const MADE_ANEW = new Set(['chain_head', 'object', 'search_case', 'search_document'])

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

/** Makes a database of today's format with every row that can still be read, and counts them by table. */
export function rebuildDatabase(rebuilding: Rebuilding): Salvage['tables'] {
  const { file, source, keys, migrations, originals, unknownCase } = rebuilding
  const sqlite = openDatabase(file, keys.database, { create: true })
  try {
    if (!source) {
      migrate(sqlite, keys.database, migrations)
      return []
    }
    migrate(sqlite, keys.database, migrations, { to: source.version })
    sqlite.pragma('foreign_keys = OFF')
    const counted = sqlite.transaction(() => carryTables(source.sqlite, sqlite))()
    sqlite.transaction(() => listOriginals(sqlite, originals))()
    // Whatever a later migration does to the rows, it does to rows that hold together.
    const left = sqlite.transaction(() => {
      standInForCases(sqlite, unknownCase)
      return leaveOutOrphans(sqlite)
    })()
    migrate(sqlite, keys.database, migrations, { keepBefore: false })
    sqlite.transaction(() => {
      endChains(sqlite, keys.heads)
      indexDocuments(sqlite)
    })()
    return counted.map(({ table, read, lost }) => {
      const orphans = left.get(table) ?? 0
      return { table, read: read - orphans, lost: lost + orphans }
    })
  } finally {
    sqlite.close()
  }
}

function carryTables(from: Sqlite, to: Sqlite): Salvage['tables'] {
  const known = new Set(listTables(to).map(({ name }) => name))
  return listTables(from)
    .filter(({ name }) => known.has(name) && name !== 'chain_head' && !name.startsWith('search_'))
    .map((table) => ({ table: table.name, ...readRows(from, table, inserter(to, table.name)) }))
    .filter(({ table }) => !MADE_ANEW.has(table))
}

function inserter(sqlite: Sqlite, table: string): (row: Row) => void {
  const columns = sqlite.prepare<[], string>(`SELECT name FROM pragma_table_info('${table}')`).pluck().all()
  const names = columns.map((name) => `"${name}"`).join(', ')
  const values = columns.map((name) => `@${name}`).join(', ')
  const insert = sqlite.prepare<[Row]>(`INSERT OR IGNORE INTO "${table}" (${names}) VALUES (${values})`)
  return (row) => void insert.run(row)
}

/** Every original that is there, and every one that a row names although it is not: verification then tells of it. */
function listOriginals(sqlite: Sqlite, originals: ReadonlyMap<string, number>): void {
  const insert = sqlite.prepare('INSERT OR IGNORE INTO object (sha256, size) VALUES (?, ?)')
  for (const table of ['document', 'dossier'] as const) {
    if (sqlite.prepare('SELECT 1 FROM sqlite_schema WHERE name = ?').get(table) === undefined) continue
    const named = sqlite.prepare<[], { sha256: string; size: number }>(`SELECT sha256, size FROM ${table}`).all()
    for (const { sha256, size } of named) insert.run(sha256, size)
  }
  const namedOrThere = sqlite.prepare<[], string>('SELECT sha256 FROM object').pluck().all()
  const referred = new Set(referredOriginals(sqlite))
  const remove = sqlite.prepare('DELETE FROM object WHERE sha256 = ?')
  for (const sha256 of namedOrThere) if (!originals.has(sha256) && !referred.has(sha256)) remove.run(sha256)
}

/** The originals that documents and dossiers name. */
export function referredOriginals(sqlite: Sqlite): string[] {
  return ['document', 'dossier'].flatMap((table) =>
    sqlite.prepare('SELECT 1 FROM sqlite_schema WHERE name = ?').get(table) === undefined
      ? []
      : sqlite.prepare<[], string>(`SELECT sha256 FROM ${table}`).pluck().all(),
  )
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

function indexDocuments(sqlite: Sqlite): void {
  const documents = sqlite
    .prepare<[], { id: string; caseId: string; title: string | null }>(
      'SELECT id, case_id AS caseId, title FROM document',
    )
    .all()
  const blocks = sqlite.prepare<[string], Omit<IndexedBlock, 'noise'> & { noise: number }>(
    'SELECT ordinal, kind, text, noise FROM block WHERE document_id = ? ORDER BY ordinal',
  )
  for (const document of documents) {
    const found = blocks.all(document.id).map((block) => ({ ...block, noise: block.noise === 1 }))
    indexBlocks(sqlite, document, found)
  }
}
