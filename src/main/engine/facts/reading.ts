import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Fact } from '../../../shared/contract/facts.ts'
import { requireOpenCase } from '../cases/require.ts'
import { EngineError } from '../fault.ts'
import { derived } from '../vault/derived.ts'
import type { Vault } from '../vault/vault.ts'
import { fact } from './table.ts'
import { type CitationRow, originTeller, tellCitations } from './telling.ts'

export type FactRow = typeof fact.$inferSelect

/** Every fact of a case by number, withdrawn ones included. */
export function listFacts(vault: Vault, caseId: string): Fact[] {
  const facts = derived(vault, `facts ${caseId}`, () => {
    const rows = vault.db.select().from(fact).where(eq(fact.caseId, caseId)).orderBy(asc(fact.number)).all()
    return tell(vault, caseId, rows)
  })
  return [...facts]
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
  const cited = vault.sqlite
    .prepare<[string], CitationRow>(
      `SELECT id, fact_id AS factId, passage_id AS passageId, stance, voice, speaker, said_on AS saidOn, knowledge, hedge,
         translation, revision
       FROM citation WHERE fact_id IN (SELECT value FROM json_each(?)) ORDER BY id`,
    )
    .all(JSON.stringify(rows.map(({ id }) => id)))
  const byFact = Map.groupBy(tellCitations(vault, caseId, cited), ({ factId }) => factId)
  const tellOrigins = originTeller(vault, caseId)
  return rows.map((row) => {
    const citations = byFact.get(row.id) ?? []
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
