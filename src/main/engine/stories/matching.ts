import type { Sentence } from './sentences.ts'

/** Of the words of two sentences, how many are to be the same for one to be the other edited (Dice's coefficient). */
const EDITED = 0.5
/** Pairs of sentences that are looked at for edits; beyond it, texts differ too much to be told sentence by sentence. */
const MOST_PAIRS = 400_000

/** For each sentence on the left, the place of the same or the edited one on the right; -1 where there is none. Titles belong together. */
export function matchSentences(left: readonly Sentence[], right: readonly Sentence[]): number[] {
  const matched = left.map(() => -1)
  const places = Map.groupBy(right.keys(), (at) => right[at]!.key)
  for (const [at, { key }] of left.entries()) matched[at] = places.get(key)?.shift() ?? -1
  const titles = [left, right].map((of) => of.findIndex(({ isTitle }) => isTitle)) as [number, number]
  if (!titles.includes(-1) && matched[titles[0]] === -1 && !matched.includes(titles[1])) matched[titles[0]] = titles[1]
  const taken = new Set(matched)
  const openLeft = [...left.keys()].filter((at) => matched[at] === -1)
  const openRight = [...right.keys()].filter((at) => !taken.has(at))
  if (openLeft.length * openRight.length > MOST_PAIRS) return matched
  const alike = openLeft.flatMap((at) =>
    openRight
      .map((there) => ({ at, there, dice: dice(left[at]!.words, right[there]!.words) }))
      .filter((pair) => pair.dice >= EDITED),
  )
  for (const { at, there } of alike.toSorted((a, b) => b.dice - a.dice || a.at - b.at || a.there - b.there)) {
    if (matched[at] !== -1 || taken.has(there)) continue
    matched[at] = there
    taken.add(there)
  }
  return matched
}

function dice(one: readonly string[], other: readonly string[]): number {
  const left = new Map<string, number>()
  for (const word of one) left.set(word, (left.get(word) ?? 0) + 1)
  let shared = 0
  for (const word of other) {
    const count = left.get(word) ?? 0
    if (count === 0) continue
    shared++
    left.set(word, count - 1)
  }
  return (2 * shared) / (one.length + other.length)
}

/** The places that stand in rising order in the longest such run; the others were moved. */
export function inPlace(places: readonly number[]): Set<number> {
  const ends: number[] = []
  const before = new Map<number, number | undefined>()
  for (const place of places) {
    let at = ends.findIndex((end) => end >= place)
    if (at === -1) at = ends.length
    before.set(place, ends[at - 1])
    ends[at] = place
  }
  const run = new Set<number>()
  for (let place = ends.at(-1); place !== undefined; place = before.get(place)) run.add(place)
  return run
}
