/** UTF-16 offsets [from, to). */
export interface Span {
  readonly from: number
  readonly to: number
}

/** Where the sought text stands, overlapping places included. */
export function occurrences(text: string, sought: string): number[] {
  const found: number[] = []
  for (let at = text.indexOf(sought); at !== -1; at = text.indexOf(sought, at + 1)) found.push(at)
  return found
}
