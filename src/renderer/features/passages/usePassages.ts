import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Citation, Fact } from '../../../shared/contract/facts.ts'
import type { Note, Passage } from '../../../shared/contract/passages.ts'
import { engine } from '../../app/engine.ts'

export interface CitedFact {
  readonly fact: Fact
  readonly citation: Citation
}

export interface Margin {
  readonly passages: readonly Passage[]
  readonly notes: readonly Note[]
  /** The ids of passages on which a fact that is not withdrawn rests. */
  readonly cited: ReadonlySet<string>
  /** The facts that cite the document, by number, each with its citation there. */
  readonly facts: readonly CitedFact[]
}

/** The facts of a case that are not withdrawn, with those of their citations that lie in one document. */
export function useFactsOf(caseId: string, documentId: string): readonly CitedFact[] {
  const { data } = useQuery(engine.facts.list.queryOptions({ input: { caseId } }))
  return useMemo(
    () =>
      (data ?? [])
        .filter(({ withdrawnOn }) => withdrawnOn === null)
        .flatMap((fact) =>
          fact.citations
            .filter(({ passage }) => passage.documentId === documentId)
            .map((citation) => ({ fact, citation })),
        ),
    [data, documentId],
  )
}

/** All that stands in the margin of a document. */
export function useMargin(caseId: string, documentId: string): Margin {
  const { data } = useQuery(engine.passages.ofDocument.queryOptions({ input: { documentId } }))
  const facts = useFactsOf(caseId, documentId)
  return useMemo(
    () => ({
      passages: data?.passages ?? [],
      notes: data?.notes ?? [],
      cited: new Set(facts.map(({ citation }) => citation.passage.id)),
      facts,
    }),
    [data, facts],
  )
}
