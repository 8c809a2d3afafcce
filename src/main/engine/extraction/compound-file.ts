import { Unreadable } from './reading.ts'

/** What an OLE compound file holds ([MS-CFB]): streams by their paths, in lower case, folders parted by slashes. */
export interface CompoundFile {
  /** Bytes of the whole. */
  readonly size: number
  readonly names: ReadonlySet<string>
  /** The stream's bytes; undefined where there is none of the name. Throws Unreadable. */
  stream(name: string): Uint8Array | undefined
}

const END_OF_CHAIN = 0xfffffffe
const HEADER = 512
const ENTRY = 128
const MINI_SECTOR = 64
const FREE = 0xffffffff
const MOST_ENTRIES = 100_000

interface Entry {
  readonly name: string
  readonly type: number
  readonly left: number
  readonly right: number
  readonly child: number
  readonly start: number
  readonly size: number
}

/** Opens a compound file. Chains of sectors that run in circles or out of the file are refused. Throws Unreadable. */
export function openCompoundFile(bytes: Uint8Array): CompoundFile {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (data.length < HEADER) throw new Unreadable('damaged')
  const sectorSize = 1 << data.readUInt16LE(30)
  if (sectorSize < HEADER || sectorSize > 65536) throw new Unreadable('damaged')
  const sectors = Math.ceil(data.length / sectorSize)
  const sector = (at: number) => data.subarray((at + 1) * sectorSize, (at + 2) * sectorSize)

  const table = allocationTable(data, sector, sectorSize, sectors)
  const chain = (start: number, size = Infinity) => follow(start, size, table, sector, sectorSize, sectors)
  const entries = entriesOf(chain(data.readUInt32LE(48)))
  const root = entries[0]
  if (!root) throw new Unreadable('damaged')
  const cutoff = data.readUInt32LE(56)
  let mini: { stream: Buffer; table: Uint32Array } | undefined
  const small = () => (mini ??= { stream: chain(root.start, root.size), table: numbers(chain(data.readUInt32LE(60))) })

  function read({ start, size }: Entry): Uint8Array {
    if (size >= cutoff) return chain(start, size)
    const { stream, table: miniTable } = small()
    const piece = (at: number) => stream.subarray(at * MINI_SECTOR, (at + 1) * MINI_SECTOR)
    return follow(start, size, miniTable, piece, MINI_SECTOR, miniTable.length)
  }

  const found = namesOf(entries)
  return {
    size: data.length,
    names: new Set(found.keys()),
    stream(name) {
      const entry = found.get(name.toLowerCase())
      return entry && read(entry)
    },
  }
}

type Piece = (at: number) => Buffer

function follow(
  start: number,
  size: number,
  table: Uint32Array,
  piece: Piece,
  pieceSize: number,
  most: number,
): Buffer {
  const pieces: Buffer[] = []
  let length = 0
  for (let at = start; at < END_OF_CHAIN - 3 && length < size; at = table[at] ?? END_OF_CHAIN) {
    if (pieces.length > most) throw new Unreadable('damaged')
    const next = piece(at)
    if (next.length === 0) break
    pieces.push(next)
    length += pieceSize
  }
  const whole = Buffer.concat(pieces)
  return whole.length > size ? whole.subarray(0, size) : whole
}

/** The table of which sector follows which; it is itself listed in the header and in sectors chained to it. */
function allocationTable(data: Buffer, sector: Piece, sectorSize: number, sectors: number): Uint32Array {
  const places: number[] = []
  const add = (list: Buffer) => {
    for (const at of numbers(list)) if (at < END_OF_CHAIN - 3) places.push(at)
  }
  add(data.subarray(76, HEADER))
  let next = data.readUInt32LE(68)
  for (let count = 0; next < END_OF_CHAIN - 3; count++) {
    const list = sector(next)
    if (count > sectors || list.length < sectorSize) throw new Unreadable('damaged')
    add(list.subarray(0, sectorSize - 4))
    next = list.readUInt32LE(sectorSize - 4)
  }
  if (places.length > sectors) throw new Unreadable('damaged')
  return numbers(Buffer.concat(places.map(sector)))
}

function numbers(bytes: Buffer): Uint32Array {
  return Uint32Array.from({ length: bytes.length >> 2 }, (_, at) => bytes.readUInt32LE(at * 4))
}

function entriesOf(directory: Buffer): Entry[] {
  const count = Math.min(Math.floor(directory.length / ENTRY), MOST_ENTRIES)
  return Array.from({ length: count }, (_, at) => {
    const entry = directory.subarray(at * ENTRY, (at + 1) * ENTRY)
    const nameLength = Math.min(64, Math.max(2, entry.readUInt16LE(64)))
    return {
      name: entry.toString('utf16le', 0, nameLength - 2).toLowerCase(),
      type: entry[66]!,
      left: entry.readUInt32LE(68),
      right: entry.readUInt32LE(72),
      child: entry.readUInt32LE(76),
      start: entry.readUInt32LE(116),
      size: entry.readUInt32LE(120),
    }
  })
}

const STORAGE = 1
const STREAM = 2

/** Every stream that can be reached from the root, each entry once. */
function namesOf(entries: readonly Entry[]): Map<string, Entry> {
  const found = new Map<string, Entry>()
  const seen = new Set<number>()
  const ahead: [at: number, folder: string][] = [[entries[0]!.child, '']]
  for (let next = ahead.pop(); next; next = ahead.pop()) {
    const [at, folder] = next
    const entry = at === FREE ? undefined : entries[at]
    if (!entry || seen.has(at)) continue
    seen.add(at)
    ahead.push([entry.left, folder], [entry.right, folder])
    if (entry.type === STORAGE) ahead.push([entry.child, `${folder}${entry.name}/`])
    if (entry.type === STREAM) found.set(folder + entry.name, entry)
  }
  return found
}
