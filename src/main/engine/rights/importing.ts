import type { TableImport } from '../../../shared/contract/rights.ts'
import { draftOf } from '../../../shared/domain/blank-rows.ts'
import { type ProductDraft, RightDraft } from '../../../shared/domain/right.ts'
import { caseOfDocument } from '../evidence/documents.ts'
import { addRow, changeRow, listRows, standingRows } from '../registers/rows.ts'
import { changesOf, doesOf, type LineOf, type Refusal, refusal, small, sortLines } from '../registers/table-in.ts'
import type { Vault } from '../vault/vault.ts'
import { type ReadLine, readRights } from './reading.ts'

interface Order {
  readonly table: string
  readonly dry: boolean
}

type Taken = LineOf<ReadLine, 'right'>

/**
 * Takes a table of rights in: a line with the id of a right that is there changes it, any other adds one. All that can be
 * read is written in one transaction. Throws TABLE_NOT_READ, TABLE_COLUMN_MISSING.
 * @param countries ISO 3166-1 alpha-2.
 */
export function importRights(vault: Vault, { table, dry }: Order, countries: readonly string[]): TableImport {
  const lines = readRights(Buffer.from(table, 'base64'), countries)
  const products = productsByName(standingRows(vault, 'product', null))
  const { taken, refused } = sortLines(lines, listRows(vault, 'right', null), (line) => faultOf(vault, line))
  const added = newProducts(taken, products)
  const told = taken.map((one) => tell(one, products))
  if (!dry && taken.length > 0) vault.write(() => write(vault, taken, products, added))
  return { lines: told, products: added, refused }
}

/** The field for which a line cannot be taken in. */
function faultOf(vault: Vault, { fields, products = [] }: ReadLine): Refusal | undefined {
  const [issue] = RightDraft.safeParse({ ...draftOf('right'), ...fields }).error?.issues ?? []
  if (issue) return refusal(String(issue.path[0]), fields[issue.path[0] as keyof RightDraft])
  const named = [fields.certificateId, ...(fields.chainOfTitle ?? []).map(({ documentId }) => documentId)]
  const unknown = named.find((one) => one && caseOfDocument(vault, one) === undefined)
  if (unknown) return refusal(unknown === fields.certificateId ? 'certificateId' : 'chainOfTitle', unknown)
  const tooLong = products.find((name) => name.length > 300)
  return tooLong === undefined ? undefined : refusal('productIds', tooLong)
}

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
  { line, row, fields, products }: Taken,
  known: ReadonlyMap<string, string>,
): TableImport['lines'][number] {
  const { title, territory } = { ...draftOf('right'), ...fields }
  const ids = products?.map((name) => known.get(small(name)) ?? name)
  const changes = row && changesOf<RightDraft>(row, { ...fields, ...(ids && { productIds: ids }) })
  return { line, does: doesOf(changes), title, territory }
}

function write(vault: Vault, taken: readonly Taken[], known: Map<string, string>, added: readonly string[]): void {
  for (const name of added) known.set(small(name), addRow(vault, 'product', null, draftOf('product', { name })).id)
  for (const { row, fields, products } of taken) {
    const productIds = products?.flatMap((name) => known.get(small(name)) ?? [])
    const told = { ...fields, ...(productIds && { productIds: [...new Set(productIds)] }) }
    if (!row) addRow(vault, 'right', null, RightDraft.parse(draftOf('right', told)))
    else {
      const changes = changesOf<RightDraft>(row, told)
      if (doesOf(changes) === 'changes') changeRow(vault, 'right', { ...row, fields: changes })
    }
  }
}
