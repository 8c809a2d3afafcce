import type { Hit } from '../../../shared/contract/search.ts'

export interface HitGroup {
  readonly documentId: string
  /** The group's first hit: it names the document. */
  readonly head: Hit
  readonly hits: readonly Hit[]
}

/** Hits by document; a document stands where its best hit stands. */
export function groupHits(hits: readonly Hit[]): HitGroup[] {
  return [...Map.groupBy(hits, (hit) => hit.documentId)].flatMap(([documentId, ofDocument]) => {
    const [head] = ofDocument
    return head ? [{ documentId, head, hits: ofDocument }] : []
  })
}
