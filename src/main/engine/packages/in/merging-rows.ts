import { isDeepStrictEqual } from 'node:util'
import {
  CARRIED_KINDS,
  type CarriedKind,
  type CarriedRegisters,
  type CarriedRow,
  type RowFields,
} from '../../../../shared/contract/carried-rows.ts'
import { type NamedId, withoutNamed } from '../../../../shared/domain/named-in-rows.ts'
import type { Draft } from '../../../../shared/domain/register-kinds.ts'
import { EngineError } from '../../fault.ts'
import { besideOurs, fieldsOf, keepLastNumbers, ownerOf, receiveRow, revisionsOf } from '../../registers/carrying.ts'
import { caseOfNamed } from '../../registers/naming.ts'
import { changeRow, getRow, listRows, restoreRow, withdrawRow } from '../../registers/rows.ts'
import type { Vault } from '../../vault/vault.ts'
import type { Merging } from './merging.ts'
import { vaultRowsOf } from './inspecting.ts'

/** Rows of registers. One whose number another has here gets the next; a claim whose key is taken here is left. */
export function mergeRows(merging: Merging): void {
  const { vault, caseId, packaged, newKeys, refuse } = merging
  keepLastNumbers(vault, caseId, packaged.lastNumbers)
  const keys = new Set(listRows(vault, 'claim', caseId).map(({ key }) => key))
  const taken = (kind: CarriedKind, row: CarriedRow) => kind === 'claim' && keys.has(String(row['key']))
  const added = CARRIED_KINDS.flatMap((kind) => {
    const ids = newKeys(kind)
    return packaged.registers[kind].filter(({ id }) => ids.has(id)).map((row) => ({ kind, row }))
  })
  const standing = added.filter(({ kind, row }) => !taken(kind, row))
  for (const { kind, row } of added) if (taken(kind, row)) refuse(kind, row.id)
  addRows(vault, caseId, standing)
  changeRows(merging)
}

/**
 * Rows of a case that is not here yet, whose trail tells of them already; and of the vault's registers those that are not
 * here, and the differences that were chosen of those that are.
 */
export function enterRows(merging: Merging): void {
  const { vault, caseId, packaged } = merging
  const rows = eachRow(packaged.registers)
  const here = revisionsOf(vault, vaultRowsOf(packaged))
  for (const { kind, row } of rows) if (ownerOf(kind, caseId) !== null) receiveRow(vault, caseId, kind, row)
  keepLastNumbers(vault, caseId, packaged.lastNumbers)
  addRows(
    vault,
    caseId,
    rows.filter(({ kind, row }) => ownerOf(kind, caseId) === null && !here.has(row.id)),
  )
  changeRows(merging)
}

interface KindRow {
  readonly kind: CarriedKind
  readonly row: CarriedRow
}

function eachRow(registers: CarriedRegisters): KindRow[] {
  return CARRIED_KINDS.flatMap((kind) => registers[kind].map((row) => ({ kind, row })))
}

/** What they name and is not here is left out of them. */
function addRows(vault: Vault, caseId: string, rows: readonly KindRow[]): void {
  const coming = new Set(rows.map(({ row }) => row.id))
  const isGone = (named: NamedId) => !coming.has(named.id) && caseOfNamed(vault, named) === undefined
  for (const { kind, row } of rows) {
    const owner = ownerOf(kind, caseId)
    const entered = besideOurs(vault, kind, withoutNamed(row, isGone))
    const number = receiveRow(vault, owner, kind, entered)
    const { withdrawnOn } = entered
    const after = { number, ...(number !== row.number && { was: row.number }), ...fieldsOf(entered), withdrawnOn }
    vault.audit({ caseId: owner, act: `${kind}.received`, subject: row.id, after })
  }
}

function changeRows({ vault, caseId, fields, refuse }: Merging): void {
  for (const kind of CARRIED_KINDS) {
    for (const [id, chosen] of fields(kind)) {
      if (!changeToTheirs(vault, caseId, kind, id, chosen)) refuse(kind, id)
    }
  }
}

/** Gives a row what was chosen of the package's; answers whether it could stand. */
function changeToTheirs(
  vault: Vault,
  caseId: string,
  kind: CarriedKind,
  id: string,
  { withdrawnOn, ...chosen }: Record<string, unknown>,
): boolean {
  const now = () => getRow(vault, kind, id)
  const was: RowFields & { withdrawnOn: string | null; revision: number } = { ...now() }
  const fields = Object.fromEntries(
    Object.entries(chosen).map(([name, theirs]) => [name, withOtherCases(vault, caseId, name, was[name], theirs)]),
  )
  if (was.withdrawnOn !== null) restoreRow(vault, kind, { id, revision: was.revision })
  try {
    if (Object.keys(fields).length > 0) {
      changeRow(vault, kind, { id, revision: now().revision, fields: fields as Partial<Draft<typeof kind>> })
    }
    return true
  } catch (failure) {
    const cannotStand = failure instanceof EngineError && /^(NAMED_ROW_UNKNOWN|KEY_TAKEN)$/.test(failure.code)
    if (!cannotStand) throw failure
    return false
  } finally {
    const stays = withdrawnOn === undefined ? was.withdrawnOn : withdrawnOn
    if (stays !== null) withdrawRow(vault, kind, { id, revision: now().revision })
  }
}

/** What a row of the vault names of other cases is not in the package; it stays where the package's value is taken. */
function withOtherCases(vault: Vault, caseId: string, field: string, ours: unknown, theirs: unknown): unknown {
  if (!Array.isArray(ours) || !Array.isArray(theirs)) return theirs
  const isOther = (named: NamedId) => {
    const owner = caseOfNamed(vault, named)
    return owner !== null && owner !== caseId
  }
  const told = (one: unknown) => withoutNamed({ [field]: [one] }, isOther)[field] as unknown[]
  const kept = ours.filter((one) => told(one).length === 0)
  const whole = theirs.map((one: unknown) => ours.find((own) => isDeepStrictEqual(told(own)[0], one)) ?? one)
  return [...whole, ...kept]
}
