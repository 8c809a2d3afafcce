import { useSyncExternalStore } from 'react'

let gone = false
const listeners = new Set<() => void>()

/** Says whether the part of the program that holds the vault is out of reach. */
export function noteEngineGone(now: boolean): void {
  if (now === gone) return
  gone = now
  for (const listener of listeners) listener()
}

export function isEngineGone(): boolean {
  return gone
}

export function useEngineGone(): boolean {
  return useSyncExternalStore((listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }, isEngineGone)
}
