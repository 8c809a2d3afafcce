import { v7 as uuidv7 } from 'uuid'
import { CARRIED_KINDS, type CarriedKind, type GivenRow } from '../../../../shared/contract/carried-rows.ts'
import type { CaseJson } from '../../../../shared/contract/case-json.ts'
import { mapNamed, type Named } from '../../../../shared/domain/named-in-rows.ts'
import { changeBraces, formatKept, readKept } from '../../../../shared/domain/reference.ts'
import { besideOurs, fieldsOf, keepLastNumbers, ownerOf, receiveRow } from '../../registers/carrying.ts'
import { lastNumber } from '../../registers/numbering.ts'
import { bindReferences } from '../../sections/references.ts'
import type { Vault } from '../../vault/vault.ts'

/** The ids for which names of the file stand, by what they name. */
export type Names = Readonly<Record<CarriedKind | Exclude<Named, 'case'> | 'exhibit', Map<string, string>>>

export function noNames(): Names {
  const all = ['party', 'document', 'exhibit', 'fact', ...CARRIED_KINDS]
  return Object.fromEntries(all.map((of) => [of, new Map<string, string>()])) as unknown as Names
}

/**
 * Rows of registers, after all else that they name; those of the vault's registers are new in it. A number that is taken
 * or not given is the next. Inside a transaction.
 */
export function enterRows(vault: Vault, caseId: string, json: CaseJson, names: Names): void {
  keepLastNumbers(vault, caseId, json.lastNumbers)
  const rows = CARRIED_KINDS.map((kind) => ({
    kind,
    given: json.registers[kind].map((row) => ({ row, id: uuidv7() })),
  }))
  for (const { kind, given } of rows) {
    for (const { row, id } of given) if (row.id !== undefined) names[kind].set(row.id, id)
  }
  for (const { kind, given } of rows) {
    const owner = ownerOf(kind, caseId)
    const numbered = given.filter(({ row }) => row.number !== undefined)
    for (const { row, id } of numbered) enterRow(vault, caseId, kind, withOurIds(row, id, names))
    let last = lastNumber(vault, kind, owner)
    for (const { row, id } of given) {
      if (row.number !== undefined) continue
      enterRow(vault, caseId, kind, { ...withOurIds(row, id, names), number: (last += 1) })
    }
  }
}

type OwnRow = GivenRow & { id: string }

function withOurIds(row: GivenRow, id: string, names: Names): OwnRow {
  const { id: _name, ...named } = row
  const own = mapNamed(named, (one) => (one.of === 'case' ? one.id : names[one.of].get(one.id)!))
  const kept = (inside: string) => {
    const reference = readKept(inside)
    const known = reference && names[reference.of].get(reference.id)
    return reference && known !== undefined ? formatKept({ ...reference, id: known }) : inside
  }
  return { ...own, id, ...(typeof own['body'] === 'string' && { body: changeBraces(own['body'], kept) }) }
}

/** References in a section's text that are typed, as `{C-1/8}`, are bound to what they name. */
function enterRow(vault: Vault, caseId: string, kind: CarriedKind, row: OwnRow): void {
  const owner = ownerOf(kind, caseId)
  const { body } = row
  const bound = kind === 'section' && typeof body === 'string' && { body: bindReferences(vault, caseId, body) }
  const made = { madeAt: new Date().toISOString(), madeBy: vault.operator, number: 1 }
  const entered = besideOurs(vault, kind, { ...made, ...row, ...bound })
  const number = receiveRow(vault, owner, kind, entered)
  const after = { number, ...fieldsOf(entered), withdrawnOn: entered.withdrawnOn }
  vault.audit({ caseId: owner, act: `${kind}.added`, subject: row.id, after })
}
