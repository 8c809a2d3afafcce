import { and, eq } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import type { Row, RowStanding } from '../../../shared/contract/registers.ts'
import type { Draft, RegisterKind } from '../../../shared/domain/register-kinds.ts'
import { changesOf } from '../audit/entries.ts'
import { requireCase, requireOpenCase } from '../cases/require.ts'
import { today } from '../clock.ts'
import { EngineError } from '../fault.ts'
import { VAULT_CHAIN } from '../vault/audit.ts'
import { derived } from '../vault/derived.ts'
import type { Vault } from '../vault/vault.ts'
import { requireNamed } from './naming.ts'
import { takeNumber } from './numbering.ts'
import { registerRow } from './table.ts'

type StoredRow = typeof registerRow.$inferSelect

/** Every row of a register by number, withdrawn ones included; `caseId` is null for one of the vault. */
export function listRows<K extends RegisterKind>(vault: Vault, kind: K, caseId: string | null): Row<K>[] {
  return [...derived(vault, `rows ${kind} ${caseId ?? ''}`, () => readRows<K>(vault, kind, caseId))]
}

function readRows<K extends RegisterKind>(vault: Vault, kind: K, caseId: string | null): Row<K>[] {
  // In the words of the index, which also gives the order; thousands of rows are read for one view.
  const rows = vault.sqlite
    .prepare<[string, string], RowStanding & { fields: string }>(
      `SELECT id, case_id AS caseId, number, fields, withdrawn_on AS withdrawnOn, made_at AS madeAt, made_by AS madeBy,
              revision
       FROM register_row WHERE ifnull(case_id, '') = ? AND kind = ? ORDER BY number`,
    )
    .all(caseId ?? '', kind)
  return rows.map(({ fields, ...standing }) => ({ ...(JSON.parse(fields) as Draft<K>), ...standing }))
}

/** The rows of a register that were not withdrawn. */
export function standingRows<K extends RegisterKind>(vault: Vault, kind: K, caseId: string | null): Row<K>[] {
  return listRows(vault, kind, caseId).filter(({ withdrawnOn }) => withdrawnOn === null)
}

/** Throws ROW_NOT_FOUND. */
export function getRow<K extends RegisterKind>(vault: Vault, kind: K, id: string): Row<K> {
  return rowOf<K>(requireRow(vault, kind, id))
}

/** Adds a row under the next number. Throws CASE_NOT_FOUND, CASE_ARCHIVED, NAMED_ROW_UNKNOWN, KEY_TAKEN. */
export function addRow<K extends RegisterKind>(vault: Vault, kind: K, caseId: string | null, draft: Draft<K>): Row<K> {
  return vault.write(() => {
    if (caseId !== null) requireOpenCase(vault, caseId)
    requireNamed(vault, kind, { id: undefined, caseId }, draft)
    const row: StoredRow = {
      id: uuidv7(),
      kind,
      caseId,
      number: takeNumber(vault, kind, caseId),
      fields: draft,
      withdrawnOn: null,
      madeAt: new Date().toISOString(),
      madeBy: vault.operator,
      revision: 1,
    }
    vault.db.insert(registerRow).values(row).run()
    vault.audit({ caseId, act: `${kind}.added`, subject: row.id, after: { number: row.number, ...draft } })
    return rowOf<K>(row)
  })
}

/** Corrects fields. Throws ROW_NOT_FOUND, ROW_WITHDRAWN, STALE, NAMED_ROW_UNKNOWN, KEY_TAKEN, CASE_ARCHIVED. */
export function changeRow<K extends RegisterKind>(
  vault: Vault,
  kind: K,
  { id, revision, fields }: { id: string; revision: number; fields: Partial<Draft<K>> },
): Row<K> {
  const changed = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
  return write(vault, kind, id, revision, `${kind}.changed`, (row) => {
    if (row.withdrawnOn !== null) throw new EngineError('ROW_WITHDRAWN')
    requireNamed(vault, kind, row, changed as Partial<Draft<K>>)
    const before = Object.fromEntries(Object.keys(changed).map((name) => [name, row.fields[name] ?? null]))
    return { set: { fields: { ...row.fields, ...changed } }, before, after: changed }
  })
}

/** Withdraws a row: its number stays its own. Throws ROW_NOT_FOUND, ROW_WITHDRAWN, STALE, CASE_ARCHIVED. */
export function withdrawRow<K extends RegisterKind>(
  vault: Vault,
  kind: K,
  { id, revision }: { id: string; revision: number },
): Row<K> {
  return write(vault, kind, id, revision, `${kind}.withdrawn`, (row) => {
    if (row.withdrawnOn !== null) throw new EngineError('ROW_WITHDRAWN')
    const withdrawnOn = today()
    return { set: { withdrawnOn }, before: { withdrawnOn: null }, after: { withdrawnOn } }
  })
}

/** Lets a withdrawn row stand again. Throws ROW_NOT_FOUND, STALE, CASE_ARCHIVED. */
export function restoreRow<K extends RegisterKind>(
  vault: Vault,
  kind: K,
  { id, revision }: { id: string; revision: number },
): Row<K> {
  return write(vault, kind, id, revision, `${kind}.restored`, ({ withdrawnOn }) => ({
    set: { withdrawnOn: null },
    before: { withdrawnOn },
    after: { withdrawnOn: null },
  }))
}

interface Written {
  set: Partial<StoredRow>
  before: Record<string, unknown>
  after: Record<string, unknown>
}

function write<K extends RegisterKind>(
  vault: Vault,
  kind: K,
  id: string,
  revision: number,
  act: string,
  change: (row: StoredRow) => Written,
): Row<K> {
  return vault.write(() => {
    const row = requireRow(vault, kind, id)
    const { caseId, number } = row
    if (caseId !== null) requireOpenCase(vault, caseId)
    if (row.revision !== revision) {
      throw new EngineError('STALE', { current: rowOf<K>(row), ...changesOf(vault, caseId ?? VAULT_CHAIN, id) })
    }
    const { set, before, after } = change(row)
    vault.db
      .update(registerRow)
      .set({ ...set, revision: revision + 1 })
      .where(eq(registerRow.id, id))
      .run()
    vault.audit({ caseId, act, subject: id, before: { number, ...before }, after: { number, ...after } })
    return getRow(vault, kind, id)
  })
}

function requireRow(vault: Vault, kind: RegisterKind, id: string): StoredRow {
  const found = vault.db
    .select()
    .from(registerRow)
    .where(and(eq(registerRow.id, id), eq(registerRow.kind, kind)))
    .get()
  if (!found) throw new EngineError('ROW_NOT_FOUND')
  return found
}

function rowOf<K extends RegisterKind>({ kind: _kind, fields, ...standing }: StoredRow): Row<K> {
  return { ...fields, ...standing } as Row<K>
}

/** Refuses a case that is not there, where a register of one is asked for. Throws CASE_NOT_FOUND. */
export function listRegister<K extends RegisterKind>(vault: Vault, kind: K, caseId: string | null): Row<K>[] {
  if (caseId !== null) requireCase(vault, caseId)
  return listRows(vault, kind, caseId)
}
