import { bounds, type EdtfDate } from './edtf.ts'

/**
 * The one that was certainly published first: before the first day that the date of any other may mean. Undefined where
 * dates overlap or one is not known, since any of these may then have come first.
 */
export function certainlyFirst<T extends { readonly published: EdtfDate | null }>(all: readonly T[]): T | undefined {
  return all.find((one) => {
    const latest = one.published && bounds(one.published).latest
    if (latest == null) return false
    return all.every((other) => {
      if (other === one) return true
      const earliest = other.published && bounds(other.published).earliest
      return earliest != null && latest < earliest
    })
  })
}
