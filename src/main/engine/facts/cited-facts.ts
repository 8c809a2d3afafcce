import type { EdtfDate } from '../../../shared/domain/edtf.ts'
import type { Stance, Voice } from '../../../shared/domain/fact.ts'
import type { Stretch } from '../../../shared/domain/passage.ts'
import { derived } from '../vault/derived.ts'
import type { Vault } from '../vault/vault.ts'

/** Where a fact is read and whose word it is there, without the words of the passage. */
export interface CitedPlace extends Stretch {
  readonly documentId: string
  readonly stance: Stance
  readonly voice: Voice
  readonly speaker: string
  readonly saidOn: EdtfDate | null
  /** Whether the passage still stands in the document's text. */
  readonly placed: boolean
}

export interface CitedFact {
  readonly id: string
  readonly number: number
  readonly text: string
  readonly happened: EdtfDate | null
  readonly partyIds: readonly string[]
  readonly withdrawn: boolean
  /** In the order in which they were cited. */
  readonly places: readonly CitedPlace[]
}

interface FactRow extends Pick<CitedFact, 'id' | 'number' | 'text' | 'happened'> {
  partyIds: string
  withdrawnOn: string | null
}

interface CitedRow extends Omit<CitedPlace, 'placed'> {
  factId: string
  placed: number
}

/** The facts of a case by number, withdrawn ones included, each with the places where it is read. */
export function citedFacts(vault: Vault, caseId: string): readonly CitedFact[] {
  return derived(vault, `cited facts ${caseId}`, () => readFacts(vault, caseId))
}

function readFacts(vault: Vault, caseId: string): CitedFact[] {
  const rows = vault.sqlite
    .prepare<[string], FactRow>(
      `SELECT id, number, text, happened, party_ids AS partyIds, withdrawn_on AS withdrawnOn FROM fact
       WHERE case_id = ? ORDER BY number`,
    )
    .all(caseId)
  const cited = vault.sqlite
    .prepare<[string], CitedRow>(
      `SELECT fact_id AS factId, stance, voice, speaker, said_on AS saidOn, document_id AS documentId, placed,
              first_block AS firstBlock, from_offset AS "from", last_block AS lastBlock, to_offset AS "to"
       FROM citation JOIN fact ON fact.id = fact_id JOIN passage ON passage.id = passage_id
       WHERE fact.case_id = ? ORDER BY citation.id`,
    )
    .all(caseId)
  const byFact = Map.groupBy(cited, ({ factId }) => factId)
  return rows.map(({ partyIds, withdrawnOn, ...row }) => ({
    ...row,
    partyIds: JSON.parse(partyIds) as string[],
    withdrawn: withdrawnOn !== null,
    places: (byFact.get(row.id) ?? []).map(({ factId: _fact, placed, ...place }) => ({
      ...place,
      placed: placed === 1,
    })),
  }))
}

/** A fact with the documents that speak for it. */
export interface FactSources extends CitedFact {
  readonly supporting: readonly CitedPlace[]
  /** Of every passage, for or against. */
  readonly documentIds: readonly string[]
}

/** The facts of a case by id, withdrawn ones included. */
export function sourcesOfFacts(vault: Vault, caseId: string): ReadonlyMap<string, FactSources> {
  return derived(vault, `sources of facts ${caseId}`, () => {
    const facts = citedFacts(vault, caseId).map((fact): FactSources => {
      const supporting = fact.places.filter(({ stance }) => stance === 'supports')
      return { ...fact, supporting, documentIds: fact.places.map(({ documentId }) => documentId) }
    })
    return new Map(facts.map((fact) => [fact.id, fact]))
  })
}
