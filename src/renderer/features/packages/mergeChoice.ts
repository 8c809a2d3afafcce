import type { Difference } from '../../../shared/contract/packages.ts'

/** One row of the case with all its differences, in the order in which they came. */
export interface DifferingRow {
  readonly key: string
  readonly part: Difference['part']
  readonly of: string
  readonly fields: readonly Difference[]
}

/** The differences that the package has newer, and the rows that only it has: what is offered to be taken over. */
export function newerThere(differences: readonly Difference[]): ReadonlySet<string> {
  return new Set(differences.filter(({ field, newer }) => field === null || newer === 'theirs').map(({ id }) => id))
}

export function byRow(differences: readonly Difference[]): DifferingRow[] {
  const rows = Map.groupBy(differences, ({ part, of }) => `${part} ${of}`)
  return [...rows].map(([key, fields]) => {
    const [first] = fields as [Difference, ...Difference[]]
    return { key, part: first.part, of: first.of, fields }
  })
}

/** The choice with some differences taken over or left as they are here. */
export function chosen(
  theirs: ReadonlySet<string>,
  differences: readonly Difference[],
  take: boolean,
): ReadonlySet<string> {
  const next = new Set(theirs)
  for (const { id } of differences) {
    if (take) next.add(id)
    else next.delete(id)
  }
  return next
}
