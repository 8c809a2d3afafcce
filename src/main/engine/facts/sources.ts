import type { Cited } from '../stories/origins.ts'
import { derived } from '../vault/derived.ts'
import type { Vault } from '../vault/vault.ts'

/** A fact with the documents that speak for it, without the words of its passages. */
export interface FactSources {
  readonly id: string
  readonly number: number
  readonly text: string
  readonly withdrawn: boolean
  readonly supporting: readonly Cited[]
  /** Of every passage, for or against. */
  readonly documentIds: readonly string[]
}

/** The facts of a case by id, withdrawn ones included. */
export function sourcesOfFacts(vault: Vault, caseId: string): ReadonlyMap<string, FactSources> {
  return derived(vault, `sources of facts ${caseId}`, () => readSources(vault, caseId))
}

function readSources(vault: Vault, caseId: string): Map<string, FactSources> {
  const rows = vault.sqlite
    .prepare<[string], { id: string; number: number; text: string; withdrawnOn: string | null }>(
      'SELECT id, number, text, withdrawn_on AS withdrawnOn FROM fact WHERE case_id = ? ORDER BY number',
    )
    .all(caseId)
  const cited = vault.sqlite
    .prepare<[string], Cited & { factId: string; stance: string }>(
      `SELECT fact_id AS factId, stance, voice, speaker, passage.document_id AS documentId
       FROM citation JOIN fact ON fact.id = fact_id JOIN passage ON passage.id = passage_id
       WHERE fact.case_id = ? ORDER BY citation.id`,
    )
    .all(caseId)
  const byFact = Map.groupBy(cited, ({ factId }) => factId)
  return new Map(
    rows.map(({ withdrawnOn, ...row }) => {
      const citations = byFact.get(row.id) ?? []
      const supporting = citations.filter(({ stance }) => stance === 'supports')
      const documentIds = citations.map(({ documentId }) => documentId)
      return [row.id, { ...row, withdrawn: withdrawnOn !== null, supporting, documentIds }]
    }),
  )
}
