import { z } from 'zod'
import type { Entry, EntryFilter } from '../../../shared/contract/audit.ts'
import { type EntryRow, VAULT_CHAIN } from '../vault/audit.ts'
import type { Vault } from '../vault/vault.ts'
import { subjectsOf } from './about.ts'
import { conditionOf } from './filter.ts'

/** The latest entries of a case's chain, or of the vault's own, newest first. */
export function latestEntries(vault: Vault, caseId: string | undefined, limit: number): Entry[] {
  const select = vault.sqlite.prepare<[string, number], EntryRow>(
    'SELECT * FROM entry WHERE chain = ? ORDER BY seq DESC LIMIT ?',
  )
  return describeEntries(vault, select.all(caseId ?? VAULT_CHAIN, limit))
}

/** Where a page of the list ended: the last entry that it showed. */
const Cursor = z.tuple([z.string(), z.string(), z.int()])

const OF_ALL = ['(at, chain, seq) < (?, ?, ?)', 'at DESC, chain DESC, seq DESC'] as const
const OF_ONE = ['seq < ?', 'seq DESC'] as const

/** The entries that a filter lets through, newest first. Throws ZodError where `before` was not given by this function. */
export function listEntries(
  vault: Vault,
  { before, limit, ...filter }: EntryFilter & { before?: string | undefined; limit: number },
): { entries: Entry[]; next: string | null; total: number } {
  const { sql, values } = conditionOf(vault, filter)
  const count = vault.sqlite.prepare<unknown[], number>(`SELECT count(*) FROM entry WHERE ${sql}`)
  const total = count.pluck().get(...values) ?? 0
  const earlier = before === undefined ? undefined : Cursor.parse(decoded(before))
  // Within a chain the number tells the order, whatever the clock did.
  const [later, order] = filter.chain === undefined ? OF_ALL : OF_ONE
  const select = vault.sqlite.prepare<unknown[], EntryRow>(
    `SELECT * FROM entry WHERE ${sql} ${earlier ? `AND ${later}` : ''}
     ORDER BY ${order} LIMIT ?`,
  )
  const rows = select.all(
    ...values,
    ...(earlier ? (filter.chain === undefined ? earlier : [earlier[2]]) : []),
    limit + 1,
  )
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    entries: describeEntries(vault, shown),
    next: last && rows.length > limit ? encoded([last.at, last.chain, last.seq]) : null,
    total,
  }
}

/** Everybody who made an entry, and the features that did. */
export function filtersOf(vault: Vault, chain: string | undefined): { operators: string[]; of: string[] } {
  // The plus keeps SQLite to the index that has every column asked for.
  const within = chain === undefined ? '' : 'WHERE +chain = ?'
  const values = chain === undefined ? [] : [chain]
  const distinct = (column: string) =>
    vault.sqlite
      .prepare<unknown[], string>(`SELECT DISTINCT ${column} AS found FROM entry ${within} ORDER BY found`)
      .pluck()
      .all(...values)
  return { operators: distinct('operator'), of: distinct("substr(act, 1, instr(act, '.') - 1)") }
}

/** Rows as the contract shows them, each with what its subject is listed as today. */
export function describeEntries(vault: Vault, rows: readonly EntryRow[]): Entry[] {
  const about = subjectsOf(vault, rows)
  return rows.map(({ payload, salt: _salt, payload_digest: _digest, previous: _previous, ...kept }) => {
    const { before, after } = JSON.parse(payload ?? '{}') as { before?: unknown; after?: unknown }
    return { ...kept, before, after, removed: payload === null, about: about(kept) }
  })
}

function encoded(cursor: z.infer<typeof Cursor>): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64url')
}

function decoded(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString())
  } catch {
    return undefined
  }
}
