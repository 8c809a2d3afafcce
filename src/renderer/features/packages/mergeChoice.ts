import type { Difference } from '../../../shared/contract/packages.ts'

/** One row of the case with all its differences, in the order in which they came. */
export interface DifferingRow {
  readonly key: string
  readonly part: Difference['part']
  readonly of: string
  readonly fields: readonly Difference[]
}

/** A row that only the package has and that nobody took out here: it comes in, there being nothing to choose. */
export function comesIn({ field, ours }: Difference): boolean {
  return field === null && ours === null
}

/** The fields that the package has newer: what is offered to be taken over. A row that was taken out here stays out. */
export function newerThere(differences: readonly Difference[]): ReadonlySet<string> {
  return new Set(differences.filter(({ field, newer }) => field !== null && newer === 'theirs').map(({ id }) => id))
}

export function byRow(differences: readonly Difference[]): DifferingRow[] {
  const rows = Map.groupBy(differences, ({ id, field }) => (field === null ? id : id.slice(0, -field.length - 1)))
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
  for (const one of differences) {
    if (comesIn(one)) continue
    if (take) next.add(one.id)
    else next.delete(one.id)
  }
  return next
}
