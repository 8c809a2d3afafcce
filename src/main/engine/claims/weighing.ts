import type { Weighed } from '../../../shared/domain/claim-gaps.ts'
import { exhibitLabels } from '../exhibits/labels.ts'
import { type FactSources, sourcesOfFacts } from '../facts/cited-facts.ts'
import { originsIn } from '../stories/origins.ts'
import type { Vault } from '../vault/vault.ts'

export interface CaseWeighed extends Weighed {
  /** The facts of the case by id, withdrawn ones included. */
  readonly facts: ReadonlyMap<string, FactSources>
  /** The number of each document that is exhibited. */
  readonly labels: ReadonlyMap<string, string>
}

/** What the elements of a case are weighed by, each table read once. */
export function weighCase(vault: Vault, caseId: string): CaseWeighed {
  const facts = sourcesOfFacts(vault, caseId)
  const labels = exhibitLabels(vault, caseId)
  const among = originsIn(vault, caseId)
  const fact = (id: string) => {
    const found = facts.get(id)
    return found && { id, withdrawn: found.withdrawn, documentIds: found.supporting.map((cited) => cited.documentId) }
  }
  return {
    facts,
    labels,
    fact,
    exhibit: (documentId) => labels.get(documentId),
    origins: (factIds) => among(factIds.flatMap((id) => facts.get(id)?.supporting ?? [])).length,
  }
}
