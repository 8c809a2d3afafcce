import { useSyncExternalStore } from 'react'
import type { EntryFilter } from '../../../shared/contract/audit.ts'

/** How a trail is narrowed, beside the document that stands in the address. Names stay in the window's memory. */
export type TrailOptions = Pick<EntryFilter, 'chain' | 'operator' | 'of' | 'from' | 'to'>

const byTrail = new Map<string, TrailOptions>()
const listeners = new Set<() => void>()
const NONE: TrailOptions = {}

/** @param trail The id of a case, or `vault`. */
export function useTrailOptions(trail: string): readonly [TrailOptions, (options: TrailOptions) => void] {
  const options = useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => byTrail.get(trail) ?? NONE,
  )
  return [
    options,
    (next) => {
      byTrail.set(trail, next)
      for (const listener of listeners) listener()
    },
  ]
}
