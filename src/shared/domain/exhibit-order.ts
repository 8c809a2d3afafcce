/**
 * The numbers of a series: those once served stay for ever; the drafts take, in their order, the numbers that are left,
 * from 1. A number once served is never given again, so a withdrawn exhibit leaves no gap that could be filled.
 */
export function assignNumbers(fixed: readonly number[], drafts: readonly string[]): Map<string, number> {
  const taken = new Set(fixed)
  const assigned = new Map<string, number>()
  let next = 1
  for (const draft of drafts) {
    while (taken.has(next)) next += 1
    assigned.set(draft, next)
    next += 1
  }
  return assigned
}
