import { and, eq, inArray } from 'drizzle-orm'
import { EngineError } from '../fault.ts'
import { caseOfParty } from '../parties/parties.ts'
import type { Vault } from '../vault/vault.ts'
import type { FactRow } from './reading.ts'
import { fact } from './table.ts'

/**
 * Refuses parties and facts that are not of the case, and a fact that strains against itself. Throws NAMED_ROW_UNKNOWN.
 */
export function requireNamedInFact(
  vault: Vault,
  { id, caseId }: Pick<FactRow, 'id' | 'caseId'>,
  { partyIds = [], strainsWith = [] }: Partial<Pick<FactRow, 'partyIds' | 'strainsWith'>>,
): void {
  if (partyIds.some((partyId) => caseOfParty(vault, partyId) !== caseId)) {
    throw new EngineError('NAMED_ROW_UNKNOWN', { field: 'partyIds' })
  }
  const others = factsAmong(vault, caseId, strainsWith)
  if (strainsWith.includes(id) || others.length < new Set(strainsWith).size) {
    throw new EngineError('NAMED_ROW_UNKNOWN', { field: 'strainsWith' })
  }
}

/**
 * Lets the facts that a fact strains against name it in turn, and those that it no longer does not. Inside the transaction
 * that changes the fact; each fact that is changed has its entry in the trail.
 */
export function strainBothWays(
  vault: Vault,
  { id, caseId }: Pick<FactRow, 'id' | 'caseId'>,
  before: readonly string[],
  after: readonly string[],
): void {
  const added = after.filter((other) => !before.includes(other))
  const removed = before.filter((other) => !after.includes(other))
  for (const row of factsAmong(vault, caseId, [...added, ...removed])) {
    const isToName = added.includes(row.id)
    if (isToName === row.strainsWith.includes(id)) continue
    const strainsWith = isToName ? [...row.strainsWith, id] : row.strainsWith.filter((other) => other !== id)
    vault.db
      .update(fact)
      .set({ strainsWith, revision: row.revision + 1 })
      .where(eq(fact.id, row.id))
      .run()
    vault.audit({
      caseId,
      act: 'fact.changed',
      subject: row.id,
      before: { number: row.number, strainsWith: row.strainsWith },
      after: { number: row.number, strainsWith },
    })
  }
}

function factsAmong(vault: Vault, caseId: string, ids: readonly string[]): FactRow[] {
  if (ids.length === 0) return []
  return vault.db
    .select()
    .from(fact)
    .where(and(eq(fact.caseId, caseId), inArray(fact.id, [...new Set(ids)])))
    .all()
}
