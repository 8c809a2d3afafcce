import { cutAtMarks } from './cutAtMarks.ts'

interface MarkedTextProps {
  text: string
  /** UTF-16 offsets [from, to) into the text. */
  marks: readonly (readonly [number, number])[]
  /** The mark that the person stands on, as its index. */
  live?: number | undefined
}

/** A text with stretches of it marked on yellow. */
export function MarkedText({ text, marks, live }: MarkedTextProps) {
  return cutAtMarks(text, marks).map((piece) =>
    piece.mark === undefined ? (
      <span key={piece.from}>{piece.text}</span>
    ) : (
      <mark key={piece.from} className={piece.mark === live ? 'mark mark-live' : 'mark'}>
        {piece.text}
      </mark>
    ),
  )
}
