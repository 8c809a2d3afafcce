import { z } from 'zod'
import type { Sqlite } from '../vault/connection.ts'

/** What the trail says of a case when it was opened. */
const Opened = z.object({ after: z.object({ title: z.string(), reference: z.string() }) })

/**
 * Makes a case of every one of which rows were read but not the case itself, with the title and the number that its
 * trail has for it, so that its documents, facts and rows need not be left out.
 */
export function standInForCases(sqlite: Sqlite, unknown: string): void {
  const has = sqlite.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?")
  const tables = ['document', 'party', 'stage_entry', 'fact', 'register_row'].filter(
    (name) => has.get(name) !== undefined,
  )
  if (tables.length === 0) return
  const named = tables.map((name) => `SELECT case_id FROM ${name}`).join(' UNION ')
  const missing = sqlite
    .prepare<[], string>(
      `SELECT case_id FROM (${named}) WHERE case_id IS NOT NULL AND case_id NOT IN (SELECT id FROM case_file)`,
    )
    .pluck()
    .all()
  const opened = sqlite
    .prepare<[string], string | null>("SELECT payload FROM entry WHERE chain = ? AND act = 'case.created'")
    .pluck()
  const insert = sqlite.prepare(
    `INSERT OR IGNORE INTO case_file VALUES (?, ?, ?, NULL, '', 0, '', NULL, '', 'en', '[]', '', 0, NULL, ?, 1)`,
  )
  for (const id of missing) {
    const said = Opened.safeParse(JSON.parse(opened.get(id) ?? 'null')).data?.after
    const at = new Date().toISOString()
    const { changes } = insert.run(id, said?.reference ?? id, said?.title ?? unknown, at)
    if (changes === 0) insert.run(id, id, said?.title ?? unknown, at)
  }
}

interface Orphan {
  table: string
  rowid: number | null
  fkid: number
}

/**
 * Leaves out every row that refers to one that could not be read, and then those that refer to it; where the row may
 * stand without, only its reference. Answers how many of each table were left out. With foreign keys off.
 */
export function leaveOutOrphans(sqlite: Sqlite): Map<string, number> {
  const left = new Map<string, number>()
  for (let orphans = find(sqlite); orphans.length > 0; orphans = find(sqlite)) {
    for (const { table, rowid, fkid } of orphans) {
      const column = optionalColumn(sqlite, table, fkid)
      if (column !== undefined) {
        sqlite.prepare(`UPDATE "${table}" SET "${column}" = NULL WHERE rowid = ?`).run(rowid)
      } else {
        const { changes } = sqlite.prepare(`DELETE FROM "${table}" WHERE rowid = ?`).run(rowid)
        left.set(table, (left.get(table) ?? 0) + changes)
      }
    }
  }
  return left
}

function find(sqlite: Sqlite): Orphan[] {
  return sqlite.pragma('foreign_key_check') as Orphan[]
}

/** The one column of a reference that may be empty; undefined where the row cannot stand without it. */
function optionalColumn(sqlite: Sqlite, table: string, fkid: number): string | undefined {
  const keys = (sqlite.pragma(`foreign_key_list("${table}")`) as { id: number; from: string }[]).filter(
    ({ id }) => id === fkid,
  )
  const [key] = keys
  if (!key || keys.length > 1) return undefined
  const columns = sqlite.pragma(`table_info("${table}")`) as { name: string; notnull: number; pk: number }[]
  const column = columns.find(({ name }) => name === key.from)
  return column && column.notnull === 0 && column.pk === 0 ? column.name : undefined
}
