import type { TFunction } from 'i18next'
import type { Comparison } from '../contract/stories.ts'

/** What a copy has beside the first of its story: `adds 1 sentence, leaves out ¶ 8, 9`. */
export function differenceInWords(differs: Comparison['differs'], t: TFunction): string {
  const { adds, leavesOut, leavesOutPartOf, changes } = differs
  const parts = [
    adds > 0 && t('stories:adds', { count: adds }),
    leavesOut.length > 0 && t('stories:leavesOut', { list: runsOf(leavesOut) }),
    leavesOutPartOf.length > 0 && t('stories:leavesOutPart', { list: runsOf(leavesOutPartOf) }),
    changes > 0 && t('stories:changes', { count: changes }),
  ].filter((part) => part !== false)
  return parts.length > 0 ? parts.join(', ') : t('stories:identical')
}

/** Numbers in rising order, three or more in a row as `5–8`. */
function runsOf(numbers: readonly number[]): string {
  const runs: number[][] = []
  for (const number of numbers.toSorted((a, b) => a - b)) {
    const last = runs.at(-1)
    if (last && last.at(-1) === number - 1) last.push(number)
    else runs.push([number])
  }
  return runs.map((run) => (run.length > 2 ? `${run[0]}–${run.at(-1)}` : run.join(', '))).join(', ')
}
