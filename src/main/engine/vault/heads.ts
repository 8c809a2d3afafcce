import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Fault } from '../../../shared/contract/vault.ts'
import { brokenChains, headMac, lastEntry, type Head } from './audit.ts'
import { canonicalJson } from './canonical-json.ts'
import type { Sqlite } from './connection.ts'
import { mac } from './keys.ts'
import { writeWholeFile } from './whole-file.ts'

export const HEADS_FILE = 'heads.json'

/** The most that the outside heads may lag behind a commit, in milliseconds. */
const LAG = 200

const StoredHead = z.object({ chain: z.string(), seq: z.int(), hash: z.string(), mac: z.string() })
/** `reached`: the last entry that the database held when the loss was found. */
const LostHead = StoredHead.extend({ reached: z.int().optional() })
type LostHead = z.infer<typeof LostHead>
const BrokenChain = z.object({ chain: z.string(), since: z.iso.datetime() })
type BrokenChain = z.infer<typeof BrokenChain>

/**
 * The ends of all chains, kept outside the database: a damaged write-ahead log opens to its last whole transaction
 * without a word, and only what stands here tells that something is missing.
 * `lost`: heads that the database no longer reached when it was opened. `broken`: chains whose head inside was not
 * ours when it was opened; the next entry would hide that. `rebuiltAt`: when the file was made anew because it was
 * missing or not ours; null where it never was.
 */
const OutsideHeads = z.object({
  heads: z.array(StoredHead),
  lost: z.array(LostHead),
  broken: z.array(BrokenChain),
  rebuiltAt: z.iso.datetime().nullable(),
  mac: z.string(),
})
type OutsideHeads = z.infer<typeof OutsideHeads>
type Known = Pick<OutsideHeads, 'broken' | 'rebuiltAt'> & { lost: Required<LostHead>[] }

export interface HeadKeeper {
  /** To be called after a commit: the file follows within 200 ms, once for a burst of commits. */
  follow(): void
  /** Brings the file up to date now. */
  write(): void
  /** Some entries are known to be missing from the database, or it cannot be told, until that is accepted. */
  readonly doubtful: boolean
  /** Heads whose entry the database did not hold when it was opened, once and for all. */
  readonly lost: readonly Required<LostHead>[]
  /** Chains whose head inside was not ours when the vault was opened. */
  readonly broken: readonly BrokenChain[]
  /** When the file was made anew because it was missing or not ours. */
  readonly rebuiltAt: string | null
  /** Takes what was lost, broken or rebuilt out of the file, once the trail says that it was accepted. */
  settle(): void
}

export function keepHeads(sqlite: Sqlite, key: Buffer, folder: string, { fresh = false } = {}): HeadKeeper {
  const path = join(folder, HEADS_FILE)
  const select = sqlite.prepare<[], Head>('SELECT chain, seq, hash, mac FROM chain_head ORDER BY chain')
  const before = readHeads(path, key)
  const now = new Date().toISOString()
  let known: Known = {
    lost: before ? unreached(sqlite, [...before.lost, ...before.heads]) : [],
    broken: withBroken(before?.broken ?? [], brokenChains(sqlite, key), now),
    rebuiltAt: before ? before.rebuiltAt : fresh ? null : now,
  }
  let written = before && canonicalJson(before)
  let timer: NodeJS.Timeout | undefined

  const write = () => {
    clearTimeout(timer)
    timer = undefined
    const heads = select.all().filter((head) => head.mac === headMac(key, head))
    const text = sealHeads({ heads, ...known }, key)
    if (text !== written) writeWholeFile(path, text)
    written = text
  }
  const writeLater = () => {
    try {
      write()
    } catch {
      // A full disk, say. The next commit tries again, and closing says so.
    }
  }
  write()
  return {
    follow() {
      timer ??= setTimeout(writeLater, LAG)
    },
    write,
    settle() {
      const unsettled = known
      known = { lost: [], broken: [], rebuiltAt: null }
      try {
        write()
      } catch (failure) {
        known = unsettled
        throw failure
      }
    },
    get doubtful() {
      return known.lost.length > 0 || known.broken.length > 0 || known.rebuiltAt !== null
    },
    get lost() {
      return known.lost
    },
    get broken() {
      return known.broken
    },
    get rebuiltAt() {
      return known.rebuiltAt
    },
  }
}

/** Compares the database with the heads outside it, which are to be up to date. */
export function verifyHeads(sqlite: Sqlite, key: Buffer, folder: string): Fault[] {
  const outside = readHeads(join(folder, HEADS_FILE), key)
  if (!outside) return [{ kind: 'head', subject: HEADS_FILE, detail: { why: 'not-readable' } }]
  const faults: Fault[] = unreached(sqlite, [...outside.lost, ...outside.heads]).map(({ chain, seq, reached }) => ({
    kind: 'tail',
    subject: chain,
    detail: { seq, reached },
  }))
  for (const { chain, since } of outside.broken) {
    faults.push({ kind: 'head', subject: chain, detail: { why: 'broken', since } })
  }
  if (outside.rebuiltAt)
    faults.push({ kind: 'head', subject: HEADS_FILE, detail: { why: 'rebuilt', at: outside.rebuiltAt } })
  return faults
}

function readHeads(path: string, key: Buffer): OutsideHeads | undefined {
  try {
    const outside = OutsideHeads.parse(JSON.parse(readFileSync(path, 'utf8')))
    return canonicalJson(outside) === sealHeads(outside, key) ? outside : undefined
  } catch {
    return undefined
  }
}

function sealHeads({ heads, lost, broken, rebuiltAt }: Omit<OutsideHeads, 'mac'>, key: Buffer): string {
  const content = { heads, lost, broken, rebuiltAt }
  return canonicalJson({ ...content, mac: mac(key, canonicalJson(content)) })
}

/** The heads whose entry the database does not hold, each once, with the entry that it reached. */
function unreached(sqlite: Sqlite, heads: LostHead[]): Required<LostHead>[] {
  const holds = sqlite.prepare('SELECT 1 FROM entry WHERE chain = ? AND seq = ? AND hash = ?')
  const missing = heads.filter(({ chain, seq, hash }) => holds.get(chain, seq, hash) === undefined)
  const once = new Map(missing.toReversed().map((head) => [head.mac, head]))
  return [...once.values()].toReversed().map((head) => ({ reached: lastEntry(sqlite, head.chain)?.seq ?? 0, ...head }))
}

function withBroken(known: BrokenChain[], chains: string[], since: string): BrokenChain[] {
  const anew = chains.filter((chain) => !known.some((broken) => broken.chain === chain))
  return [...known, ...anew.map((chain) => ({ chain, since }))]
}
