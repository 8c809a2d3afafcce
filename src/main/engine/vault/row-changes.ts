import type { Sqlite } from './connection.ts'

type Value = string | number | bigint | Buffer | null
export type Row = Record<string, Value>

/** A row as it stood before and after; null where there was none. Of a row that was changed, the columns that were. */
export interface RowChange {
  readonly table: string
  /** The primary key of the row. */
  readonly key: Row
  readonly before: Row | null
  readonly after: Row | null
}

interface Column {
  name: string
  /** Place in the primary key from 1; 0 where it is not of it. */
  pk: number
}

/**
 * Tells `changed` of each row of these tables that this connection writes, cascades included, in the order in which they
 * are written; also where the transaction then fails. Nothing of it is stored: the triggers live with the connection.
 */
export function watchRows(sqlite: Sqlite, tables: readonly string[], changed: (change: RowChange) => void): void {
  const columnsOf = new Map(tables.map((table) => [table, sqlite.pragma(`table_info(${table})`) as Column[]]))

  sqlite.function('row_changed', { varargs: true }, (table: string, act: string, ...values: Value[]) => {
    const columns = columnsOf.get(table) ?? []
    const half = values.length / 2
    const row = (from: number) => Object.fromEntries(columns.map(({ name }, at) => [name, values[from + at] ?? null]))
    const [old, now] = [row(0), row(half)]
    const of = act === 'insert' ? now : old
    const key = pick(
      of,
      columns.filter(({ pk }) => pk > 0).map(({ name }) => name),
    )
    if (act === 'insert') changed({ table, key, before: null, after: now })
    else if (act === 'delete') changed({ table, key, before: old, after: null })
    else {
      const names = columns.map(({ name }) => name).filter((name) => old[name] !== now[name])
      changed({ table, key, before: pick(old, names), after: pick(now, names) })
    }
    return null
  })

  for (const [table, columns] of columnsOf) {
    const nothing = columns.map(() => 'NULL')
    const values = { old: columns.map(({ name }) => `old.${name}`), new: columns.map(({ name }) => `new.${name}`) }
    const told = {
      insert: [...nothing, ...values.new],
      update: [...values.old, ...values.new],
      delete: [...values.old, ...nothing],
    }
    for (const [act, row] of Object.entries(told)) {
      sqlite.exec(
        `CREATE TEMP TRIGGER ${table}_${act}_watched AFTER ${act} ON main.${table}
         BEGIN SELECT row_changed('${table}', '${act}', ${row.join(', ')}); END`,
      )
    }
  }
}

function pick(row: Row, names: readonly string[]): Row {
  return Object.fromEntries(names.map((name) => [name, row[name] as Value]))
}
