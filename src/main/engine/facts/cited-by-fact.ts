import type { Vault } from '../vault/vault.ts'

/** A passage that supports a fact: where it stands, and whose word it is. */
export interface CitedForFact {
  readonly factId: string
  readonly documentId: string
  readonly voice: 'outlet' | 'speaker'
  readonly speaker: string
}

/** What supports each fact of a case that was not withdrawn, by the fact's id, read at once. */
export function citedByFact(vault: Vault, caseId: string): Map<string, CitedForFact[]> {
  const cited = vault.sqlite
    .prepare<[string], CitedForFact>(
      `SELECT citation.fact_id AS factId, passage.document_id AS documentId, citation.voice, citation.speaker
       FROM fact CROSS JOIN citation ON citation.fact_id = fact.id JOIN passage ON passage.id = citation.passage_id
       WHERE fact.case_id = ? AND fact.withdrawn_on IS NULL AND citation.stance = 'supports' ORDER BY citation.id`,
    )
    .all(caseId)
  return Map.groupBy(cited, ({ factId }) => factId)
}
