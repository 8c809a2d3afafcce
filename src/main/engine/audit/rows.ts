import { setImmediate } from 'node:timers/promises'
import type { EntryFilter } from '../../../shared/contract/audit.ts'
import type { Vault } from '../vault/vault.ts'
import { conditionOf } from './filter.ts'
import type { EntryRow } from './listing.ts'

const PIECE = 500

/** The entries that a filter lets through, oldest first, in pieces with a pause after each. */
export async function* entriesOldestFirst(
  vault: Vault,
  filter: EntryFilter,
  signal: AbortSignal,
): AsyncGenerator<EntryRow[]> {
  const { sql, values } = conditionOf(vault, filter)
  const select = vault.sqlite.prepare<unknown[], EntryRow>(
    `SELECT * FROM entry WHERE ${sql} AND (at, chain, seq) > (?, ?, ?) ORDER BY at, chain, seq LIMIT ${PIECE}`,
  )
  let after: [string, string, number] = ['', '', 0]
  for (;;) {
    signal.throwIfAborted()
    const rows = select.all(...values, ...after)
    const last = rows.at(-1)
    if (!last) return
    yield rows
    after = [last.at, last.chain, last.seq]
    await setImmediate()
  }
}
