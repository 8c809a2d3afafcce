import type { Fact } from '../../../shared/contract/facts.ts'
import { formatFactNumber, parseFactNumber } from '../../../shared/domain/fact.ts'

/** Facts offered at once. */
const OFFERED = 5

/** The facts whose number or words are those that were typed, the latest first where nothing was. */
export function factsFor(facts: readonly Fact[], typed: string): Fact[] {
  const standing = facts.filter(({ withdrawnOn }) => withdrawnOn === null)
  const words = typed.toLocaleLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return standing.toReversed().slice(0, OFFERED)
  const number = parseFactNumber(typed)
  const matching = standing.flatMap((fact) => {
    const text = `${formatFactNumber(fact.number)} ${fact.text}`.toLocaleLowerCase()
    const hits = words.filter((word) => text.includes(word)).length
    const enough = fact.number === number || hits === words.length || (words.length > 1 && hits * 2 >= words.length)
    return enough ? [{ fact, rank: fact.number === number ? words.length + 1 : hits }] : []
  })
  return matching
    .toSorted((a, b) => b.rank - a.rank || a.fact.number - b.fact.number)
    .slice(0, OFFERED)
    .map(({ fact }) => fact)
}
