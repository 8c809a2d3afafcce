/** What a paragraph of a binary Word document is, as far as a reader of its text wants to know. */
export interface ParagraphFormat {
  /** Number of its style: 1 to 9 are the headings of those levels in every document. */
  readonly style: number
  readonly inTable: boolean
  /** Whether it is the mark that ends a row. */
  readonly endsRow: boolean
  /** Its list, by the place of that among the document's lists from 1; 0 where its style alone says; undefined where it stands in none. */
  readonly list: number | undefined
  readonly listLevel: number
  /** Outline level from 0; 9 where it is text. */
  readonly outline: number
}

export interface WordFormats {
  /** Of the paragraph whose mark stands at this byte. */
  paragraph(at: number): ParagraphFormat
  /** Whether the character at this byte was deleted with changes tracked. */
  isDeleted(at: number): boolean
}

const PAGE = 512
const PLAIN: ParagraphFormat = { style: 0, inTable: false, endsRow: false, list: 0, listLevel: 0, outline: 9 }

/** Numbers of single properties ([MS-DOC] 2.6). */
const IN_TABLE = 0x2416
const ENDS_ROW = 0x2417
const LIST = 0x460b
const LIST_LEVEL = 0x260a
const OUTLINE = 0x2640
/** From here on, a list that was taken from the paragraph. */
const REMOVED = 0xf801
const DELETED = 0x0800
const TABLE_DEFINITION = 0xd608
const CHANGED_TABS = 0xc615

interface Run<T> {
  readonly from: number
  readonly to: number
  readonly value: T
}

/** Reads the formats of paragraphs and characters. @param table its table stream; without one nothing is known */
export function formatsOf(data: Buffer, table: Buffer | undefined): WordFormats {
  if (!table) return { paragraph: () => PLAIN, isDeleted: () => false }
  const paragraphs = runsOf(data, table, 0x102, 13, (page, offset) => paragraphAt(page, offset))
  const characters = runsOf(data, table, 0xfa, 1, (page, offset) => {
    const size = page[offset] ?? 0
    return propertiesOf(page.subarray(offset + 1, offset + 1 + size)).get(DELETED) === 1
  })
  const deleted = characters.filter(({ value }) => value)
  return {
    paragraph: (at) => runAt(paragraphs, at)?.value ?? PLAIN,
    isDeleted: (at) => deleted.length > 0 && runAt(deleted, at) !== undefined,
  }
}

/** Runs from the pages of formats that a table lists, in the order of the bytes that they describe. */
function runsOf<T>(
  data: Buffer,
  table: Buffer,
  header: number,
  entrySize: number,
  read: (page: Buffer, offset: number) => T,
): Run<T>[] {
  const start = data.readUInt32LE(header)
  const size = Math.min(data.readUInt32LE(header + 4), Math.max(0, table.length - start))
  const count = Math.floor((size - 4) / 8)
  const runs: Run<T>[] = []
  for (let index = 0; index < count; index++) {
    const number = table.readUInt32LE(start + (count + 1) * 4 + index * 4) & 0x3fffff
    const page = data.subarray(number * PAGE, (number + 1) * PAGE)
    const entries = page.length === PAGE ? page[PAGE - 1]! : 0
    for (let entry = 0; entry < entries && (entry + 2) * 4 + (entry + 1) * entrySize <= PAGE; entry++) {
      const place = (entries + 1) * 4 + entry * entrySize
      if (place >= PAGE || entry * 4 + 8 > PAGE) break
      const offset = page[place]! * 2
      const [from, to] = [page.readUInt32LE(entry * 4), page.readUInt32LE(entry * 4 + 4)]
      if (offset > 0 && to > from) runs.push({ from, to, value: read(page, offset) })
    }
  }
  return runs.sort((a, b) => a.from - b.from)
}

function runAt<T>(runs: readonly Run<T>[], at: number): Run<T> | undefined {
  let low = 0
  let high = runs.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const run = runs[middle]!
    if (at < run.from) high = middle - 1
    else if (at >= run.to) low = middle + 1
    else return run
  }
  return undefined
}

function paragraphAt(page: Buffer, offset: number): ParagraphFormat {
  const words = page[offset] ?? 0
  const start = words === 0 ? offset + 2 : offset + 1
  const size = words === 0 ? (page[offset + 1] ?? 0) * 2 : words * 2 - 1
  const format = page.subarray(start, start + size)
  if (format.length < 2) return PLAIN
  const properties = propertiesOf(format.subarray(2))
  const list = properties.get(LIST)
  return {
    style: format.readUInt16LE(0),
    inTable: properties.get(IN_TABLE) === 1,
    endsRow: properties.get(ENDS_ROW) === 1,
    list: list === undefined ? 0 : list > 0 && list < REMOVED ? list : undefined,
    listLevel: properties.get(LIST_LEVEL) ?? 0,
    outline: properties.get(OUTLINE) ?? 9,
  }
}

/** Sizes of operands by the highest three bits of a property's number; that of 6 stands before the operand. */
const OPERANDS = [1, 1, 2, 4, 2, 2, 0, 3]

/** Single properties by their numbers, those of one or two bytes with their values. */
function propertiesOf(list: Buffer): Map<number, number> {
  const found = new Map<number, number>()
  for (let at = 0; at + 2 < list.length;) {
    const property = list.readUInt16LE(at)
    const kind = property >> 13
    let size = OPERANDS[kind]!
    if (kind === 6) {
      if (property === TABLE_DEFINITION) size = (at + 4 <= list.length ? list.readUInt16LE(at + 2) : 0) + 1
      else size = 1 + (property === CHANGED_TABS && list[at + 2] === 255 ? list.length : list[at + 2]!)
    } else if (size === 1) found.set(property, list[at + 2]!)
    else if (size === 2 && at + 4 <= list.length) found.set(property, list.readUInt16LE(at + 2))
    at += 2 + size
  }
  return found
}
