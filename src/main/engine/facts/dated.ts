import type { EdtfDate } from '../../../shared/domain/edtf.ts'
import type { Stance } from '../../../shared/domain/fact.ts'
import type { Stretch } from '../../../shared/domain/passage.ts'
import { derived } from '../vault/derived.ts'
import type { Vault } from '../vault/vault.ts'

/** Where a fact is read, without the words of the passage. */
export interface CitedPlace extends Stretch {
  readonly documentId: string
  readonly stance: Stance
  readonly saidOn: EdtfDate | null
  /** Whether the passage still stands in the document's text. */
  readonly placed: boolean
}

export interface DatedFact {
  readonly id: string
  readonly number: number
  readonly text: string
  readonly happened: EdtfDate | null
  readonly partyIds: readonly string[]
  readonly places: readonly CitedPlace[]
}

interface FactRow {
  id: string
  number: number
  text: string
  happened: EdtfDate | null
  partyIds: string
}

interface CitedRow extends Omit<CitedPlace, 'placed'> {
  factId: string
  placed: number
}

/** The facts of a case that were not withdrawn, by number, each with the places where it is read. */
export function datedFacts(vault: Vault, caseId: string): readonly DatedFact[] {
  return derived(vault, `dated facts ${caseId}`, () => readDated(vault, caseId))
}

function readDated(vault: Vault, caseId: string): DatedFact[] {
  const rows = vault.sqlite
    .prepare<[string], FactRow>(
      `SELECT id, number, text, happened, party_ids AS partyIds FROM fact
       WHERE case_id = ? AND withdrawn_on IS NULL ORDER BY number`,
    )
    .all(caseId)
  const cited = vault.sqlite
    .prepare<[string], CitedRow>(
      `SELECT fact_id AS factId, stance, said_on AS saidOn, document_id AS documentId, placed,
              first_block AS firstBlock, from_offset AS "from", last_block AS lastBlock, to_offset AS "to"
       FROM citation JOIN fact ON fact.id = fact_id JOIN passage ON passage.id = passage_id
       WHERE fact.case_id = ? AND fact.withdrawn_on IS NULL ORDER BY citation.id`,
    )
    .all(caseId)
  const byFact = Map.groupBy(cited, ({ factId }) => factId)
  return rows.map(({ partyIds, ...row }) => ({
    ...row,
    partyIds: JSON.parse(partyIds) as string[],
    places: (byFact.get(row.id) ?? []).map(({ factId: _fact, placed, ...place }) => ({
      ...place,
      placed: placed === 1,
    })),
  }))
}
