import { useSyncExternalStore } from 'react'

let savedAt: Date | undefined
const listeners = new Set<() => void>()

/** Says in the status bar that the last change is written. */
export function noteSaved(): void {
  savedAt = new Date()
  for (const listener of listeners) listener()
}

/** When this window's last change was written; undefined where it made none. */
export function useSavedAt(): Date | undefined {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => savedAt,
  )
}
