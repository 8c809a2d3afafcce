import type { Sqlite } from './connection.ts'

/** What SQLite and the tables themselves say of how a database holds together. */
export interface Structure {
  /** What SQLite found amiss, counted: its words may quote stored values. */
  readonly unsound: number
  readonly references: readonly BrokenReference[]
}

/** `row`: the row's number, or its key; null where it has none. `parent`: what it refers to. */
export interface BrokenReference {
  readonly table: string
  readonly row: number | string | null
  readonly parent: string
}

/** Faults of one kind that are listed; a database that does not hold together has them by the thousand. */
const LISTED = 100

/**
 * References that no foreign key states, each a query for the keys of the rows that break it: a document counts its
 * blocks, which stand without a gap, and has a record of how it came in; a translation or correction has the exhibit
 * it belongs to, or the number is one that was given up for good.
 */
const RULES = [
  {
    table: 'document',
    parent: 'block',
    sql: `SELECT id FROM document LEFT JOIN
      (SELECT document_id, count(*) AS count, max(ordinal) AS last, min(ordinal) AS first FROM block GROUP BY document_id)
      ON document_id = id WHERE blocks <> coalesce(count, 0) OR first <> 1 OR last <> count`,
  },
  {
    table: 'document',
    parent: 'custody_event',
    sql: `SELECT id FROM document WHERE NOT EXISTS
      (SELECT 1 FROM custody_event WHERE document_id = document.id)`,
  },
  {
    table: 'exhibit',
    parent: 'exhibit',
    sql: `SELECT id FROM exhibit WHERE (correction > 1 OR translation = 1)
      AND NOT EXISTS (SELECT 1 FROM exhibit AS lead WHERE lead.correction = 1 AND lead.translation = 0
        AND (lead.case_id, lead.series, lead.number) = (exhibit.case_id, exhibit.series, exhibit.number))
      AND NOT EXISTS (SELECT 1 FROM retired_number AS retired
        WHERE (retired.case_id, retired.series, retired.number) = (exhibit.case_id, exhibit.series, exhibit.number))`,
  },
  { table: 'exhibit', parent: 'number', sql: 'SELECT id FROM exhibit WHERE number < 1 OR correction < 1' },
] as const

export function structureOf(sqlite: Sqlite): Structure {
  const said = sqlite.prepare(`PRAGMA integrity_check(${LISTED})`).pluck().all()
  const unreferenced = sqlite.pragma('foreign_key_check') as { table: string; rowid: number | null; parent: string }[]
  const present = new Set(sqlite.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all())
  const broken = RULES.filter(({ sql }) => tablesIn(sql).every((table) => present.has(table))).flatMap(
    ({ table, parent, sql }) => {
      const keys = sqlite.prepare<[], string>(`${sql} LIMIT ${LISTED}`).pluck().all()
      return keys.map((row) => ({ table, row, parent }))
    },
  )
  return {
    unsound: said.filter((word) => word !== 'ok').length,
    references: [
      ...unreferenced.slice(0, LISTED).map(({ table, rowid, parent }) => ({ table, row: rowid, parent })),
      ...broken,
    ],
  }
}

function tablesIn(sql: string): string[] {
  return [...sql.matchAll(/(?:FROM|JOIN)\s+([a-z_]+)/g)].map(([, table = '']) => table)
}
