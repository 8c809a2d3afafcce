import { asc, eq, inArray } from 'drizzle-orm'
import type { Fact } from '../../../shared/contract/facts.ts'
import { requireOpenCase } from '../cases/require.ts'
import { EngineError } from '../fault.ts'
import type { Vault } from '../vault/vault.ts'
import { citation, fact } from './table.ts'
import { citationTeller, originTeller } from './telling.ts'

export type FactRow = typeof fact.$inferSelect

/** Every fact of a case by number, withdrawn ones included. */
export function listFacts(vault: Vault, caseId: string): Fact[] {
  const rows = vault.db.select().from(fact).where(eq(fact.caseId, caseId)).orderBy(asc(fact.number)).all()
  return tell(vault, caseId, rows)
}

/** Throws FACT_NOT_FOUND. */
export function getFact(vault: Vault, factId: string): Fact {
  const row = vault.db.select().from(fact).where(eq(fact.id, factId)).get()
  if (!row) throw new EngineError('FACT_NOT_FOUND')
  return tell(vault, row.caseId, [row])[0] as Fact
}

function tell(vault: Vault, caseId: string, rows: readonly FactRow[]): Fact[] {
  const ids = rows.map(({ id }) => id)
  const ofRows = ids.length === 1 ? inArray(citation.factId, ids) : undefined
  const ofCase = inArray(citation.factId, vault.db.select({ id: fact.id }).from(fact).where(eq(fact.caseId, caseId)))
  const cited = vault.db
    .select()
    .from(citation)
    .where(ofRows ?? ofCase)
    .orderBy(asc(citation.id))
    .all()
  const byFact = Map.groupBy(cited, ({ factId }) => factId)
  const tellCitation = citationTeller(vault, caseId)
  const tellOrigins = originTeller(vault, caseId)
  return rows.map((row) => {
    const citations = (byFact.get(row.id) ?? []).map(tellCitation)
    return { ...row, citations, origins: tellOrigins(citations) }
  })
}

/** The case of a fact; undefined where it is not there. */
export function caseOfFact(vault: Vault, factId: string): string | undefined {
  return vault.db.select({ caseId: fact.caseId }).from(fact).where(eq(fact.id, factId)).get()?.caseId
}

/** The row of a fact in a case that may be changed. Throws FACT_NOT_FOUND, CASE_ARCHIVED. */
export function requireFact(vault: Vault, factId: string): FactRow {
  const row = vault.db.select().from(fact).where(eq(fact.id, factId)).get()
  if (!row) throw new EngineError('FACT_NOT_FOUND')
  requireOpenCase(vault, row.caseId)
  return row
}

export function refuseWithdrawn({ number, withdrawnOn }: FactRow): void {
  if (withdrawnOn !== null) throw new EngineError('FACT_WITHDRAWN', { number })
}
