import type { Entry } from '../contract/audit.ts'

export type Fields = Readonly<Record<string, unknown>>

/** One field as an entry found and left it; undefined where that side says nothing of it. */
export interface ChangedField {
  readonly field: string
  readonly before: unknown
  readonly after: unknown
}

/** What a person reads elsewhere or cannot read at all: the ids and the counter of a row. */
const UNSHOWN = new Set(['id', 'caseId', 'revision', 'createdAt', 'changedAt'])

/**
 * The fields that an entry changed. An entry may hold the whole row before and only what was changed after; what it
 * does not name afterwards stayed as it was.
 */
export function changedFields({ act, before, after }: Pick<Entry, 'act' | 'before' | 'after'>): ChangedField[] {
  if (act === 'document.declared') return declared(before, after)
  if (act === 'document.related') return [{ field: 'relation', before: first(before), after }]
  if (Array.isArray(before) || Array.isArray(after)) {
    return [{ field: act.split('.')[0] ?? act, before, after }]
  }
  if (!isRow(before) && !isRow(after)) {
    return before === undefined && after === undefined ? [] : [{ field: 'value', before, after }]
  }
  const [was, is] = [fieldsOf(before), fieldsOf(after)]
  const names = isRow(after) ? Object.keys(is) : Object.keys(was)
  return names
    .filter((field) => !UNSHOWN.has(field) && !same(was[field], is[field]))
    .map((field) => ({ field, before: was[field], after: is[field] }))
}

/** A declaration is entered as the findings that it replaced and those that it made. */
function declared(before: unknown, after: unknown): ChangedField[] {
  const [was, is] = [fieldsOf(first(before)), fieldsOf(first(after))]
  const field = String(is['field'] ?? was['field'] ?? 'value')
  return [{ field, before: was['value'], after: is['value'] }]
}

function first(value: unknown): unknown {
  return Array.isArray(value) ? value[0] : value
}

/** The fields of a row; none where the value is not a row. */
export function fieldsOf(value: unknown): Fields {
  return isRow(value) ? value : {}
}

function isRow(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Nothing, an empty text and an empty list read the same. */
function same(a: unknown, b: unknown): boolean {
  return isNothing(a) ? isNothing(b) : JSON.stringify(a) === JSON.stringify(b)
}

export function isNothing(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
}
