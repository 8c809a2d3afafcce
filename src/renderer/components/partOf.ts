import type { Saved } from './SavedFields.tsx'

/** A part of a value that is saved as a whole; what keeps the whole from being written is shown once, by the whole. */
export function partOf<T, P>(saved: Saved<T>, get: (whole: T) => P, put: (whole: T, part: P) => T): Saved<P> {
  const { value, standing, incomplete, keep, drop, change } = saved
  return {
    value: get(value),
    standing: get(standing),
    incomplete,
    keep,
    drop,
    change: (part) => change(put(value, part)),
    conflict: undefined,
    keepMine: saved.keepMine,
    keepTheirs: saved.keepTheirs,
    error: undefined,
  }
}
