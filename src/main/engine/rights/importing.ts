import { z } from 'zod'
import type { Row } from '../../../shared/contract/registers.ts'
import type { TableImport } from '../../../shared/contract/rights.ts'
import { draftOf } from '../../../shared/domain/blank-rows.ts'
import { type ProductDraft, RightDraft } from '../../../shared/domain/right.ts'
import { caseOfDocument } from '../evidence/documents.ts'
import { addRow, changeRow, listRows, standingRows } from '../registers/rows.ts'
import type { Vault } from '../vault/vault.ts'
import { type ReadLine, readRights } from './reading.ts'

interface Order {
  readonly table: string
  readonly dry: boolean
}

type Refused = TableImport['refused'][number]

/** A line that can be taken in: the right that it changes, where it is one that is there. */
interface Taken {
  readonly line: number
  readonly right: Row<'right'> | undefined
  readonly fields: Partial<RightDraft>
  readonly products: readonly string[] | undefined
}

/**
 * Takes a table of rights in: a line with the id of a right that is there changes it, any other adds one. All that can be
 * read is written in one transaction. Throws TABLE_NOT_READ, TABLE_COLUMN_MISSING.
 * @param countries ISO 3166-1 alpha-2.
 */
export function importRights(vault: Vault, { table, dry }: Order, countries: readonly string[]): TableImport {
  const lines = readRights(Buffer.from(table, 'base64'), countries)
  const rights = new Map(listRows(vault, 'right', null).map((right) => [right.id, right]))
  const products = productsByName(standingRows(vault, 'product', null))
  const seen = new Set<string>()
  const taken: Taken[] = []
  const refused: Refused[] = []
  for (const line of lines) {
    const fault = faultOf(vault, line, rights, seen)
    if (fault) refused.push({ line: line.line, ...fault })
    else taken.push({ ...line, right: line.id === undefined ? undefined : rights.get(line.id) })
    if (line.id !== undefined) seen.add(line.id)
  }
  const added = newProducts(taken, products)
  const told = taken.map((one) => tell(one, products))
  if (!dry && taken.length > 0) vault.write(() => write(vault, taken, products, added))
  return { lines: told, products: added, refused }
}

/** The field for which a line cannot be taken in. */
function faultOf(
  vault: Vault,
  { id, fields, products = [], refused }: ReadLine,
  rights: ReadonlyMap<string, Row<'right'>>,
  seen: ReadonlySet<string>,
): Omit<Refused, 'line'> | undefined {
  if (refused) return refused
  const right = id === undefined ? undefined : rights.get(id)
  const isStranger = id !== undefined && !z.uuid().safeParse(id).success
  if (isStranger || seen.has(id ?? '') || (right && right.withdrawnOn !== null)) return { field: 'id', value: id ?? '' }
  const [issue] = RightDraft.safeParse({ ...draftOf('right'), ...fields }).error?.issues ?? []
  if (issue) return { field: String(issue.path[0]), value: shown(fields[issue.path[0] as keyof RightDraft]) }
  const named = [fields.certificateId, ...(fields.chainOfTitle ?? []).map(({ documentId }) => documentId)]
  const unknown = named.find((one) => one && caseOfDocument(vault, one) === undefined)
  if (unknown) return { field: unknown === fields.certificateId ? 'certificateId' : 'chainOfTitle', value: unknown }
  const tooLong = products.find((name) => name.length > 300)
  return tooLong === undefined ? undefined : { field: 'productIds', value: tooLong }
}

const shown = (value: unknown) => (typeof value === 'string' ? value : '')

const small = (name: string) => name.toLowerCase()

/** Products by their names and other names; a name itself goes before another's other name. */
function productsByName(rows: readonly (ProductDraft & { id: string })[]): Map<string, string> {
  const others = rows.flatMap(({ id, aliases }) => aliases.map((alias): [string, string] => [small(alias), id]))
  return new Map([...others, ...rows.map(({ id, name }): [string, string] => [small(name), id])])
}

function newProducts(taken: readonly Taken[], known: ReadonlyMap<string, string>): string[] {
  const names = taken.flatMap(({ products = [] }) => products).filter((name) => !known.has(small(name)))
  return [...new Map(names.map((name) => [small(name), name])).values()]
}

function tell(
  { line, right, fields, products }: Taken,
  known: ReadonlyMap<string, string>,
): TableImport['lines'][number] {
  const { title, territory } = { ...draftOf('right'), ...fields }
  const ids = products?.map((name) => known.get(small(name)) ?? name)
  const changed = right && changesOf(right, { ...fields, ...(ids && { productIds: ids }) })
  const does = changed === undefined ? 'adds' : Object.keys(changed).length > 0 ? 'changes' : 'leaves'
  return { line, does, title, territory }
}

/** The fields that are others than stand in the row. */
function changesOf(right: Row<'right'>, fields: Partial<RightDraft>): Partial<RightDraft> {
  const changed = Object.entries(fields).filter(
    ([field, value]) => JSON.stringify(value) !== JSON.stringify(right[field as keyof RightDraft]),
  )
  return Object.fromEntries(changed)
}

function write(vault: Vault, taken: readonly Taken[], known: Map<string, string>, added: readonly string[]): void {
  for (const name of added) known.set(small(name), addRow(vault, 'product', null, draftOf('product', { name })).id)
  for (const { right, fields, products } of taken) {
    const productIds = products?.flatMap((name) => known.get(small(name)) ?? [])
    const told = { ...fields, ...(productIds && { productIds: [...new Set(productIds)] }) }
    if (!right) addRow(vault, 'right', null, RightDraft.parse(draftOf('right', told)))
    else {
      const changed = changesOf(right, told)
      if (Object.keys(changed).length > 0) changeRow(vault, 'right', { ...right, fields: changed })
    }
  }
}
