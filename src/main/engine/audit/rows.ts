import { setImmediate } from 'node:timers/promises'
import type { EntryFilter } from '../../../shared/contract/audit.ts'
import type { EntryRow } from '../vault/audit.ts'
import type { Vault } from '../vault/vault.ts'
import { conditionOf } from './filter.ts'

const PIECE = 100

/** The entries that a filter lets through, oldest first, in pieces with a pause after each. */
export async function* entriesOldestFirst(
  vault: Vault,
  filter: EntryFilter,
  signal: AbortSignal,
): AsyncGenerator<EntryRow[]> {
  const { sql, values } = conditionOf(vault, filter)
  const byNumber = filter.chain !== undefined
  // Within a chain the number tells the order, whatever the clock did.
  const columns = byNumber ? ['seq'] : ['at', 'chain', 'seq']
  const select = vault.sqlite.prepare<unknown[], EntryRow>(
    `SELECT * FROM entry WHERE ${sql} AND (${columns.join(', ')}) > (${columns.map(() => '?').join(', ')})
     ORDER BY ${columns.join(', ')} LIMIT ${PIECE}`,
  )
  let after: (string | number)[] = byNumber ? [0] : ['', '', 0]
  for (;;) {
    signal.throwIfAborted()
    const rows = select.all(...values, ...after)
    const last = rows.at(-1)
    if (!last) return
    yield rows
    after = byNumber ? [last.seq] : [last.at, last.chain, last.seq]
    await setImmediate()
  }
}
