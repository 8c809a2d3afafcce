import Database from 'better-sqlite3'
import type { Sqlite } from '../vault/connection.ts'
import { migrate } from '../vault/migrate.ts'
import { isBlob, isInteger, isText, type TreePage } from './b-tree.ts'

/** A table or index with a b-tree of its own, in the order in which the migrations make them. */
export interface KnownObject {
  readonly type: 'table' | 'index'
  readonly name: string
  readonly table: string
  readonly sql: string | null
  readonly kind: TreePage['kind']
  /** Whether its rows are salvaged: those of the search index are made anew. */
  readonly kept: boolean
  /** For each column of its records, whether a value of a serial type may stand there. */
  readonly columns: readonly ((serialType: number) => boolean)[]
  /** Columns of the records that were written before later migrations added some: such a record ends there. */
  readonly leastColumns: number
}

/** What every migration of the folder leaves, the first one first. */
export function knownSchemas(migrations: string): KnownObject[][] {
  const sqlite = new Database(':memory:')
  const schemas: KnownObject[][] = []
  try {
    for (;;) {
      migrate(sqlite, Buffer.alloc(0), migrations, { to: schemas.length + 1, keepBefore: false })
      if (sqlite.pragma('user_version', { simple: true }) === schemas.length) return schemas
      schemas.push(objectsOf(sqlite, schemas.at(-1) ?? []))
    }
  } finally {
    sqlite.close()
  }
}

interface TableFacts {
  readonly name: string
  readonly type: string
  readonly wr: number
  readonly strict: number
}

function objectsOf(sqlite: Sqlite, before: readonly KnownObject[]): KnownObject[] {
  const facts = new Map((sqlite.pragma('table_list') as TableFacts[]).map((one) => [one.name, one]))
  const rows = sqlite
    .prepare<[], Pick<KnownObject, 'type' | 'name' | 'table' | 'sql'>>(
      'SELECT type, name, tbl_name AS "table", sql FROM sqlite_schema WHERE rootpage > 0 ORDER BY rowid',
    )
    .all()
  return rows.map((row) => {
    const table = facts.get(row.table)!
    const keyed = row.type === 'index' || table.wr === 1
    const columns = keyed ? indexColumns(sqlite, row, table) : tableColumns(sqlite, table)
    const earlier = before.find(({ type, name }) => type === row.type && name === row.name)
    return {
      ...row,
      kind: keyed ? 'index' : 'table',
      kept: table.type === 'table',
      columns,
      leastColumns: earlier?.leastColumns ?? columns.length,
    }
  })
}

interface Column {
  readonly name: string
  readonly type: string
  readonly notnull: number
  readonly pk: number
}

function tableColumns(sqlite: Sqlite, { name, strict }: TableFacts): KnownObject['columns'] {
  const columns = sqlite.pragma(`table_info("${name}")`) as Column[]
  return columns.map(({ type, notnull, pk }) => admits(strict ? type : 'ANY', notnull === 0 || pk > 0))
}

/** Of an index: its columns and the number of the row. Of a table without row numbers: its key and the rest. */
function indexColumns(sqlite: Sqlite, row: { type: string; name: string }, table: TableFacts): KnownObject['columns'] {
  const indexes = sqlite.pragma(`index_list("${table.name}")`) as { name: string; origin: string }[]
  const name = row.type === 'index' ? row.name : indexes.find(({ origin }) => origin === 'pk')!.name
  const columns = sqlite.pragma(`table_info("${table.name}")`) as Column[]
  return (sqlite.pragma(`index_xinfo("${name}")`) as { cid: number }[]).map(({ cid }) => {
    const column = columns[cid]
    if (cid === -1) return admits('INTEGER', false)
    return admits(column && table.strict ? column.type : 'ANY', column?.notnull !== 1)
  })
}

function admits(type: string, empty: boolean): (serialType: number) => boolean {
  return (serialType) => {
    if (serialType === 0) return empty
    if (type === 'TEXT') return isText(serialType)
    if (type === 'BLOB') return isBlob(serialType)
    if (type === 'INTEGER' || type === 'INT') return isInteger(serialType)
    return true
  }
}
