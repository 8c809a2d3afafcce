import type { RedactionArea } from '../../../shared/domain/redaction.ts'
import { engine } from '../../app/engine.ts'
import { queryClient } from '../../app/queries.ts'
import type { PageSelection } from '../evidence/usePageSelection.ts'
import { linesOf } from '../evidence/wordsOnPage.ts'

/** Of a line's height, how much is left out above and below: boxes of letters reach into the lines beside them. */
const MARGIN = 0.08

/** A box a line about the words that are selected. */
export function boxesOfSelection(
  documentId: string,
  pages: number,
  { rangeOn }: PageSelection,
  reason: string,
): RedactionArea[] {
  return Array.from({ length: pages }, (_, index) => index + 1).flatMap((page) => {
    const range = rangeOn(page)
    if (!range) return []
    const key = engine.evidence.pageWords.queryKey({ input: { documentId, page } })
    const words = queryClient.getQueryData(key)?.words ?? []
    return linesOf(words.slice(range[0], range[1] + 1)).map(([left, top, right, bottom]) => {
      const margin = (bottom - top) * MARGIN
      return { page, left, top: top + margin, right, bottom: bottom - margin, reason }
    })
  })
}
