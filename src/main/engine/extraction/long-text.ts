import type { Draft } from './draft.ts'

/** UTF-16 units that one ¶ holds at most: a log or a database in one line is not cited, nor indexed, as one paragraph. */
const LONGEST = 10_000

/** The drafts with those that are too long parted: at the ends of sentences, else between words. Every character stays. */
export function partLong(drafts: readonly Draft[]): Draft[] {
  if (drafts.every(({ text }) => text.length <= LONGEST)) return [...drafts]
  return drafts.flatMap((draft) => piecesOf(draft.text).map((text) => ({ ...draft, text })))
}

function piecesOf(text: string): string[] {
  const pieces: string[] = []
  let from = 0
  while (text.length - from > LONGEST) {
    const to = from + cutIn(text.slice(from, from + LONGEST))
    pieces.push(text.slice(from, to))
    from = to
  }
  pieces.push(text.slice(from))
  return pieces
}

/** Where a stretch is best cut, not before its middle. */
function cutIn(stretch: string): number {
  const half = stretch.length / 2
  for (const end of [/[.!?…。！？]["»”’')\]]*\s+(?=\S)/gu, /\s+(?=\S)/gu]) {
    let cut = 0
    for (const found of stretch.slice(half).matchAll(end)) cut = half + found.index + found[0].length
    if (cut > 0) return cut
  }
  const last = stretch.charCodeAt(stretch.length - 1)
  const divided = last >= 0xd800 && last <= 0xdbff
  return divided ? stretch.length - 1 : stretch.length
}
