import type { TrailLine } from '../../../shared/contract/case-json.ts'
import { removalMark } from '../vault/audit.ts'
import type { Vault } from '../vault/vault.ts'

/**
 * Keeps lines that another vault has made of a case after its chain had parted from ours; what is here already stays as it
 * is. Values on a document that was deleted for good here do not come back. Inside a transaction, after our own chain has
 * taken what follows on it.
 */
export function keepMergedLines(vault: Vault, caseId: string, lines: readonly TrailLine[]): void {
  const { sqlite, keys } = vault
  const select = sqlite.prepare<[string], { act: string; subject: string; hash: string }>(
    'SELECT act, subject, hash FROM entry WHERE chain = ?',
  )
  const ours = select.all(caseId)
  const known = new Set(ours.map(({ hash }) => hash))
  const gone = ours.filter(({ act }) => act === 'document.deleted-for-good').map(({ subject }) => subject)
  const insert = sqlite.prepare<[TrailLine]>(
    `INSERT OR IGNORE INTO merged_entry (chain, seq, at, operator, account, act, subject, payload, salt, payload_digest,
      previous, hash) VALUES (@chain, @seq, @at, @operator, @account, @act, @subject, @payload, @salt, @payload_digest,
      @previous, @hash)`,
  )
  for (const line of lines.filter(({ hash }) => !known.has(hash))) {
    const speaks = gone.some((id) => line.subject === id || line.payload?.includes(id))
    const kept = speaks ? { ...line, payload: null } : line
    insert.run(kept.payload === null ? { ...kept, salt: removalMark(keys.heads, kept) } : kept)
  }
}

/** The lines that are kept of a case, each after the one that it follows. */
export function carryMergedLines(vault: Vault, caseId: string): TrailLine[] {
  const select = vault.sqlite.prepare<[string], TrailLine>(
    `SELECT chain, seq, at, operator, account, act, subject, payload,
       CASE WHEN payload IS NULL THEN NULL ELSE salt END AS salt, payload_digest, previous, hash
     FROM merged_entry WHERE chain = ? ORDER BY seq, hash`,
  )
  return select.all(caseId)
}
