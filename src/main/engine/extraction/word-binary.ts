import { encodingOf } from './code-pages.ts'
import type { CompoundFile } from './compound-file.ts'
import { Unreadable } from './reading.ts'
import { formatsOf, type WordFormats } from './word-binary-formats.ts'
import { readWordLists, type WordLists } from './word-binary-lists.ts'

/** Texts of a binary Word document, in the order in which they follow one another. */
const STORIES = ['main', 'footnotes', 'headers', 'macros', 'comments', 'endnotes', 'boxes', 'headerBoxes'] as const
export type StoryName = (typeof STORIES)[number]

export interface Story {
  readonly text: string
  /** Where each UTF-16 unit of the text stands in the stream `WordDocument`, in bytes. */
  readonly places: Uint32Array
}

export interface WordBinary {
  readonly stories: Readonly<Record<StoryName, Story>>
  readonly formats: WordFormats
  /** Undefined where they are not read. */
  readonly lists: WordLists | undefined
}

const WORD_97 = 0xa5ec
const WORD_6 = 0xa5dc
const COMPLEX = 0x0004
const ENCRYPTED = 0x0100
const TABLE_1 = 0x0200

/** The texts of a Word document of before 2007 ([MS-DOC]; Word 6 and 95 without their formats). Throws Unreadable. */
export function openWordBinary(file: CompoundFile): WordBinary {
  const main = file.stream('worddocument')
  if (!main || main.length < 0x200) throw new Unreadable('damaged')
  const data = Buffer.from(main.buffer, main.byteOffset, main.byteLength)
  const sign = data.readUInt16LE(0)
  const flags = data.readUInt16LE(10)
  if (sign !== WORD_97 && sign !== WORD_6) throw new Unreadable(sign >> 8 === 0xa5 ? 'unsupported-format' : 'damaged')
  if (flags & ENCRYPTED) throw new Unreadable('encrypted')
  const isModern = sign === WORD_97
  const lengths = STORIES.map((_, at) => data.readUInt32LE((isModern ? 0x4c : 0x34) + at * 4))
  const table = isModern ? file.stream(flags & TABLE_1 ? '1table' : '0table') : data
  if (!table) throw new Unreadable('damaged')
  const tables = Buffer.from(table.buffer, table.byteOffset, table.byteLength)
  const pieces = isModern
    ? piecesOf(tables, data.readUInt32LE(0x1a2), data.readUInt32LE(0x1a6), true)
    : flags & COMPLEX
      ? piecesOf(data, data.readUInt32LE(0x160), data.readUInt32LE(0x164), false)
      : [{ length: data.readUInt32LE(0x1c) - data.readUInt32LE(0x18), at: data.readUInt32LE(0x18), wide: false }]
  const encoding = isModern ? 'windows-1252' : encodingOf(codePageOf(data.readUInt16LE(6)))
  return {
    stories: storiesOf(data, pieces, lengths, encoding),
    formats: formatsOf(data, isModern ? tables : undefined),
    lists: isModern ? readWordLists(data, tables) : undefined,
  }
}

/** A run of text: so many UTF-16 units that begin at a byte of the stream, of one byte or of two each. */
interface Piece {
  readonly length: number
  readonly at: number
  readonly wide: boolean
}

/** The table of pieces, which stands behind the properties of those that were changed in haste. */
function piecesOf(table: Buffer, start: number, length: number, mayBeWide: boolean): Piece[] {
  const end = Math.min(start + length, table.length)
  let at = start
  while (at < end && table[at] === 1) at += 3 + table.readUInt16LE(at + 1)
  if (at >= end || table[at] !== 2) throw new Unreadable('damaged')
  const count = Math.floor((Math.min(table.readUInt32LE(at + 1), end - at - 5) - 4) / 12)
  const first = at + 5
  return Array.from({ length: Math.max(0, count) }, (_, index) => {
    const from = table.readUInt32LE(first + index * 4)
    const to = table.readUInt32LE(first + index * 4 + 4)
    const place = table.readUInt32LE(first + (count + 1) * 4 + index * 8 + 2)
    const narrow = !mayBeWide || (place & 0x40000000) !== 0
    const bytes = place & 0x3fffffff
    return { length: Math.max(0, to - from), at: mayBeWide && narrow ? bytes >> 1 : bytes, wide: !narrow }
  })
}

function storiesOf(
  data: Buffer,
  pieces: readonly Piece[],
  lengths: readonly number[],
  encoding: string,
): Record<StoryName, Story> {
  const decoder = new TextDecoder(encoding)
  const texts: string[] = []
  const places: number[] = []
  for (const { at, length, wide } of pieces) {
    const width = wide ? 2 : 1
    const bytes = data.subarray(at, at + length * width)
    const text = wide ? bytes.toString('utf16le') : decoder.decode(bytes)
    texts.push(text)
    for (let unit = 0; unit < text.length; unit++) places.push(at + unit * width)
  }
  const text = texts.join('')
  let from = 0
  const stories = STORIES.map((name, at) => {
    const to = Math.min(text.length, from + Math.min(lengths[at]!, text.length))
    const story = { text: text.slice(from, to), places: Uint32Array.from(places.slice(from, to)) }
    from = to
    return [name, story] as const
  })
  return Object.fromEntries(stories) as Record<StoryName, Story>
}

const CYRILLIC = new Set([0x19, 0x02, 0x22, 0x23, 0x2f])
const CENTRAL = new Set([0x15, 0x05, 0x0e, 0x1b, 0x18, 0x1a, 0x24])

/** The Windows code page of a language of Word 6, by the primary part of its number. */
function codePageOf(language: number): number {
  const primary = language & 0x3ff
  if (CYRILLIC.has(primary)) return 1251
  if (CENTRAL.has(primary)) return 1250
  return { 0x08: 1253, 0x1f: 1254, 0x0d: 1255, 0x01: 1256 }[primary] ?? 1252
}
