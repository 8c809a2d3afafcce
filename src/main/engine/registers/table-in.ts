import { z } from 'zod'
import type { Row } from '../../../shared/contract/registers.ts'
import { LANGUAGES, type Language } from '../../../shared/domain/language.ts'
import type { RegisterKind } from '../../../shared/domain/register-kinds.ts'
import { EngineError } from '../fault.ts'
import { readDelimited } from './delimited.ts'

/** Why a line cannot be taken in: a field, and what stands there. */
export interface Refusal {
  readonly field: string
  readonly value: string
}

export interface ColumnIn {
  /** Its heading: of the machine, in every language. */
  readonly name: string
  /** The field that it fills. */
  readonly field: string
  /** Undefined where the cell cannot be read. */
  readonly read: (cell: string) => unknown
}

/** A line as it reads. */
export interface LineIn {
  /** Counted from 1, the heading included. */
  readonly line: number
  readonly id: string | undefined
  /** What the columns hold, by their names. */
  readonly values: ReadonlyMap<string, unknown>
  /** The first field that cannot be read. */
  readonly refused: Refusal | undefined
}

interface TableForm {
  readonly columns: readonly ColumnIn[]
  /** Names of the columns without which no line can be taken in. */
  readonly needed: readonly string[]
  /** The name of the column that a heading stands for. */
  readonly columnOf: (heading: string) => string | undefined
}

/** Reads a table with headings, in any encoding. Throws TABLE_NOT_READ, TABLE_COLUMN_MISSING. */
export function readTable(bytes: Uint8Array, { columns, needed, columnOf }: TableForm): LineIn[] {
  const [head = [], ...rows] = readDelimited(bytes)
  const names = head.map(columnOf)
  const missing = needed.find((name) => !names.includes(name))
  if (missing !== undefined) throw new EngineError('TABLE_COLUMN_MISSING', { column: missing })
  const there = columns.map((column) => ({ ...column, at: names.indexOf(column.name) })).filter(({ at }) => at !== -1)
  const idAt = names.indexOf('id')
  return rows.flatMap((cells, index): LineIn[] => {
    if (cells.every((cell) => cell === '')) return []
    const values = new Map<string, unknown>()
    let refused: Refusal | undefined
    for (const { name, field, read, at } of there) {
      const cell = cells[at] ?? ''
      const value = read(cell)
      if (value === undefined) refused ??= refusal(field, cell)
      else values.set(name, value)
    }
    return [{ line: index + 2, id: cells[idAt] || undefined, values, refused }]
  })
}

/** With so much of the value as tells which it is. */
export function refusal(field: string, value: unknown): Refusal {
  return { field, value: typeof value === 'string' ? value.slice(0, 100) : '' }
}

/** Finds columns by headings: a name, or a word for it in a language, whatever parts their words. */
export function columnFinder(
  columns: readonly { readonly name: string; readonly word?: (language: Language) => string }[],
): (heading: string) => string | undefined {
  const plain = (heading: string) => small(heading).replaceAll(/[\s_-]+/g, '_')
  const known = () =>
    new Map(
      columns.flatMap(({ name, word }) =>
        [name, ...(word ? LANGUAGES.map(word) : [])].map((heading): [string, string] => [plain(heading), name]),
      ),
    )
  let names: Map<string, string> | undefined
  return (heading) => (names ??= known()).get(plain(heading))
}

/** Codes by themselves and by the words for them in every language, in small letters. */
export function byWord<T extends string>(
  codes: readonly T[],
  word: (code: T, language: Language) => string,
): Map<string, T> {
  return new Map(
    codes.flatMap((code) =>
      [code, ...LANGUAGES.map((language) => word(code, language))].map((name): [string, T] => [small(name), code]),
    ),
  )
}

export function small(text: string): string {
  return text.trim().toLowerCase()
}

export type LineOf<L, K extends RegisterKind> = L & { readonly row: Row<K> | undefined }

/**
 * Parts the lines that can be taken in, each with the row that it changes, from the others. No line names a row that was
 * withdrawn, or one that a line before names.
 */
export function sortLines<L extends Pick<LineIn, 'line' | 'id' | 'refused'>, K extends RegisterKind>(
  lines: readonly L[],
  rows: readonly Row<K>[],
  faultOf: (line: L) => Refusal | undefined,
): { taken: LineOf<L, K>[]; refused: (Refusal & { line: number })[] } {
  const known = new Map(rows.map((row) => [row.id, row]))
  const seen = new Set<string>()
  const taken: LineOf<L, K>[] = []
  const refused: (Refusal & { line: number })[] = []
  for (const line of lines) {
    const { id } = line
    const row = id === undefined ? undefined : known.get(id)
    const isFree = id === undefined || (z.uuid().safeParse(id).success && !seen.has(id) && !row?.withdrawnOn)
    const fault = line.refused ?? (isFree ? faultOf(line) : refusal('id', id))
    if (fault) refused.push({ line: line.line, ...fault })
    else taken.push({ ...line, row })
    if (id !== undefined) seen.add(id)
  }
  return { taken, refused }
}

/** The fields that are others than stand in the row. */
export function changesOf<F extends object>(row: F, fields: Partial<F>): Partial<F> {
  const changed = Object.entries(fields).filter(
    ([field, value]) => JSON.stringify(value) !== JSON.stringify(row[field as keyof F]),
  )
  return Object.fromEntries(changed) as Partial<F>
}

/** What taking a line in does, by what it changes of the row that is there. */
export function doesOf(changes: object | undefined): 'adds' | 'changes' | 'leaves' {
  if (changes === undefined) return 'adds'
  return Object.keys(changes).length > 0 ? 'changes' : 'leaves'
}
