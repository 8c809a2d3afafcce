import type { RegisterKind } from './register-kinds.ts'

/** What a field of a register's row names by id. */
export type Named = 'case' | 'party' | 'document' | 'fact' | RegisterKind

const NAMED_BY: Readonly<Record<string, Named>> = {
  forCaseId: 'case',
  licensorIds: 'party',
  licenseeIds: 'party',
  actorId: 'party',
  claimantId: 'party',
  claimantIds: 'party',
  defendantIds: 'party',
  partyIds: 'party',
  documentId: 'document',
  documentIds: 'document',
  certificateId: 'document',
  factId: 'fact',
  factIds: 'fact',
  againstIds: 'fact',
  strainsWith: 'fact',
  productIds: 'product',
  predecessorId: 'product',
  variantOfId: 'product',
  rightIds: 'right',
  licenceId: 'licence',
  licenceIds: 'licence',
  actIds: 'act',
  claimId: 'claim',
  claimIds: 'claim',
  alternativeToId: 'claim',
}

/** An id that a row names: in which field, and of what. */
export interface NamedId {
  readonly field: string
  readonly of: Named
  readonly id: string
}

/** Every id that a row's fields name, at whatever depth. */
export function namedIn(fields: unknown): NamedId[] {
  const found: NamedId[] = []
  mapNamed(fields, (named) => {
    found.push(named)
    return named.id
  })
  return found
}

/** The fields with every id that they name put through `rename`. */
export function mapNamed<T>(fields: T, rename: (named: NamedId) => string): T {
  return map(fields, '', rename) as T
}

/** The fields without the ids that are gone: taken from lists, a ground with its fact; null where there was the one. */
export function withoutNamed<T>(fields: T, isGone: (named: NamedId) => boolean): T {
  return without(fields, '', isGone) as T
}

function without(value: unknown, field: string, isGone: (named: NamedId) => boolean): unknown {
  const of = NAMED_BY[field]
  if (typeof value === 'string') return of && isGone({ field, of, id: value }) ? null : value
  if (Array.isArray(value)) {
    const left = value.map((one) => without(one, field, isGone))
    return left.filter((one) => one !== null && !(field === 'grounds' && lostItsFact(one)))
  }
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, without(one, name, isGone)]))
}

function lostItsFact(ground: unknown): boolean {
  return typeof ground === 'object' && ground !== null && 'factId' in ground && ground.factId === null
}

function map(value: unknown, field: string, rename: (named: NamedId) => string): unknown {
  const of = NAMED_BY[field]
  if (typeof value === 'string') return of ? rename({ field, of, id: value }) : value
  if (Array.isArray(value)) return value.map((one) => map(one, field, rename))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, map(one, name, rename)]))
}
