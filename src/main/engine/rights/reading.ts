import type { RightDraft } from '../../../shared/domain/right.ts'
import { type LineIn, readTable } from '../registers/table-in.ts'
import { BESIDE, codesOf, columnOf, COLUMNS, NEEDED, readProducts } from './columns.ts'

/** A line as it reads: the fields of its columns, or the one that cannot be read. */
export interface ReadLine extends Pick<LineIn, 'line' | 'id' | 'refused'> {
  readonly fields: Partial<RightDraft>
  /** Undefined where the table has no such column. */
  readonly products: readonly string[] | undefined
}

/** Reads a table of rights in any encoding. Throws TABLE_NOT_READ, TABLE_COLUMN_MISSING. */
export function readRights(bytes: Uint8Array, countries: readonly string[]): ReadLine[] {
  const codes = codesOf(countries)
  const own = COLUMNS.map(({ read, ...column }) => ({ ...column, read: (cell: string) => read(cell, codes) }))
  const products = { name: BESIDE.products, field: 'productIds', read: readProducts }
  return readTable(bytes, { columns: [...own, products], needed: NEEDED, columnOf }).map(({ values, ...line }) => ({
    ...line,
    fields: Object.fromEntries(
      COLUMNS.flatMap(({ field, name }) => (values.has(name) ? [[field, values.get(name)]] : [])),
    ) as Partial<RightDraft>,
    products: values.get(BESIDE.products) as string[] | undefined,
  }))
}
