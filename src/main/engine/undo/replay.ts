import { EngineError, systemCode } from '../fault.ts'
import type { Row, RowChange } from '../vault/row-changes.ts'
import type { Vault } from '../vault/vault.ts'

/**
 * Writes the changes once more, or back, each row only where it holds still what the change left or found in it. A row's
 * revision goes on. Inside a transaction. Throws UNDO_STALE where a row does not, or where more would go with it.
 */
export function replay(vault: Vault, changes: readonly RowChange[], direction: 'undo' | 'redo'): void {
  const { sqlite } = vault
  const written = sqlite.prepare<[], number>('SELECT total_changes()').pluck()
  const inOrder = direction === 'undo' ? changes.toReversed() : changes
  // Rows of a transaction may refer to each other both ways until it ends.
  sqlite.pragma('defer_foreign_keys = ON')
  const before = written.get() as number
  for (const { table, key, before: old, after: now } of inOrder) {
    const [from, to] = direction === 'undo' ? [now, old] : [old, now]
    if (!write(vault, table, key, from, to)) throw new EngineError('UNDO_STALE')
  }
  if ((written.get() as number) - before !== changes.length) throw new EngineError('UNDO_STALE')
}

/** Whether a failure says that other rows stand in the way. */
export function isOvertaken(failure: unknown): boolean {
  return (
    (failure instanceof EngineError && failure.code === 'UNDO_STALE') ||
    systemCode(failure).startsWith('SQLITE_CONSTRAINT')
  )
}

function write({ sqlite }: Vault, table: string, key: Row, from: Row | null, to: Row | null): boolean {
  if (!from) {
    const row: Row = to ?? {}
    const names = Object.keys(row)
    const insert = `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`
    return sqlite.prepare(insert).run(names.map((name) => row[name])).changes === 1
  }
  const held = Object.keys(from).filter((name) => name !== 'revision' && !(name in key))
  const where = [...Object.keys(key), ...held].map((name) => `${name} IS ?`).join(' AND ')
  const these = [...Object.values(key), ...held.map((name) => from[name])]
  if (!to) return sqlite.prepare(`DELETE FROM ${table} WHERE ${where}`).run(these).changes === 1
  const sets = [...held.map((name) => `${name} = ?`), ...('revision' in from ? ['revision = revision + 1'] : [])]
  if (sets.length === 0) return true
  const values = held.map((name) => to[name])
  return (
    sqlite.prepare(`UPDATE ${table} SET ${sets.join(', ')} WHERE ${where}`).run([...values, ...these]).changes === 1
  )
}
