import { isText, recordHeader, recordValues, treePage, type TreePage } from './b-tree.ts'
import type { KnownObject } from './known-schemas.ts'
import type { Pages } from './pages.ts'

/** What the pages of a database are, as far as they are sound. */
export interface Survey {
  readonly trees: ReadonlyMap<number, TreePage>
  /** Root pages of tables and indexes, by what the schema's leaves that were found say. */
  readonly roots: ReadonlyMap<string, number>
  /** Pages of b-trees that no other page leads to, in their order, without those of the schema. */
  readonly tops: readonly number[]
  /** Pages of the file. */
  readonly count: number
  /** Serial types of each record on a leaf, read once; undefined for a record without a header, and for a page that cannot be read. */
  readonly records: (leaf: number) => readonly (readonly number[] | undefined)[] | undefined
}

export const objectName = ({ type, name }: Pick<KnownObject, 'type' | 'name'>) => `${type} ${name}`

/** Looks at every page. `pause` is awaited between stretches of 1 MiB. */
export async function surveyPages(pages: Pages, pause: () => Promise<void>): Promise<Survey> {
  const trees = new Map<number, TreePage>()
  const roots = new Map<string, number>()
  const schema = new Set<number>([1])
  for (let number = 1; number <= pages.count; number++) {
    const content = pages.read(number)
    const tree = content && treePage(content, number)
    if (tree) {
      trees.set(number, tree)
      const rows = schemaRows(content, tree)
      if (rows) schema.add(number)
      for (const [name, root] of rows ?? []) roots.set(name, root)
    }
    if (number % 256 === 0) await pause()
  }
  const below = new Set([...trees.values()].flatMap(({ children }) => children))
  const tops = [...trees.keys()].filter((number) => !below.has(number) && !schema.has(number))
  return { trees, roots, tops, count: pages.count, records: recordsOf(pages, trees) }
}

const SCHEMA_TYPES = new Set<unknown>(['table', 'index', 'view', 'trigger'])

/** Names and roots in a leaf of `sqlite_schema` (type, name, tbl_name, rootpage, sql); undefined for any other page. */
function schemaRows(content: Buffer, tree: TreePage): [name: string, root: number][] | undefined {
  if (tree.kind !== 'table' || !tree.leaf || tree.cells.length === 0) return undefined
  const rows: [string, number][] = []
  for (const cell of tree.cells) {
    const header = recordHeader(content, tree, cell)
    if (header?.types.length !== 5 || !header.types.slice(0, 3).every(isText)) return undefined
    const [type, name, , root] = recordValues(content, header)
    if (!SCHEMA_TYPES.has(type) || typeof root !== 'number') return undefined
    if (root > 0) rows.push([`${String(type)} ${String(name)}`, root])
  }
  return rows
}

/**
 * The number of the last migration that the database has seen: the one whose schema has all that was named, and leaves
 * the fewest of its own objects and of the b-trees without their like.
 */
export function likeliestVersion(survey: Survey, schemas: readonly (readonly KnownObject[])[]): number {
  const unlike = schemas.map((schema) => {
    const names = new Set(schema.map(objectName))
    const unknown = [...survey.roots.keys()].filter((name) => !names.has(name)).length
    const { roots, unplaced } = placeTrees(survey, schema)
    return unknown * ROOTS_AT_MOST + schema.length - roots.size + unplaced
  })
  return unlike.indexOf(Math.min(...unlike)) + 1
}

/** Whether the schema's leaves name a table that is in no known schema. No migration drops or renames one. */
export function namesMore({ roots }: Survey, schemas: readonly (readonly KnownObject[])[]): boolean {
  const known = new Set(schemas.flat().map(objectName))
  return [...roots.keys()].some((name) => name.startsWith('table ') && !/^table sqlite_/.test(name) && !known.has(name))
}

const ROOTS_AT_MOST = 10_000

export interface Placed {
  readonly roots: ReadonlyMap<KnownObject, number>
  /** Tops of what is left of tables whose own root no longer leads there. */
  readonly parts: readonly { readonly of: KnownObject; readonly root: number }[]
  /** How many b-trees are no object's and no part of one. */
  readonly unplaced: number
}

/**
 * Gives every b-tree that no other page leads to its table or index. Roots that the schema no longer tells are found
 * between those of the objects made before and after, by the serial types of their records; a table's parts by these.
 */
export function placeTrees(survey: Survey, schema: readonly KnownObject[]): Placed {
  const { trees, tops, count } = survey
  const there = (root: number | undefined) => (root !== undefined && root <= count ? root : undefined)
  const told = schema.map((object) => there(survey.roots.get(objectName(object))))
  const namedRoots = new Set(survey.roots.values())
  const free = new Set(tops.filter((top) => !namedRoots.has(top)))
  const roots = new Map<KnownObject, number>()
  let before = 1
  schema.forEach((object, index) => {
    const after = told.slice(index).find((root) => root !== undefined && root > before) ?? count + 1
    const root = told[index] ?? [...free].find((top) => top > before && top < after && fits(survey, object, top))
    if (root === undefined) return
    roots.set(object, root)
    free.delete(root)
    before = root
  })
  const broken = schema.filter((object) => !isWhole(trees, roots.get(object)))
  const parts: { of: KnownObject; root: number }[] = []
  let unplaced = 0
  for (const root of free) {
    const of = broken.filter((object) => fits(survey, object, root))
    if (of.length === 0) unplaced++
    else if (of.length === 1 && trees.get(root)?.cells.length !== 0) parts.push({ of: of[0]!, root })
  }
  return { roots, parts, unplaced }
}

/** Whether all pages of the tree are sound. */
function isWhole(trees: Survey['trees'], root: number | undefined): boolean {
  const tree = root === undefined ? undefined : trees.get(root)
  return tree !== undefined && tree.children.every((child) => isWhole(trees, child))
}

function recordsOf(pages: Pages, trees: Survey['trees']): Survey['records'] {
  const read = new Map<number, ReturnType<Survey['records']>>()
  return (leaf) => {
    if (!read.has(leaf)) {
      const [tree, content] = [trees.get(leaf), pages.read(leaf)]
      read.set(leaf, content && tree?.cells.map((cell) => recordHeader(content, tree, cell)?.types))
    }
    return read.get(leaf)
  }
}

/** Whether the first leaf below the page could be the object's; one without records could be anyone's of its kind. */
function fits(survey: Survey, object: KnownObject, top: number): boolean {
  const { trees, records } = survey
  const tree = trees.get(top)
  if (tree?.kind !== object.kind) return false
  if (!tree.leaf) return tree.children.some((child) => trees.has(child) && fits(survey, object, child))
  const found = records(top)
  return (
    found?.every(
      (types) =>
        types !== undefined &&
        types.length >= object.leastColumns &&
        types.length <= object.columns.length &&
        types.every((type, index) => object.columns[index]!(type)),
    ) ?? false
  )
}
