import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Random } from '../random.ts'
import type { JournalRecord } from './journal.ts'

/*
 * A disk with a cache that forgets when the power is cut. What is durable: the bytes of a file up to its last fsync, and
 * the names in a folder up to the last fsync of that folder. What was done since then is pending.
 */

type Change = { at: number; data: Buffer } | { length: number }

interface DiskFile {
  durable: Buffer
  pending: Change[]
}

type Naming =
  | { kind: 'put'; name: string; node: Node }
  | { kind: 'take'; name: string }
  | { kind: 'move'; from: string; to: string; node: Node }

type Node = { file: DiskFile } | { folder: true }

/** `all`: as if nothing had been cut. `synced`: nothing pending is there. `torn`: some of it is, and some half. */
export type Mode = 'all' | 'synced' | 'torn'

/** SQLite's shared memory: its content means nothing once its processes have ended. */
const SHARED_MEMORY = /-shm$/
const SECTOR = 512

export interface Disk {
  apply(record: JournalRecord): void
  /** Writes what the disk would hold after a cut now into an empty folder. */
  writeTo(folder: string, mode: Mode, random: Random): void
}

/** A disk that durably holds what the folder holds now. */
export function diskOf(folder: string): Disk {
  const durable = new Map<string, Node>()
  const current = new Map<string, Node>()
  const pending = new Map<string, Naming[]>()
  const byInode = new Map<bigint, string | DiskFile>()
  byInode.set(statSync(folder, { bigint: true }).ino, '')
  for (const name of readdirSync(folder, { recursive: true }) as string[]) {
    const file = path.join(folder, name)
    const found = statSync(file, { bigint: true })
    const node: Node = found.isDirectory() ? { folder: true } : { file: { durable: readFileSync(file), pending: [] } }
    durable.set(name, node)
    current.set(name, node)
    byInode.set(found.ino, 'file' in node ? node.file : name)
  }

  function name(change: Naming, at: string): void {
    const parent = parentOf(at)
    pending.set(parent, [...(pending.get(parent) ?? []), change])
    applyNaming(current, change)
  }

  function moveFolder(from: string, to: string): void {
    for (const [inode, known] of byInode) {
      if (typeof known === 'string' && isWithin(known, from)) byInode.set(inode, to + known.slice(from.length))
    }
  }

  function syncFolder(folderName: string): void {
    for (const change of pending.get(folderName) ?? []) applyNaming(durable, change)
    pending.delete(folderName)
  }

  function fileOf(inode: bigint): DiskFile | undefined {
    const known = byInode.get(inode)
    return typeof known === 'string' ? undefined : known
  }

  return {
    apply({ kind, inode, number, names: [from = '', to = ''], data }) {
      if (kind === 'create') {
        const file: DiskFile = { durable: Buffer.alloc(0), pending: [] }
        byInode.set(inode, file)
        name({ kind: 'put', name: from, node: { file } }, from)
      } else if (kind === 'mkdir') {
        byInode.set(inode, from)
        name({ kind: 'put', name: from, node: { folder: true } }, from)
      } else if (kind === 'write') {
        fileOf(inode)?.pending.push({ at: number, data })
      } else if (kind === 'truncate') {
        fileOf(inode)?.pending.push({ length: number })
      } else if (kind === 'sync') {
        const known = byInode.get(inode)
        if (typeof known === 'string') syncFolder(known)
        else if (known) Object.assign(known, { durable: contentOf(known, known.pending), pending: [] })
      } else if (kind === 'rename' || kind === 'link') {
        const node = current.get(from)
        if (!node) throw new Error(`${from} is renamed and was never made`)
        if (kind === 'link') name({ kind: 'put', name: to, node }, to)
        else name({ kind: 'move', from, to, node }, to)
        if (kind === 'rename' && 'folder' in node) moveFolder(from, to)
      } else if (kind === 'unlink' || kind === 'rmdir') {
        name({ kind: 'take', name: from }, from)
      }
    },
    writeTo(into, mode, random) {
      const names = new Map(durable)
      for (const changes of pending.values()) {
        const kept = mode === 'all' ? changes.length : mode === 'synced' ? 0 : random.below(changes.length + 1)
        for (const change of changes.slice(0, kept)) applyNaming(names, change)
      }
      for (const [at, node] of mode === 'all' ? current : names) {
        if (SHARED_MEMORY.test(at) || !isReachable(at, mode === 'all' ? current : names)) continue
        const target = path.join(into, at)
        mkdirSync('folder' in node ? target : path.dirname(target), { recursive: true })
        if ('file' in node) writeFileSync(target, contentOf(node.file, survivors(node.file.pending, mode, random)))
      }
    },
  }
}

function applyNaming(names: Map<string, Node>, change: Naming): void {
  if (change.kind === 'take') names.delete(change.name)
  else if (change.kind === 'put') names.set(change.name, change.node)
  else {
    names.delete(change.from)
    names.set(change.to, change.node)
    for (const [at, node] of [...names]) {
      if (at === change.from || !isWithin(at, change.from)) continue
      names.delete(at)
      names.set(change.to + at.slice(change.from.length), node)
    }
  }
}

/** A disk may write in any order, and of a write only some sectors. */
function survivors(changes: readonly Change[], mode: Mode, random: Random): Change[] {
  if (mode === 'all') return [...changes]
  if (mode === 'synced') return []
  return changes.flatMap((change) => {
    const chance = random.next()
    if (chance < 0.4) return [change]
    if (chance < 0.7 || !('data' in change)) return []
    const sectors = random.below(Math.ceil(change.data.length / SECTOR) + 1)
    return [{ at: change.at, data: change.data.subarray(0, sectors * SECTOR) }]
  })
}

function contentOf({ durable }: DiskFile, changes: readonly Change[]): Buffer {
  let content = durable
  for (const change of changes) {
    if ('length' in change) {
      const cut = Buffer.alloc(change.length)
      content.copy(cut)
      content = cut
    } else {
      const grown = Buffer.alloc(Math.max(content.length, change.at + change.data.length))
      content.copy(grown)
      change.data.copy(grown, change.at)
      content = grown
    }
  }
  return content
}

function isReachable(at: string, names: ReadonlyMap<string, Node>): boolean {
  const parent = parentOf(at)
  return parent === '' || (names.has(parent) && isReachable(parent, names))
}

function isWithin(at: string, folder: string): boolean {
  return at === folder || at.startsWith(`${folder}/`)
}

function parentOf(at: string): string {
  const parent = path.dirname(at)
  return parent === '.' ? '' : parent
}
