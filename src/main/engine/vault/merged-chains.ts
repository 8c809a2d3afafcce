import type { Fault } from '../../../shared/contract/vault.ts'
import { BEGINNING, type Break, type EntryRow, entryHash, payloadHolds, removalMark, rowDigest } from './audit.ts'
import type { Sqlite } from './connection.ts'

/**
 * Proves the chains that came with merged packages: each entry follows on one of ours or another of them and has the values
 * that were entered; each chain ends where a `case.merged` says, and is there that far. Breaks as `verifyChains` has them.
 */
export async function verifyMergedChains(
  sqlite: Sqlite,
  headsKey: Uint8Array,
  isAccepted: (found: Break) => boolean,
  pause: () => Promise<void>,
): Promise<{ entries: number; faults: Fault[]; breaks: Break[] }> {
  // The vault's own tables are proved also where those of a case were never made.
  const has = sqlite.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'merged_entry'").get() !== undefined
  if (!has) return { entries: 0, faults: [], breaks: [] }
  const ends = merges(sqlite)
  const found = ends.filter(({ end }) => end !== null && !isThere(sqlite, end)).map(({ missing }) => missing)
  const named = new Set(ends.flatMap(({ end }) => (end === null ? [] : [end.hash])))
  // A merge whose values were deleted names no end any more.
  const unnamed = new Set(ends.filter(({ end }) => end === null).map(({ missing }) => missing.chain))
  const stretch = sqlite.prepare<[number], EntryRow & { rowid: number; followed: 0 | 1 }>(
    `SELECT rowid, *, EXISTS (SELECT 1 FROM merged_entry AS next WHERE next.chain = one.chain AND next.previous = one.hash)
       AS followed
     FROM merged_entry AS one WHERE rowid > ? ORDER BY rowid LIMIT 500`,
  )
  let entries = 0
  let last = 0
  for (let rows = stretch.all(last); rows.length > 0; rows = stretch.all(last)) {
    for (const { rowid, followed, ...row } of rows) {
      const why = whatIsWrong(sqlite, headsKey, row)
      const ended = followed === 1 || named.has(row.hash) || unnamed.has(row.chain)
      if (why !== undefined || !ended) found.push(broken(row, why ?? 'merged-missing'))
      last = rowid
    }
    entries += rows.length
    await pause()
  }
  const breaks = found.filter((one) => !isAccepted(one))
  const faults = breaks.map(({ chain, seq, why }): Fault => ({
    kind: 'merged-chain',
    subject: chain,
    detail: { seq, why },
  }))
  return { entries, faults, breaks }
}

function broken(row: EntryRow, why: Break['why']): Break {
  return { chain: row.chain, seq: row.seq, why, before: row.previous, after: rowDigest(row) }
}

function whatIsWrong(sqlite: Sqlite, headsKey: Uint8Array, row: EntryRow): Break['why'] | undefined {
  const { chain, seq, previous, hash } = row
  if (hash !== entryHash(row) || !payloadHolds(row)) return 'merged-changed'
  if (row.payload === null && row.salt !== removalMark(headsKey, row)) return 'merged-changed'
  const follows = seq === 1 ? previous === BEGINNING : isThere(sqlite, { chain, hash: previous, seq: seq - 1 })
  return follows ? undefined : 'merged-missing'
}

interface Link {
  chain: string
  hash: string
  seq?: number
}

function isThere(sqlite: Sqlite, { chain, hash, seq }: Link): boolean {
  const merged = sqlite
    .prepare<[string, string], number>('SELECT seq FROM merged_entry WHERE chain = ? AND hash = ?')
    .pluck()
    .get(chain, hash)
  if (merged !== undefined) return seq === undefined || seq === merged
  const own =
    seq === undefined
      ? sqlite.prepare('SELECT 1 FROM entry WHERE chain = ? AND hash = ?').get(chain, hash)
      : sqlite.prepare('SELECT 1 FROM entry WHERE chain = ? AND seq = ? AND hash = ?').get(chain, seq, hash)
  return own !== undefined
}

interface Merge {
  /** Null where the values of the merge were deleted. */
  end: Link | null
  /** The break that it is where the end is not there. */
  missing: Break
}

/** What our entries and those of others say of where merged chains end; nothing where a package's had not parted. */
function merges(sqlite: Sqlite): Merge[] {
  const select = sqlite.prepare<[], Pick<EntryRow, 'chain' | 'seq' | 'payload' | 'hash'>>(
    `SELECT chain, seq, payload, hash FROM entry WHERE act = 'case.merged'
     UNION ALL SELECT chain, seq, payload, hash FROM merged_entry WHERE act = 'case.merged'`,
  )
  return select.all().flatMap(({ chain, seq, payload, hash }): Merge[] => {
    const end = payload === null ? null : endIn(payload)
    if (end === undefined) return []
    const missing = { chain, seq, why: 'merged-missing' as const, before: end ?? '', after: hash }
    return [{ end: end === null ? null : { chain, hash: end }, missing }]
  })
}

function endIn(payload: string): string | undefined {
  const { after } = JSON.parse(payload) as { after?: { trail?: unknown } }
  return typeof after?.trail === 'string' ? after.trail : undefined
}
