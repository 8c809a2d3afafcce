import { and, asc, eq, inArray, isNull, ne, or, sql } from 'drizzle-orm'
import {
  CARRIED_KINDS,
  type CarriedKind,
  type CarriedRegisters,
  type CarriedRow,
  CASE_KINDS,
  type RowFields,
} from '../../../shared/contract/carried-rows.ts'
import { type NamedId, namedIn, withoutNamed } from '../../../shared/domain/named-in-rows.ts'
import { type RegisterKind, REGISTERS } from '../../../shared/domain/register-kinds.ts'
import { today } from '../clock.ts'
import type { Vault } from '../vault/vault.ts'
import { keepNumber, lastNumber, takeNumber } from './numbering.ts'
import { standingRows } from './rows.ts'
import { registerRow } from './table.ts'

type StoredRow = typeof registerRow.$inferSelect

/** Whose row it is: null for those of the vault. */
export function ownerOf(kind: RegisterKind, caseId: string): string | null {
  return REGISTERS[kind].of === 'case' ? caseId : null
}

/**
 * The rows of a case by number, withdrawn ones included, and of the vault's those that they name, be it through others, or
 * that rest on what is the case's own. What names parties, documents or facts of another case does not say so.
 * @param own ids of the case's parties, documents and facts
 * @param also ids of rows of the vault that are asked for in any case
 */
export function carryRegisters(
  vault: Vault,
  caseId: string,
  own: ReadonlySet<string>,
  also: ReadonlySet<string> = new Set(),
): CarriedRegisters {
  const rows = vault.db
    .select()
    .from(registerRow)
    .where(and(ne(registerRow.kind, 'conflict-check'), or(eq(registerRow.caseId, caseId), isNull(registerRow.caseId))))
    .orderBy(asc(registerRow.number))
    .all()
  const named = new Map(rows.map((row) => [row.id, namedIn(row.fields)]))
  const going = namedFrom(rows, named, own, also)
  const isThere = ({ id }: NamedId) => own.has(id) || going.has(id)
  const byKind = Map.groupBy(
    rows.filter(({ id }) => going.has(id)),
    ({ kind }) => kind,
  )
  return mapKinds((kind) =>
    (byKind.get(kind) ?? []).map(({ kind: _kind, caseId: _case, fields, ...standing }) => ({
      ...withoutNamed(fields, (one) => !isThere(one)),
      ...standing,
    })),
  )
}

/** The ids of the case's rows, and of those of the vault that go with them. */
function namedFrom(
  rows: readonly StoredRow[],
  named: ReadonlyMap<string, NamedId[]>,
  own: ReadonlySet<string>,
  also: ReadonlySet<string>,
): Set<string> {
  const rules = new Map(
    rows.filter(({ kind }) => kind === 'limitation-rule').map((row) => [row.fields['ruleId'], row.id]),
  )
  const restsOnOwn = ({ id }: StoredRow) => named.get(id)!.some((one) => own.has(one.id))
  const going = new Set(
    rows.filter((row) => row.caseId !== null || also.has(row.id) || restsOnOwn(row)).map(({ id }) => id),
  )
  const byId = new Map(rows.map((row) => [row.id, row]))
  for (const id of going) {
    for (const one of named.get(id) ?? []) if (byId.has(one.id)) going.add(one.id)
    const rule = rules.get(ruleOf(byId.get(id)!.fields))
    if (rule !== undefined) going.add(rule)
  }
  return going
}

/** The rule of limitation by which an act is counted: it is named by its own name. */
function ruleOf({ limitation }: RowFields): unknown {
  return typeof limitation === 'object' && limitation !== null ? (limitation as RowFields)['ruleId'] : undefined
}

/** The last numbers of the case's registers in which any was given. */
export function carryLastNumbers(vault: Vault, caseId: string): Partial<Record<CarriedKind, number>> {
  const given = CASE_KINDS.map((kind) => [kind, lastNumber(vault, kind, caseId)] as const)
  return Object.fromEntries(given.filter(([, last]) => last > 0))
}

/** Lets no number up to these be given again. Inside a transaction. */
export function keepLastNumbers(vault: Vault, caseId: string, last: Partial<Record<CarriedKind, number>>): void {
  for (const kind of CASE_KINDS) keepNumber(vault, kind, caseId, last[kind] ?? 0)
}

/**
 * The row as it may come in: a rule of limitation that another of the vault's own is called by is withdrawn, so that acts
 * here are counted by the same rule as before.
 */
export function besideOurs<R extends CarriedRow>(vault: Vault, kind: CarriedKind, row: R): R {
  if (kind !== 'limitation-rule' || row.withdrawnOn !== null) return row
  const isNamed = standingRows(vault, kind, null).some(({ ruleId }) => ruleId === row['ruleId'])
  return isNamed ? { ...row, withdrawnOn: today() } : row
}

/** Enters a row under its own number where that is free; answers the number that it has. Inside a transaction. */
export function receiveRow(vault: Vault, caseId: string | null, kind: CarriedKind, row: CarriedRow): number {
  const { id, number: was, withdrawnOn, madeAt, madeBy, revision } = row
  // As the table's index has it.
  const ofCase = sql`ifnull(${registerRow.caseId}, '') = ${caseId ?? ''}`
  const taken = and(ofCase, eq(registerRow.kind, kind), eq(registerRow.number, was))
  const isTaken = vault.db.select({ id: registerRow.id }).from(registerRow).where(taken).get() !== undefined
  const number = isTaken ? takeNumber(vault, kind, caseId) : was
  const standing = { id, kind, caseId, number, withdrawnOn, madeAt, madeBy, revision }
  vault.db
    .insert(registerRow)
    .values({ ...standing, fields: fieldsOf(row) })
    .run()
  return number
}

/** The revisions of those of these rows that are in the vault. */
export function revisionsOf(vault: Vault, ids: readonly string[]): Map<string, number> {
  const { id, revision } = registerRow
  const found = vault.db
    .select({ id, revision })
    .from(registerRow)
    .where(inArray(id, [...ids]))
    .all()
  return new Map(found.map((row) => [row.id, row.revision]))
}

/** What a row of a kind says, without its number and what else every row has. */
export function fieldsOf(row: Partial<CarriedRow> & RowFields): RowFields {
  const { id: _id, number: _n, withdrawnOn: _w, madeAt: _a, madeBy: _b, revision: _r, ...fields } = row
  return fields
}

/** A list of rows for each kind that travels. */
export function mapKinds<R>(rowsOf: (kind: CarriedKind) => R[]): Record<CarriedKind, R[]> {
  return Object.fromEntries(CARRIED_KINDS.map((kind) => [kind, rowsOf(kind)])) as Record<CarriedKind, R[]>
}
