import { eq } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import type { Fact, FactDraft, FactsFields, NewCitation } from '../../../shared/contract/facts.ts'
import { changesOf } from '../audit/entries.ts'
import { requireOpenCase } from '../cases/require.ts'
import { today } from '../clock.ts'
import { EngineError } from '../fault.ts'
import type { Vault } from '../vault/vault.ts'
import { insertCitation } from './citing.ts'
import { takeFactNumber } from './numbering.ts'
import { type FactRow, getFact, refuseWithdrawn, requireFact } from './reading.ts'
import { requireNamedInFact, strainBothWays } from './straining.ts'
import { fact } from './table.ts'

/**
 * Adds a fact under the next number, with the passage it rests on. Throws CASE_NOT_FOUND, CASE_ARCHIVED, PASSAGE_CHANGED,
 * CITATION_ACROSS_CASES, NAMED_ROW_UNKNOWN.
 */
export function addFact(vault: Vault, caseId: string, draft: FactDraft, cited: NewCitation | null): Fact {
  return vault.write(() => {
    requireOpenCase(vault, caseId)
    const row: FactRow = {
      id: uuidv7(),
      caseId,
      number: takeFactNumber(vault, caseId),
      ...draft,
      withdrawnOn: null,
      madeAt: new Date().toISOString(),
      madeBy: vault.operator,
      revision: 1,
    }
    requireNamedInFact(vault, row, draft)
    vault.db.insert(fact).values(row).run()
    const source = cited && insertCitation(vault, row, cited)
    const after = { number: row.number, ...draft, ...source?.entered }
    vault.audit({ caseId, act: 'fact.added', subject: row.id, after })
    strainBothWays(vault, row, [], draft.strainsWith)
    return getFact(vault, row.id)
  })
}

/**
 * Corrects what is given. Of two facts that strain against each other both are changed. Throws FACT_NOT_FOUND,
 * FACT_WITHDRAWN, STALE, NAMED_ROW_UNKNOWN.
 */
export function changeFact(vault: Vault, factId: string, revision: number, fields: Partial<FactDraft>): Fact {
  const changed: Partial<FactDraft> = Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined),
  )
  return vault.write(() => {
    const row = requireFact(vault, factId)
    requireNamedInFact(vault, row, changed)
    const written = write(vault, factId, revision, 'fact.changed', changed, refuseWithdrawn)
    if (changed.strainsWith) strainBothWays(vault, row, row.strainsWith, changed.strainsWith)
    return written
  })
}

/**
 * Gives several facts of one case the same; those that have it already stay as they are. Answers how many were changed.
 * Throws FACTS_ACROSS_CASES and, for any of them, as `changeFact` does.
 */
export function changeFacts(
  vault: Vault,
  facts: readonly { factId: string; revision: number }[],
  { criticality, dispute, addPartyIds, removePartyIds }: FactsFields,
): number {
  return vault.write(() => {
    const rows = facts.map(({ factId, revision }) => ({ row: requireFact(vault, factId), revision }))
    if (new Set(rows.map(({ row }) => row.caseId)).size > 1) throw new EngineError('FACTS_ACROSS_CASES')
    let changed = 0
    for (const { row, revision } of rows) {
      const kept = row.partyIds.filter((id) => !removePartyIds.includes(id))
      const partyIds = [...new Set([...kept, ...addPartyIds])]
      const fields: Partial<FactDraft> = {
        ...(criticality !== undefined && criticality !== row.criticality && { criticality }),
        ...(dispute !== undefined && dispute !== row.dispute && { dispute }),
        ...(partyIds.join() !== row.partyIds.join() && { partyIds }),
      }
      if (Object.keys(fields).length === 0) continue
      requireNamedInFact(vault, row, fields)
      writeFields(vault, row, revision, 'fact.changed', fields, refuseWithdrawn)
      changed += 1
    }
    return changed
  })
}

/** Withdraws a fact: its number stays its own. Throws FACT_NOT_FOUND, FACT_WITHDRAWN, STALE. */
export function withdrawFact(vault: Vault, factId: string, revision: number): Fact {
  return write(vault, factId, revision, 'fact.withdrawn', { withdrawnOn: today() }, refuseWithdrawn)
}

/** Lets a withdrawn fact stand again. Throws FACT_NOT_FOUND, STALE. */
export function restoreFact(vault: Vault, factId: string, revision: number): Fact {
  return write(vault, factId, revision, 'fact.restored', { withdrawnOn: null })
}

function write(
  vault: Vault,
  factId: string,
  revision: number,
  act: string,
  fields: Partial<FactRow>,
  check?: (row: FactRow) => void,
): Fact {
  return vault.write(() => {
    writeFields(vault, requireFact(vault, factId), revision, act, fields, check)
    return getFact(vault, factId)
  })
}

function writeFields(
  vault: Vault,
  row: FactRow,
  revision: number,
  act: string,
  fields: Partial<FactRow>,
  check?: (row: FactRow) => void,
): void {
  const { id, caseId, number } = row
  if (row.revision !== revision) {
    throw new EngineError('STALE', { current: getFact(vault, id), ...changesOf(vault, caseId, id) })
  }
  check?.(row)
  vault.db
    .update(fact)
    .set({ ...fields, revision: revision + 1 })
    .where(eq(fact.id, id))
    .run()
  const before = Object.fromEntries(Object.keys(fields).map((name) => [name, row[name as keyof FactRow]]))
  vault.audit({ caseId, act, subject: id, before: { number, ...before }, after: { number, ...fields } })
}
