/** A place in JSON as people write it: `documents[3].marks.reviewed`. */
export function jsonPath(path: readonly PropertyKey[]): string {
  return path.reduce<string>((at, step) => {
    if (typeof step === 'number') return `${at}[${step}]`
    return at === '' ? String(step) : `${at}.${String(step)}`
  }, '')
}
