import type { DocumentSummary } from '../../../shared/contract/evidence.ts'
import type { Fact } from '../../../shared/contract/facts.ts'

/** The ids of the documents on which a fact rests that is not withdrawn, or which contradict one. */
export function citedDocuments(facts: readonly Fact[]): Set<string> {
  const standing = facts.filter(({ withdrawnOn }) => withdrawnOn === null)
  return new Set(standing.flatMap(({ citations }) => citations.map(({ passage }) => passage.documentId)))
}

/** Documents that can be read and are cited for no fact. */
export function notCited(documents: readonly DocumentSummary[], facts: readonly Fact[]): DocumentSummary[] {
  const cited = citedDocuments(facts)
  return documents.filter(({ id, readable }) => readable !== 'refused' && !cited.has(id))
}
