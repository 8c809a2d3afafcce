/** Two that belong together, for a reason that the caller knows. */
export interface Tie {
  readonly a: string
  readonly b: string
}

/**
 * Parts the members into groups by their ties. The ties are taken in order, so that the surest comes first; one that would
 * bring together two that are kept apart is left. Groups stand in the order of their first member.
 */
export function grouped(members: readonly string[], ties: readonly Tie[], apart: readonly Tie[]): string[][] {
  const groupOf = new Map(members.map((member) => [member, [member]]))
  const kept = new Map<string, Set<string>>()
  for (const { a, b } of apart) {
    keptFrom(kept, a).add(b)
    keptFrom(kept, b).add(a)
  }
  for (const { a, b } of ties) {
    const [left, right] = [groupOf.get(a), groupOf.get(b)]
    if (!left || !right || left === right) continue
    const [larger, smaller] = left.length < right.length ? [right, left] : [left, right]
    if (smaller.some((one) => larger.some((other) => kept.get(one)?.has(other)))) continue
    larger.push(...smaller)
    for (const one of smaller) groupOf.set(one, larger)
  }
  const place = new Map(members.map((member, at) => [member, at]))
  return [...new Set(groupOf.values())].map((group) => group.toSorted((x, y) => place.get(x)! - place.get(y)!))
}

function keptFrom(kept: Map<string, Set<string>>, of: string): Set<string> {
  const found = kept.get(of) ?? new Set<string>()
  kept.set(of, found)
  return found
}
