import { eq } from 'drizzle-orm'
import type { PackagedCase } from '../../../shared/contract/case-json.ts'
import { EngineError } from '../fault.ts'
import type { Vault } from '../vault/vault.ts'
import { requireCase } from './require.ts'
import { caseFile } from './table.ts'

const LONGEST_REFERENCE = 60

/** The case's own row as it travels. Throws CASE_NOT_FOUND. */
export function carryCase(vault: Vault, caseId: string): PackagedCase['case'] {
  return requireCase(vault, caseId)
}

export function hasCase(vault: Vault, caseId: string): boolean {
  return vault.db.select({ id: caseFile.id }).from(caseFile).where(eq(caseFile.id, caseId)).get() !== undefined
}

/** Inside a transaction. */
export function receiveCase(vault: Vault, row: PackagedCase['case']): void {
  vault.db.insert(caseFile).values(row).run()
}

/** The reference number itself, or where another case has it, the same with -2, -3, … Throws REFERENCE_TAKEN. */
export function freeReference(vault: Vault, wanted: string): string {
  const taken = vault.db.select({ reference: caseFile.reference }).from(caseFile).all()
  const references = new Set(taken.map(({ reference }) => reference))
  if (!references.has(wanted)) return wanted
  for (let ordinal = 2; ; ordinal++) {
    const free = `${wanted}-${ordinal}`
    if (free.length > LONGEST_REFERENCE) throw new EngineError('REFERENCE_TAKEN', { reference: wanted })
    if (!references.has(free)) return free
  }
}
