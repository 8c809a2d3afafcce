import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Fact } from '../../../shared/contract/facts.ts'
import { requireOpenCase } from '../cases/require.ts'
import { EngineError } from '../fault.ts'
import type { Vault } from '../vault/vault.ts'
import { citation, fact } from './table.ts'
import { citationTeller, originTeller } from './telling.ts'

/** Ids that a query names one by one; beyond, the case's are read. */
const NAMED_AT_MOST = 1000

export type FactRow = typeof fact.$inferSelect

/** Facts up to which the passages of each are read by themselves. */
const FEW = 50

/** Every fact of a case by number, withdrawn ones included. */
export function listFacts(vault: Vault, caseId: string): Fact[] {
  const rows = vault.db.select().from(fact).where(eq(fact.caseId, caseId)).orderBy(asc(fact.number)).all()
  return tell(vault, caseId, rows)
}

/** Those of a case that are named, withdrawn ones included. */
export function factsByIds(vault: Vault, caseId: string, ids: readonly string[]): Fact[] {
  const isNamed = and(eq(fact.caseId, caseId), inArray(fact.id, [...ids]))
  return tell(vault, caseId, vault.db.select().from(fact).where(isNamed).orderBy(asc(fact.number)).all())
}

/** Throws FACT_NOT_FOUND. */
export function getFact(vault: Vault, factId: string): Fact {
  const row = vault.db.select().from(fact).where(eq(fact.id, factId)).get()
  if (!row) throw new EngineError('FACT_NOT_FOUND')
  return tell(vault, row.caseId, [row])[0] as Fact
}

function tell(vault: Vault, caseId: string, rows: readonly FactRow[]): Fact[] {
  const ids = rows.map(({ id }) => id)
  const ofCase = vault.db.select({ id: fact.id }).from(fact).where(eq(fact.caseId, caseId))
  const ofRows = inArray(citation.factId, ids.length < NAMED_AT_MOST ? ids : ofCase)
  const cited = vault.db.select().from(citation).where(ofRows).orderBy(asc(citation.id)).all()
  const byFact = Map.groupBy(cited, ({ factId }) => factId)
  const tellCitation = citationTeller(vault, caseId, rows.length > FEW)
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
