import { and, asc, eq, isNull, like, ne, or } from 'drizzle-orm'
import { nameOfRow, type RegisterKind } from '../../../shared/domain/register-kinds.ts'
import { namedIn, type NamedId } from '../../../shared/domain/named-in-rows.ts'
import { hasCase } from '../cases/carrying.ts'
import { caseOfDocument } from '../evidence/documents.ts'
import { caseOfFact } from '../facts/reading.ts'
import { EngineError } from '../fault.ts'
import { caseOfParty } from '../parties/parties.ts'
import type { Vault } from '../vault/vault.ts'
import { registerRow } from './table.ts'

/** What the rows of the case and of the vault that name this id are listed as, withdrawn ones included. */
export function rowsNaming(vault: Vault, id: string): string[] {
  return rowsThatName(vault, id).map(({ label }) => label)
}

/** The rows of the case and of the vault that name this id, withdrawn ones included, with what they are listed as. */
export function rowsThatName(vault: Vault, id: string): (typeof registerRow.$inferSelect & { label: string })[] {
  const rows = vault.db
    .select()
    .from(registerRow)
    .where(like(registerRow.fields, `%${id}%`))
    .orderBy(asc(registerRow.kind), asc(registerRow.number))
    .all()
  return rows
    .filter(({ fields }) => namedIn(fields).some((named) => named.id === id))
    .map((row) => ({ ...row, label: nameOfRow(row.kind, { ...row.fields, number: row.number }) ?? String(row.number) }))
}

interface NamingRow {
  readonly kind: RegisterKind
  readonly id: string
  readonly label: string
}

/** The rows of a case and of the vault that were not withdrawn, by the facts that they name. */
export function rowsByFact(vault: Vault, caseId: string): Map<string, NamingRow[]> {
  const ofCase = or(eq(registerRow.caseId, caseId), isNull(registerRow.caseId))
  const rows = vault.db
    .select()
    .from(registerRow)
    .where(and(ofCase, isNull(registerRow.withdrawnOn)))
    .orderBy(asc(registerRow.kind), asc(registerRow.number))
    .all()
  const byFact = new Map<string, NamingRow[]>()
  for (const { kind, id, number, fields } of rows) {
    const facts = new Set(namedIn(fields).flatMap((named) => (named.of === 'fact' ? [named.id] : [])))
    if (facts.size === 0) continue
    const row = { kind, id, label: nameOfRow(kind, { ...fields, number }) ?? String(number) }
    for (const factId of facts) byFact.set(factId, [...(byFact.get(factId) ?? []), row])
  }
  return byFact
}

interface Place {
  readonly id: string | undefined
  readonly caseId: string | null
}

/**
 * Refuses fields that name what is not there or, in a case's register, what is of another case; and a claim's key that
 * another claim of the case has. Throws NAMED_ROW_UNKNOWN, KEY_TAKEN.
 */
export function requireNamed(vault: Vault, kind: RegisterKind, place: Place, fields: object): void {
  for (const named of namedIn(fields)) {
    const caseId = caseOfNamed(vault, named)
    const isElsewhere = place.caseId !== null && caseId !== null && caseId !== place.caseId
    if (caseId === undefined || isElsewhere || named.id === place.id) {
      throw new EngineError('NAMED_ROW_UNKNOWN', { field: named.field })
    }
  }
  if (kind === 'claim' && 'key' in fields) requireFreeKey(vault, place, String(fields.key))
}

/** The case of what is named; null where it is of the vault, undefined where it is not there. */
export function caseOfNamed(vault: Vault, { of, id }: NamedId): string | null | undefined {
  if (of === 'case') return hasCase(vault, id) ? id : undefined
  if (of === 'party') return caseOfParty(vault, id)
  if (of === 'document') return caseOfDocument(vault, id)
  if (of === 'fact') return caseOfFact(vault, id)
  const { caseId } = registerRow
  return vault.db
    .select({ caseId })
    .from(registerRow)
    .where(and(eq(registerRow.id, id), eq(registerRow.kind, of)))
    .get()?.caseId
}

function requireFreeKey(vault: Vault, { id, caseId }: Place, key: string): void {
  const others = vault.db
    .select({ fields: registerRow.fields })
    .from(registerRow)
    .where(and(eq(registerRow.kind, 'claim'), eq(registerRow.caseId, caseId ?? ''), ne(registerRow.id, id ?? '')))
    .all()
  if (others.some(({ fields }) => fields['key'] === key)) throw new EngineError('KEY_TAKEN', { key })
}
