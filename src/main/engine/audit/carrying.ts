import type { TrailLine } from '../../../shared/contract/case-json.ts'
import { BEGINNING, entryHash, payloadHolds, removalMark } from '../vault/audit.ts'
import type { Vault } from '../vault/vault.ts'

const COLUMNS = 'chain, seq, at, operator, account, act, subject, payload, salt, payload_digest, previous, hash'
/** Where the values are gone, what stands in the place of the salt is this vault's own. */
const CARRIED = COLUMNS.replace('salt', 'CASE WHEN payload IS NULL THEN NULL ELSE salt END AS salt')

/** Entries of a case's chain, the earliest first, from `seq` on. */
export function carryLines(vault: Vault, caseId: string, from = 1, limit = Number.MAX_SAFE_INTEGER): TrailLine[] {
  return vault.sqlite
    .prepare<[string, number, number], TrailLine>(
      `SELECT ${CARRIED} FROM entry WHERE chain = ? AND seq >= ? ORDER BY seq LIMIT ?`,
    )
    .all(caseId, from, limit)
}

/** Where a case's chain ends; undefined where it has no entry. */
export function endOfChain(vault: Vault, caseId: string): { entries: number; hash: string } | undefined {
  return vault.sqlite
    .prepare<[string], { entries: number; hash: string }>(
      'SELECT seq AS entries, hash FROM entry WHERE chain = ? ORDER BY seq DESC LIMIT 1',
    )
    .get(caseId)
}

/** Whether the line is what follows the one before it, and its values are those that were entered. */
export function followsOn(line: TrailLine, before: Pick<TrailLine, 'seq' | 'hash'> | undefined): boolean {
  return (
    line.seq === (before?.seq ?? 0) + 1 &&
    line.previous === (before?.hash ?? BEGINNING) &&
    line.hash === entryHash(line) &&
    payloadHolds(line)
  )
}

/**
 * Enters lines that another vault has made, as they are, behind the chain's end. The head is set by the entry that
 * follows them in the same transaction, so that there has to be one.
 */
export function adoptLines(vault: Vault, lines: readonly TrailLine[]): void {
  const insert = vault.sqlite.prepare<[TrailLine]>(
    `INSERT INTO entry (${COLUMNS}) VALUES (@chain, @seq, @at, @operator, @account, @act, @subject, @payload, @salt,
      @payload_digest, @previous, @hash)`,
  )
  for (const line of lines) {
    insert.run(line.payload === null ? { ...line, salt: removalMark(vault.keys.heads, line) } : line)
  }
}
