import { readFileSync } from 'node:fs'

/*
 * What shim.c writes: kind (u32), inode (u64), number (u64), length of the names (u32), length of the data (u32), the
 * names, the data; little-endian.
 */
const HEAD = 28
const KINDS = ['create', 'mkdir', 'write', 'truncate', 'sync', 'rename', 'unlink', 'rmdir', 'said', 'link'] as const

export interface JournalRecord {
  kind: (typeof KINDS)[number]
  inode: bigint
  /** Where a write begins, or the length that a file is cut or stretched to, in bytes. */
  number: number
  /** Paths under the folder; two for a rename or a link. */
  names: string[]
  data: Buffer
}

/** A record that a kill cut off is left out. */
export function readJournal(file: string): JournalRecord[] {
  const bytes = readFileSync(file)
  const records: JournalRecord[] = []
  for (let at = 0; at + HEAD <= bytes.length;) {
    const namesAt = at + HEAD
    const dataAt = namesAt + bytes.readUInt32LE(at + 20)
    const end = dataAt + bytes.readUInt32LE(at + 24)
    if (end > bytes.length) break
    records.push({
      kind: KINDS[bytes.readUInt32LE(at) - 1]!,
      inode: bytes.readBigUInt64LE(at + 4),
      number: Number(bytes.readBigUInt64LE(at + 12)),
      names: bytes.toString('utf8', namesAt, dataAt).split('\0'),
      data: bytes.subarray(dataAt, end),
    })
    at = end
  }
  return records
}
