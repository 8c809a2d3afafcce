import { USABLE } from './pages.ts'

/*
 * The b-tree pages of SQLite's file format: https://sqlite.org/fileformat2.html#b_tree_pages. Overflow pages begin with
 * the high byte of a page number and pages that were freed are zeroed (`secure_delete`), so that neither is taken for one.
 */
export interface TreePage {
  readonly kind: 'table' | 'index'
  readonly leaf: boolean
  /** Offsets of the cells. */
  readonly cells: readonly number[]
  /** Numbers of the pages below it; none of a leaf. */
  readonly children: readonly number[]
}

const KINDS: Partial<Record<number, Pick<TreePage, 'kind' | 'leaf'>>> = {
  2: { kind: 'index', leaf: false },
  5: { kind: 'table', leaf: false },
  10: { kind: 'index', leaf: true },
  13: { kind: 'table', leaf: true },
}

/** Bytes before the b-tree of page 1. */
export const FILE_HEADER = 100

/** Undefined where the page is none of a b-tree. */
export function treePage(content: Buffer, number: number): TreePage | undefined {
  const at = number === 1 ? FILE_HEADER : 0
  const known = KINDS[content.readUInt8(at)]
  if (!known) return undefined
  const pointers = at + (known.leaf ? 8 : 12)
  const count = content.readUInt16BE(at + 3)
  const start = pointers + 2 * count
  if (start > USABLE) return undefined
  const cells = Array.from({ length: count }, (_, index) => content.readUInt16BE(pointers + 2 * index))
  if (cells.some((cell) => cell < start || cell > USABLE - 4)) return undefined
  const children = known.leaf ? [] : [...cells, at + 8].map((cell) => content.readUInt32BE(cell))
  return { ...known, cells, children }
}

/** Serial types of a record's columns, and where the first column's value begins. */
export interface RecordHeader {
  readonly types: readonly number[]
  readonly body: number
}

/** The header of the record in a cell of a leaf; undefined where there is none. */
export function recordHeader(content: Buffer, { kind }: TreePage, cell: number): RecordHeader | undefined {
  const [, afterLength] = varint(content, cell)
  const begin = kind === 'table' ? varint(content, afterLength)[1] : afterLength
  const [length, afterHeaderLength] = varint(content, begin)
  const body = begin + length
  if (body > USABLE) return undefined
  const types: number[] = []
  let at = afterHeaderLength
  while (at < body) {
    const [type, next] = varint(content, at)
    types.push(type)
    at = next
  }
  return at === body ? { types, body } : undefined
}

/** The values of a record as text and integers; null for any other, and for one that is not whole on the page. */
export function* recordValues(content: Buffer, { types, body }: RecordHeader): Generator<string | number | null> {
  let at = body
  for (const type of types) {
    const size = valueSize(type)
    const whole = at + size <= USABLE
    if (whole && isText(type)) yield content.toString('utf8', at, at + size)
    else if (whole && type >= 1 && type <= 5) yield content.readIntBE(at, size)
    else yield type === 8 ? 0 : type === 9 ? 1 : null
    at += size
  }
}

export const isText = (type: number) => type >= 13 && type % 2 === 1
export const isBlob = (type: number) => type >= 12 && type % 2 === 0
export const isInteger = (type: number) => (type >= 1 && type <= 6) || type === 8 || type === 9

function valueSize(type: number): number {
  return type >= 12 ? Math.floor((type - 12) / 2) : ([0, 1, 2, 3, 4, 6, 8, 8][type] ?? 0)
}

/** A variable-length integer, and where what follows it begins. */
function varint(content: Buffer, at: number): [value: number, next: number] {
  let value = 0
  for (let length = 1; length <= 9; length++) {
    const byte = at + length <= content.length ? content.readUInt8(at + length - 1) : 0
    if (length === 9) return [value * 256 + byte, at + 9]
    value = value * 128 + (byte & 0x7f)
    if (byte < 0x80) return [value, at + length]
  }
  return [value, at + 9]
}
