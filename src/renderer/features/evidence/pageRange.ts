/** The pages that a person names, as `1-3, 7`, each once and in order; undefined where it cannot be read or is beyond. */
export function readPageRange(text: string, pages: number): number[] | undefined {
  const named = new Set<number>()
  for (const part of text.split(/[,;]/)) {
    const match = /^\s*(\d{1,7})\s*(?:[-–—]\s*(\d{1,7})\s*)?$/.exec(part)
    const first = Number(match?.[1])
    const last = match?.[2] === undefined ? first : Number(match[2])
    if (!match || first < 1 || last < first || last > pages) return undefined
    for (let page = first; page <= last; page++) named.add(page)
  }
  return [...named].toSorted((a, b) => a - b)
}
