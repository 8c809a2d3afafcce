import type { Passage } from '../../../shared/contract/passages.ts'
import { partIn, type Stretch } from '../../../shared/domain/passage.ts'

/** The later stands over the earlier where two meet. */
const KINDS = ['highlighted', 'cited', 'found', 'live'] as const
export type MarkKind = (typeof KINDS)[number]

export interface TextMark {
  /** UTF-16 offsets [from, to). */
  readonly from: number
  readonly to: number
  readonly kind: MarkKind
}

export interface MarkedPiece {
  readonly text: string
  readonly from: number
  readonly kind: MarkKind | undefined
}

/** Cuts a text wherever a mark begins or ends; where several lie over each other the strongest is told. */
export function cutAtTextMarks(text: string, marks: readonly TextMark[]): MarkedPiece[] {
  const within = marks.filter(({ from, to }) => from < to && from < text.length)
  const edges = new Set([0, text.length, ...within.flatMap(({ from, to }) => [from, Math.min(to, text.length)])])
  const inOrder = [...edges].toSorted((a, b) => a - b)
  return inOrder.slice(0, -1).map((from, index) => {
    const to = inOrder[index + 1] as number
    const over = within.filter((mark) => mark.from <= from && mark.to >= to).map(({ kind }) => KINDS.indexOf(kind))
    return { text: text.slice(from, to), from, kind: over.length === 0 ? undefined : KINDS[Math.max(...over)] }
  })
}

interface Marked {
  readonly passages: readonly Passage[]
  readonly cited: ReadonlySet<string>
  /** What is being cited, or was asked for. */
  readonly live: Stretch | undefined
}

/** What is marked in a block: highlights, cited passages and the stretch that the person stands on. */
export function marksOfBlock({ passages, cited, live }: Marked, ordinal: number, length: number): TextMark[] {
  const mark = (stretch: Stretch, kind: MarkKind): TextMark[] => {
    const part = partIn(stretch, ordinal, length)
    return part ? [{ from: part[0], to: part[1], kind }] : []
  }
  return [
    ...passages.flatMap((passage) => {
      if (!passage.placed) return []
      return [
        ...(passage.highlighted ? mark(passage, 'highlighted') : []),
        ...(cited.has(passage.id) ? mark(passage, 'cited') : []),
      ]
    }),
    ...(live ? mark(live, 'live') : []),
  ]
}
