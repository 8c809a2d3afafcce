export interface Piece {
  readonly text: string
  /** Where the piece begins in the text, UTF-16. */
  readonly from: number
  /** The index of the mark that it belongs to; undefined between marks. */
  readonly mark: number | undefined
}

/** Cuts a text at its marks [from, to), UTF-16; marks that overlap an earlier one or lie outside are clipped. */
export function cutAtMarks(text: string, marks: readonly (readonly [number, number])[]): Piece[] {
  const pieces: Piece[] = []
  let at = 0
  const inOrder = marks.map(([from, to], mark) => ({ from, to, mark })).toSorted((a, b) => a.from - b.from)
  for (const { from, to, mark } of inOrder) {
    const start = Math.max(from, at)
    const end = Math.min(to, text.length)
    if (end <= start) continue
    if (start > at) pieces.push({ text: text.slice(at, start), from: at, mark: undefined })
    pieces.push({ text: text.slice(start, end), from: start, mark })
    at = end
  }
  if (at < text.length) pieces.push({ text: text.slice(at), from: at, mark: undefined })
  return pieces
}
