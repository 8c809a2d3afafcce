import type { OpenPdf } from '../pdf/pdfium.ts'
import { type Box, readPageWords } from '../pdf/page-words.ts'
import type { Shown } from './page-space.ts'
import { partsOf } from './stored-words.ts'

/** Shorter ones stand by chance anywhere. */
const SHORTEST = 4

/** A word with its place, in points of the shown page. */
export interface PlacedWord {
  readonly text: string
  readonly box: Box
}

/**
 * The words, in small letters, that stand under boxes and nowhere else in a document.
 * @param recognised Words that were recognised on its pages, by index.
 */
export function secretWords(
  pdf: OpenPdf,
  areas: ReadonlyMap<number, readonly Shown[]>,
  recognised: ReadonlyMap<number, readonly PlacedWord[]>,
): Set<string> {
  const under = new Set<string>()
  const elsewhere = new Set<string>()
  for (let index = 0; index < pdf.pages; index += 1) {
    const boxes = areas.get(index) ?? []
    for (const { text, box } of [...(readPageWords(pdf, index)?.words ?? []), ...(recognised.get(index) ?? [])]) {
      const into = boxes.some((area) => covers(area, box)) ? under : elsewhere
      for (const part of partsOf(text)) into.add(part)
    }
  }
  return new Set([...under].filter((word) => word.length >= SHORTEST && !elsewhere.has(word)))
}

/** Whether the whole of a word lies under a box, its margins apart. */
function covers({ left, top, right, bottom }: Shown, [l, t, r, b]: Box): boolean {
  const [x, y] = [(r - l) / 4, (b - t) / 3]
  return l + x >= left && r - x <= right && t + y >= top && b - y <= bottom
}
