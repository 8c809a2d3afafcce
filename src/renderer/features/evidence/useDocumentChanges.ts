import { ORPCError } from '@orpc/client'
import { useMutation } from '@tanstack/react-query'
import type { EvidenceDocument } from '../../../shared/contract/evidence.ts'
import { engine } from '../../app/engine.ts'
import { queryClient } from '../../app/queries.ts'

/** What stands now where somebody else was faster. */
export interface Stale {
  readonly current: EvidenceDocument
  readonly changedBy: string
  readonly changedAt: string
}

/** The conflict that an error tells of; undefined for any other error. */
export function staleOf(error: unknown): Stale | undefined {
  return error instanceof ORPCError && error.code === 'STALE' ? (error.data as Stale) : undefined
}

function keep(document: EvidenceDocument): void {
  queryClient.setQueryData(engine.evidence.get.queryKey({ input: { documentId: document.id } }), document)
}

/** Declares a field of a document, or takes the declaration back. */
export function useDeclare() {
  return useMutation(engine.evidence.declare.mutationOptions({ onSuccess: keep }))
}

/** Changes the notes or the tags of a document. */
export function useAnnotate() {
  return useMutation(engine.evidence.annotate.mutationOptions({ onSuccess: keep }))
}

export function useRelate() {
  return useMutation(engine.evidence.relate.mutationOptions({ onSuccess: keep }))
}

/** Sets marks on one or on many documents. */
export function useMark() {
  return useMutation(
    engine.evidence.mark.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: engine.evidence.key() }),
    }),
  )
}
