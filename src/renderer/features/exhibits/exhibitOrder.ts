import type { Exhibit, Series } from '../../../shared/contract/exhibits.ts'
import { compareExhibitNumbers } from '../../../shared/domain/exhibit-number.ts'

/** The exhibits of each series in the order of their numbers, C-2 before C-10; series without any are kept. */
export function bySeries(
  series: readonly Series[],
  exhibits: readonly Exhibit[],
): { series: Series; exhibits: Exhibit[] }[] {
  const order = series.map(({ prefix }) => prefix)
  return series.map((one) => ({
    series: one,
    exhibits: exhibits
      .filter(({ number }) => number.series === one.prefix)
      .toSorted((a, b) => compareExhibitNumbers(a.number, b.number, order)),
  }))
}

/** Whether the exhibit has a place of its own that a person may still change: a draft, neither translation nor correction. */
export function canMove({ state, number }: Exhibit): boolean {
  return state === 'draft' && number.correction === 1 && !number.translation
}

/**
 * The ids of a series' drafts after one of them was put in the place of another.
 * Undefined where either may not move or nothing changes.
 */
export function draftsAfterMove(ofSeries: readonly Exhibit[], moved: string, target: string): string[] | undefined {
  const drafts = ofSeries.filter(canMove).map(({ id }) => id)
  const from = drafts.indexOf(moved)
  const to = drafts.indexOf(target)
  if (from < 0 || to < 0 || from === to) return undefined
  return drafts.toSpliced(from, 1).toSpliced(to, 0, moved)
}

/** The draft next to one, above (−1) or below (1) it; undefined at either end. */
export function neighbour(ofSeries: readonly Exhibit[], id: string, step: -1 | 1): string | undefined {
  const drafts = ofSeries.filter(canMove)
  const at = drafts.findIndex((exhibit) => exhibit.id === id)
  return at < 0 ? undefined : drafts[at + step]?.id
}
