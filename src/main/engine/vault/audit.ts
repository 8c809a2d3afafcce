import { createHash, randomBytes } from 'node:crypto'
import type { Fault } from '../../../shared/contract/vault.ts'
import { canonicalJson } from './canonical-json.ts'
import type { Sqlite } from './connection.ts'
import { mac } from './keys.ts'

/** The chain of what belongs to no case. */
export const VAULT_CHAIN = 'vault'

/** What stands before the first entry of a chain. */
export const BEGINNING = '0'.repeat(64)

/** One change; `before` and `after` are kept as JSON. Without a case it goes to the vault's own chain. */
export interface Change {
  caseId?: string | null
  act: string
  subject: string
  before?: unknown
  after?: unknown
}

/** Where a chain ends: its last entry, under a MAC that only a holder of the vault key can make. */
export interface Head {
  chain: string
  seq: number
  hash: string
  mac: string
}

/** An entry as its row holds it. */
export interface EntryRow {
  chain: string
  seq: number
  at: string
  operator: string
  account: string
  act: string
  subject: string
  payload: string | null
  salt: string | null
  payload_digest: string
  previous: string
  hash: string
}

/** Appends entries to their chains, each with its new head. To be called inside a transaction. */
export function auditTrail(sqlite: Sqlite, headsKey: Buffer, who: { operator: string; account: string }) {
  const selectLast = sqlite.prepare<[string], { seq: number; hash: string }>(
    'SELECT seq, hash FROM entry WHERE chain = ? ORDER BY seq DESC LIMIT 1',
  )
  const insert = sqlite.prepare<[EntryRow]>(
    `INSERT INTO entry VALUES (@chain, @seq, @at, @operator, @account, @act, @subject, @payload, @salt,
      @payload_digest, @previous, @hash)`,
  )
  const setHead = sqlite.prepare<[Head]>('INSERT OR REPLACE INTO chain_head VALUES (@chain, @seq, @hash, @mac)')

  return (change: Change): void => {
    if (!sqlite.inTransaction) throw new Error(`${change.act} is to be recorded in the transaction that does it`)
    const chain = change.caseId ?? VAULT_CHAIN
    const last = selectLast.get(chain)
    const payload = canonicalJson({ before: change.before, after: change.after })
    const salt = randomBytes(16).toString('hex')
    const link = {
      chain,
      seq: (last?.seq ?? 0) + 1,
      at: new Date().toISOString(),
      operator: who.operator,
      account: who.account,
      act: change.act,
      subject: change.subject,
      payload_digest: payloadDigest(salt, payload),
      previous: last?.hash ?? BEGINNING,
    }
    const hash = entryHash(link)
    insert.run({ ...link, payload, salt, hash })
    setHead.run({ chain, seq: link.seq, hash, mac: headMac(headsKey, { chain, seq: link.seq, hash }) })
  }
}

/** Where a chain ends; undefined where nothing was entered in it. */
export function chainHead(sqlite: Sqlite, chain: string): { seq: number; hash: string } | undefined {
  const select = sqlite.prepare<[string], { seq: number; hash: string }>(
    'SELECT seq, hash FROM chain_head WHERE chain = ?',
  )
  return select.get(chain)
}

/** SHA-256 over the canonical JSON of an entry without its values: a stranger can check it without the vault. */
export function entryHash(link: Omit<EntryRow, 'payload' | 'salt' | 'hash'>): string {
  const { chain, seq, at, operator, account, act, subject, payload_digest, previous } = link
  return sha256(canonicalJson({ chain, seq, at, operator, account, act, subject, payload_digest, previous }))
}

export function headMac(headsKey: Uint8Array, { chain, seq, hash }: Omit<Head, 'mac'>): string {
  return mac(headsKey, canonicalJson({ chain, seq, hash }))
}

/**
 * What stands in the place of an entry's salt once its values were deleted for good: only a holder of the vault key can
 * say that they were.
 */
export function removalMark(headsKey: Uint8Array, { chain, seq, hash }: Omit<Head, 'mac'>): string {
  return mac(headsKey, canonicalJson({ chain, seq, hash, values: 'removed' }))
}

/** Gives a chain its last entry for a head, or none where it has no entry. Inside a transaction. */
export function setHeadAnew(sqlite: Sqlite, headsKey: Uint8Array, chain: string): void {
  const last = lastEntry(sqlite, chain)
  sqlite.prepare('DELETE FROM chain_head WHERE chain = ?').run(chain)
  if (!last) return
  const insert = sqlite.prepare<[Head]>('INSERT INTO chain_head VALUES (@chain, @seq, @hash, @mac)')
  insert.run({ ...last, mac: headMac(headsKey, last) })
}

/** The last entry that the database holds of a chain. */
export function lastEntry(sqlite: Sqlite, chain: string): Omit<Head, 'mac'> | undefined {
  const select = sqlite.prepare<[string], Omit<Head, 'mac'>>(
    'SELECT chain, seq, hash FROM entry WHERE chain = ? ORDER BY seq DESC LIMIT 1',
  )
  return select.get(chain)
}

/** The chains that do not end in the head which was set with their last entry. */
export function brokenChains(sqlite: Sqlite, headsKey: Uint8Array): string[] {
  return selectEnds(sqlite)
    .filter((end) => !headHolds(end, end.lastHash ?? BEGINNING, headsKey))
    .map(({ chain }) => chain)
}

/** A chain's head and its last entry, either of which may be missing. */
interface End {
  chain: string
  seq: number | null
  hash: string | null
  mac: string | null
  last: number | null
  lastHash: string | null
}

function selectEnds(sqlite: Sqlite): End[] {
  return sqlite
    .prepare<[], End>(
      `SELECT names.chain, head.seq, head.hash, head.mac, last.seq AS last, last.hash AS lastHash
       FROM (SELECT chain FROM chain_head UNION SELECT DISTINCT chain FROM entry) AS names
       LEFT JOIN chain_head AS head USING (chain)
       LEFT JOIN entry AS last
         ON last.chain = names.chain AND last.seq = (SELECT max(seq) FROM entry WHERE entry.chain = names.chain)`,
    )
    .all()
}

function headHolds({ chain, seq, hash, mac: sealed, last }: End, lastHash: string, headsKey: Uint8Array): boolean {
  return seq === last && hash === lastHash && sealed === headMac(headsKey, { chain, seq: seq ?? 0, hash: lastHash })
}

/**
 * A place inside a chain where it does not hold. `before` is the hash of the entry that stands before it. `after` is that
 * of the entry behind it; of an entry that is changed or without its values, a hash over all that stands in it. What stands
 * on both sides is thereby still bound together where a break has been accepted.
 */
export interface Break {
  chain: string
  seq: number
  why: 'missing' | 'not-linked' | 'changed' | 'values-missing' | 'merged-missing' | 'merged-changed'
  before: string
  after: string
}

/**
 * Proves every chain from its first entry to its head. `pause` is awaited between stretches of entries; what is
 * appended meanwhile is left for the next time. `breaks` are those that `isAccepted` does not know; each is a fault.
 */
export async function verifyChains(
  sqlite: Sqlite,
  headsKey: Uint8Array,
  isAccepted: (found: Break) => boolean,
  pause: () => Promise<void>,
) {
  const ends = selectEnds(sqlite)
  const faults: Fault[] = []
  const breaks: Break[] = []
  let entries = 0
  for (const end of ends) {
    const { chain, seq, last } = end
    const found = await verifyChain(sqlite, headsKey, chain, Math.max(seq ?? 0, last ?? 0), pause)
    entries += found.entries
    const anew = found.breaks.filter((one) => !isAccepted(one))
    breaks.push(...anew)
    faults.push(...anew.map(({ seq, why }) => chainFault(chain, seq, why)))
    if (found.missing !== undefined) faults.push(chainFault(chain, found.missing, 'missing'))
    if (!headHolds(end, found.hash, headsKey)) faults.push({ kind: 'head', subject: chain, detail: { seq, last } })
  }
  return { chains: ends.length, entries, faults, breaks }
}

function chainFault(subject: string, seq: number, why: Break['why']): Fault {
  return { kind: 'chain', subject, detail: { seq, why } }
}

async function verifyChain(
  sqlite: Sqlite,
  headsKey: Uint8Array,
  chain: string,
  end: number,
  pause: () => Promise<void>,
) {
  const stretch = sqlite.prepare<[string, number, number], EntryRow>(
    'SELECT * FROM entry WHERE chain = ? AND seq > ? AND seq <= ? ORDER BY seq LIMIT 500',
  )
  const breaks: Break[] = []
  let [seq, hash, entries] = [0, BEGINNING, 0]
  const broken = (at: number, why: Break['why'], after: string) =>
    breaks.push({ chain, seq: at, why, before: hash, after })
  for (let rows = stretch.all(chain, seq, end); rows.length > 0; rows = stretch.all(chain, seq, end)) {
    for (const row of rows) {
      if (row.seq !== seq + 1) broken(seq + 1, 'missing', row.hash)
      else if (row.previous !== hash) broken(row.seq, 'not-linked', row.hash)
      if (row.hash !== entryHash(row) || !payloadHolds(row)) broken(row.seq, 'changed', rowDigest(row))
      else if (row.payload === null && row.salt !== removalMark(headsKey, row))
        broken(row.seq, 'values-missing', rowDigest(row))
      seq = row.seq
      hash = row.hash
    }
    entries += rows.length
    await pause()
  }
  return { entries, hash, breaks, missing: seq < end ? seq + 1 : undefined }
}

/** A hash over all that stands in the entry, its values too. */
export function rowDigest(row: EntryRow): string {
  return sha256(canonicalJson(row))
}

/** Whether the values are those that were entered, or are gone. */
export function payloadHolds({
  payload,
  salt,
  payload_digest,
}: Pick<EntryRow, 'payload' | 'salt' | 'payload_digest'>): boolean {
  return payload === null || payload_digest === payloadDigest(salt ?? '', payload)
}

function payloadDigest(salt: string, payload: string): string {
  return createHash('sha256').update(Buffer.from(salt, 'hex')).update(payload).digest('hex')
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
