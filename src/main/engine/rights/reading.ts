import type { RightDraft } from '../../../shared/domain/right.ts'
import { EngineError } from '../fault.ts'
import { readDelimited } from '../registers/delimited.ts'
import { BESIDE, codesOf, columnOf, COLUMNS, NEEDED, readProducts } from './columns.ts'

/** A line as it reads: the fields of its columns, or the one that cannot be read. */
export interface ReadLine {
  /** Counted from 1, the heading included. */
  readonly line: number
  readonly id: string | undefined
  readonly fields: Partial<RightDraft>
  /** Undefined where the table has no such column. */
  readonly products: readonly string[] | undefined
  readonly refused: { readonly field: string; readonly value: string } | undefined
}

/** Reads a table of rights in any encoding. Throws TABLE_NOT_READ, TABLE_COLUMN_MISSING. */
export function readRights(bytes: Uint8Array, countries: readonly string[]): ReadLine[] {
  const [head = [], ...rows] = readDelimited(bytes)
  const columns = head.map(columnOf)
  const missing = NEEDED.find((needed) => !columns.includes(needed))
  if (missing !== undefined) throw new EngineError('TABLE_COLUMN_MISSING', { column: missing })
  const codes = codesOf(countries)
  return rows.flatMap((cells, index): ReadLine[] => {
    if (cells.every((cell) => cell === '')) return []
    const cellOf = (name: string): string | undefined => {
      const at = columns.indexOf(name)
      return at === -1 ? undefined : (cells[at] ?? '')
    }
    const fields: Record<string, unknown> = {}
    let refused: ReadLine['refused']
    for (const { field, name, read } of COLUMNS) {
      const cell = cellOf(name)
      if (cell === undefined) continue
      const value = read(cell, codes)
      if (value === undefined) refused ??= { field, value: cell }
      else fields[field] = value
    }
    const products = cellOf(BESIDE.products)
    return [
      {
        line: index + 2,
        id: cellOf(BESIDE.id) || undefined,
        fields: fields as Partial<RightDraft>,
        products: products === undefined ? undefined : readProducts(products),
        refused,
      },
    ]
  })
}
