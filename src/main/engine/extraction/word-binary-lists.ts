import { countLists, type ListLevel, type Numbering } from './word-numbering.ts'

/** The lists of a binary Word document ([MS-DOC] 2.9.131, 2.9.147, 2.9.150). */
export interface WordLists {
  readonly label: Numbering
  /** The list and its level from 0 whose items are set in a style. */
  ofStyle(style: number): { readonly id: string; readonly level: number } | undefined
}

const LISTS_AT = 0x2e2
const OVERRIDES_AT = 0x2ea
const LIST_SIZE = 28
const LEVEL_SIZE = 28
const OVERRIDE_SIZE = 16
const NO_STYLE = 0xfff

/** Ways of counting by their numbers; others are shown as plain numbers. */
const FORMATS: Readonly<Record<number, string>> = {
  0: 'decimal',
  1: 'upperRoman',
  2: 'lowerRoman',
  3: 'upperLetter',
  4: 'lowerLetter',
  22: 'decimalZero',
  23: 'bullet',
  255: 'none',
}

/** Reads the lists; a table that was cut short yields those that stand in it whole. */
export function readWordLists(data: Buffer, table: Buffer): WordLists {
  const definitions = new Map<string, Map<number, ListLevel>>()
  const overrides = new Map<string, string>()
  const styles = new Map<number, { id: string; level: number }>()
  try {
    readOverrides(table, data.readUInt32LE(OVERRIDES_AT), overrides)
    const idOf = new Map([...overrides].map(([id, definition]) => [definition, id]))
    readDefinitions(
      table,
      data.readUInt32LE(LISTS_AT),
      data.readUInt32LE(LISTS_AT + 4),
      (definition, levels, linked) => {
        definitions.set(definition, levels)
        const id = idOf.get(definition)
        for (const [level, style] of linked.entries())
          if (style !== NO_STYLE && id !== undefined) styles.set(style, { id, level })
      },
    )
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
  }
  return { label: countLists(definitions, (id) => overrides.get(id)), ofStyle: (style) => styles.get(style) }
}

/** Lists are named by the place, from 1, of their override, which names the definition. */
function readOverrides(table: Buffer, start: number, overrides: Map<string, string>): void {
  const count = Math.min(table.readUInt32LE(start), table.length / OVERRIDE_SIZE)
  for (let at = 0; at < count; at++)
    overrides.set(String(at + 1), String(table.readInt32LE(start + 4 + at * OVERRIDE_SIZE)))
}

function readDefinitions(
  table: Buffer,
  start: number,
  length: number,
  add: (definition: string, levels: Map<number, ListLevel>, styles: readonly number[]) => void,
): void {
  if (length === 0) return
  const count = table.readUInt16LE(start)
  let at = start + length
  for (let list = 0; list < count; list++) {
    const place = start + 2 + list * LIST_SIZE
    const isSimple = (table.readUInt8(place + 26) & 1) !== 0
    const styles = Array.from({ length: 9 }, (_, level) => table.readUInt16LE(place + 8 + level * 2))
    const levels = new Map<number, ListLevel>()
    for (let level = 0; level < (isSimple ? 1 : 9); level++) {
      const text = at + LEVEL_SIZE + table.readUInt8(at + 24) + table.readUInt8(at + 25)
      const end = text + 2 + table.readUInt16LE(text) * 2
      const format = FORMATS[table.readUInt8(at + 4)] ?? 'decimal'
      levels.set(level, {
        start: table.readInt32LE(at),
        format,
        text: labelOf(table.toString('utf16le', text + 2, end)),
      })
      at = end
    }
    add(String(table.readInt32LE(place)), levels, styles)
  }
}

/** Signs 0 to 8 stand for the numbers of the levels. */
const labelOf = (text: string) => text.replace(/[\0-\x08]/g, (sign) => `%${sign.charCodeAt(0) + 1}`)
