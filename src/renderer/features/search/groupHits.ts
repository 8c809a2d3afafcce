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

/** Cuts a text at its marks [from, to), UTF-16; marks that overlap or lie outside are clipped. */
export function cutAtMarks(
  text: string,
  marks: readonly (readonly [number, number])[],
): { text: string; marked: boolean }[] {
  const pieces: { text: string; marked: boolean }[] = []
  let at = 0
  for (const [from, to] of marks.toSorted((a, b) => a[0] - b[0])) {
    const start = Math.max(from, at)
    const end = Math.min(to, text.length)
    if (end <= start) continue
    if (start > at) pieces.push({ text: text.slice(at, start), marked: false })
    pieces.push({ text: text.slice(start, end), marked: true })
    at = end
  }
  if (at < text.length) pieces.push({ text: text.slice(at), marked: false })
  return pieces
}
