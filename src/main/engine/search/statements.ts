import type { Database, Statement } from 'better-sqlite3'

const prepared = new WeakMap<Database, Map<string, Statement>>()

/** Prepares a statement once a connection. Its mode (`pluck`, `raw`) stays as it was last set. */
export function statement(sqlite: Database, sql: string): Statement {
  let statements = prepared.get(sqlite)
  if (!statements) prepared.set(sqlite, (statements = new Map()))
  let known = statements.get(sql)
  if (!known) statements.set(sql, (known = sqlite.prepare(sql)))
  return known
}
