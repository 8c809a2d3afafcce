import type { DocumentSummary } from '../../../shared/contract/evidence.ts'
import type { Exhibit, Series } from '../../../shared/contract/exhibits.ts'
import { compareExhibitNumbers } from '../../../shared/domain/exhibit-number.ts'
import { assignNumbers } from '../../../shared/domain/exhibit-order.ts'

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

/**
 * The exhibits of a series that a person may still move, in order: drafts that are neither translation nor correction
 * and under whose number nothing was ever served.
 */
export function movable(ofSeries: readonly Exhibit[]): Exhibit[] {
  const fixed = fixedNumbers(ofSeries)
  return ofSeries.filter(({ number }) => number.correction === 1 && !number.translation && !fixed.has(number.number))
}

/**
 * The ids of a series' drafts after one of them was put in the place of another.
 * Undefined where either may not move or nothing changes.
 */
export function draftsAfterMove(ofSeries: readonly Exhibit[], moved: string, target: string): string[] | undefined {
  const drafts = movable(ofSeries).map(({ id }) => id)
  const from = drafts.indexOf(moved)
  const to = drafts.indexOf(target)
  if (from < 0 || to < 0 || from === to) return undefined
  return drafts.toSpliced(from, 1).toSpliced(to, 0, moved)
}

/** The draft next to one, above (−1) or below (1) it; undefined at either end. */
export function neighbour(ofSeries: readonly Exhibit[], id: string, step: -1 | 1): string | undefined {
  const drafts = movable(ofSeries)
  const at = drafts.findIndex((exhibit) => exhibit.id === id)
  return at < 0 ? undefined : drafts[at + step]?.id
}

/** Whether a document takes the number of its original with -T: its original is an exhibit or is numbered with it. */
export function takesOriginalsNumber(
  { relation }: Pick<DocumentSummary, 'relation'>,
  numberedWithIt: readonly Pick<DocumentSummary, 'id'>[],
  exhibits: readonly Exhibit[],
): boolean {
  if (relation?.kind !== 'translation') return false
  const isOriginal = ({ id }: { id: string }) => id === relation.of
  return (
    numberedWithIt.some(isOriginal) ||
    exhibits.some(({ document, state }) => state !== 'withdrawn' && isOriginal(document))
  )
}

/** On which side of a draft another one comes to lie when it is dropped there; undefined where it cannot. */
export function dropEdge(ofSeries: readonly Exhibit[], moved: string, target: string): 'above' | 'below' | undefined {
  const drafts = draftsAfterMove(ofSeries, moved, target)
  return drafts && (drafts.indexOf(moved) < drafts.indexOf(target) ? 'above' : 'below')
}

/** The labels that so many further drafts of a series will bear. */
export function nextLabels(ofSeries: readonly Exhibit[], series: string, howMany: number): string[] {
  const drafts = movable(ofSeries).map(({ id }) => id)
  const added = Array.from({ length: howMany }, (_, index) => `new ${index}`)
  const numbers = assignNumbers([...fixedNumbers(ofSeries)], [...drafts, ...added])
  return added.map((id) => `${series}-${numbers.get(id)}`)
}

function fixedNumbers(ofSeries: readonly Exhibit[]): Set<number> {
  return new Set(ofSeries.filter(({ state }) => state !== 'draft').map(({ number }) => number.number))
}
