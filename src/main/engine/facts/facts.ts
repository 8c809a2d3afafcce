import { eq } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import type { Fact, FactDraft, NewCitation } from '../../../shared/contract/facts.ts'
import { changesOf } from '../audit/entries.ts'
import { requireOpenCase } from '../cases/require.ts'
import { today } from '../clock.ts'
import { EngineError } from '../fault.ts'
import type { Vault } from '../vault/vault.ts'
import { insertCitation } from './citing.ts'
import { takeFactNumber } from './numbering.ts'
import { type FactRow, getFact, refuseWithdrawn, requireFact } from './reading.ts'
import { fact } from './table.ts'

/**
 * Adds a fact under the next number, with the passage it rests on. Throws CASE_NOT_FOUND, CASE_ARCHIVED, PASSAGE_CHANGED,
 * CITATION_ACROSS_CASES.
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
    vault.db.insert(fact).values(row).run()
    const source = cited && insertCitation(vault, row, cited)
    const after = { number: row.number, ...draft, ...source?.entered }
    vault.audit({ caseId, act: 'fact.added', subject: row.id, after })
    return getFact(vault, row.id)
  })
}

/** Corrects the text or the date. Throws FACT_NOT_FOUND, FACT_WITHDRAWN, STALE. */
export function changeFact(vault: Vault, factId: string, revision: number, fields: Partial<FactDraft>): Fact {
  const changed = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
  return write(vault, factId, revision, 'fact.changed', changed, refuseWithdrawn)
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
    const row = requireFact(vault, factId)
    if (row.revision !== revision) {
      throw new EngineError('STALE', { current: getFact(vault, factId), ...changesOf(vault, row.caseId, factId) })
    }
    check?.(row)
    vault.db
      .update(fact)
      .set({ ...fields, revision: revision + 1 })
      .where(eq(fact.id, factId))
      .run()
    const { number } = row
    const before = Object.fromEntries(Object.keys(fields).map((name) => [name, row[name as keyof FactRow]]))
    vault.audit({
      caseId: row.caseId,
      act,
      subject: factId,
      before: { number, ...before },
      after: { number, ...fields },
    })
    return getFact(vault, factId)
  })
}
