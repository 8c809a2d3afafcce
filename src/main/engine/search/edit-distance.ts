export interface Damerau {
  /** Letters of the word that is measured from. */
  readonly length: number
  /** Letters to put in, take away, change or swap with the next; `most` + 1 where they are more. */
  to(other: string, most: number): number
}

/** Distances of words from one, by Damerau's and Levenshtein's measure with swaps of neighbours alone. */
export function damerau(word: string): Damerau {
  const letters = [...word]
  return {
    length: letters.length,
    to(other, most) {
      if (Math.abs(other.length - word.length) > most) return most + 1
      return measure(letters, [...other], most)
    },
  }
}

function measure(a: readonly string[], b: readonly string[], most: number): number {
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    let least = i
    for (let j = 1; j <= b.length; j++) {
      const change = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      let distance = Math.min(change, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1)
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      if (swapped) distance = Math.min(distance, (before[j - 2] ?? 0) + 1)
      row.push(distance)
      least = Math.min(least, distance)
    }
    if (least > most) return most + 1
    before = last
    last = row
  }
  return last[b.length] ?? 0
}
