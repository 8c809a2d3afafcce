import { foreseen } from '../fault.ts'
import type { Sqlite } from '../vault/connection.ts'

export type Row = Record<string, unknown>

/** What could be read of a table. `lost` are those that are known to be there and could not be read. */
export interface Salvaged {
  readonly read: number
  readonly lost: number
}

interface Table {
  readonly name: string
  readonly withoutRowid: boolean
}

/** The tables that hold rows of their own: those of a search index are made anew. */
export function listTables(sqlite: Sqlite): Table[] {
  return sqlite
    .prepare<[], { name: string; wr: number }>(
      "SELECT name, wr FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'",
    )
    .all()
    .map(({ name, wr }) => ({ name, withoutRowid: wr === 1 }))
}

/** Every row of the table that can still be read, in stretches; a row on a damaged page is passed by. */
export function readRows(sqlite: Sqlite, table: Table): Generator<Row[], Salvaged> {
  return table.withoutRowid ? readFromBothEnds(sqlite, table.name) : readByNumber(sqlite, table.name)
}

function* readByNumber(sqlite: Sqlite, table: string): Generator<Row[], Salvaged> {
  const { numbers, complete } = rowNumbers(sqlite, table)
  const last = attempt(() => sqlite.prepare<[], number>(`SELECT max(rowid) FROM "${table}"`).pluck().get() ?? 0)
  const highest = last ?? numbers.reduce((most, one) => Math.max(most, one), complete ? 0 : mostRows(sqlite))
  const lowest = numbers.reduce((least, one) => Math.min(least, one), 1)
  const between = sqlite.prepare<[number, number], Row>(`SELECT * FROM "${table}" WHERE rowid BETWEEN ? AND ?`)
  let [read, failed] = [0, 0]
  const ranges: [from: number, to: number][] = highest < lowest ? [] : [[lowest, highest]]
  for (let range = ranges.pop(); range; range = ranges.pop()) {
    const [from, to] = range
    // A stretch is taken whole or not at all, so that no row is taken twice.
    const rows = to - from < STRETCH ? attempt(() => between.all(from, to)) : undefined
    if (rows) {
      read += rows.length
      yield rows
    } else if (from === to) failed += 1
    else {
      const middle = Math.floor((from + to) / 2)
      ranges.push([middle + 1, to], [from, middle])
    }
  }
  return { read, lost: complete ? Math.max(0, numbers.length - read) : failed }
}

const STRETCH = 4096

/** The numbers of the table's rows, as its indexes have them; `complete` where one of them could be read whole. */
function rowNumbers(sqlite: Sqlite, table: string): { numbers: number[]; complete: boolean } {
  const numbers = new Set<number>()
  const indexes = attempt(() => sqlite.pragma(`index_list("${table}")`) as { name: string; partial: number }[]) ?? []
  for (const { name } of indexes.filter(({ partial }) => partial === 0)) {
    const whole = attempt(() => {
      const rows = sqlite.prepare<[], number>(`SELECT rowid FROM "${table}" INDEXED BY "${name}"`).pluck()
      for (const number of rows.iterate()) numbers.add(number)
      return true
    })
    if (whole) return { numbers: [...numbers], complete: true }
  }
  return { numbers: [...numbers], complete: false }
}

/** More rows than a file of this size can hold, where nothing else bounds their numbers. */
function mostRows(sqlite: Sqlite): number {
  return (attempt(() => sqlite.pragma('page_count', { simple: true }) as number) ?? 0) * 64
}

/** A table that is one index itself is read from its first row on and from its last one back, as far as each goes. */
function* readFromBothEnds(sqlite: Sqlite, table: string): Generator<Row[], Salvaged> {
  const key = (sqlite.pragma(`table_info("${table}")`) as { name: string; pk: number }[])
    .filter(({ pk }) => pk > 0)
    .sort((a, b) => a.pk - b.pk)
    .map(({ name }) => `"${name}"`)
  const taken = new Map<string, Row>()
  let whole = false
  for (const direction of ['ASC', 'DESC']) {
    const order = key.map((column) => `${column} ${direction}`).join(', ')
    const rows = sqlite.prepare<[], Row>(`SELECT * FROM "${table}" ORDER BY ${order}`)
    whole ||=
      attempt(() => {
        for (const row of rows.iterate()) taken.set(JSON.stringify(row), row)
        return true
      }) ?? false
  }
  yield [...taken.values()]
  return { read: taken.size, lost: whole ? 0 : 1 }
}

/** Undefined where what is read is damaged. */
export function attempt<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch (failure) {
    if (foreseen(failure)?.code === 'VAULT_DAMAGED') return undefined
    throw failure
  }
}
