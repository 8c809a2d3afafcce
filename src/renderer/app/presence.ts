import { useSyncExternalStore } from 'react'
import { client } from './engine.ts'
import { hearWindows, tellWindows } from './windows.ts'

/** Milliseconds between two calls that say that somebody is at the window. */
const AT_MOST_EVERY = 20_000
const SIGNS = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const

let locksAt: Date | undefined
const listeners = new Set<() => void>()

function note(at: string | null): void {
  locksAt = at === null ? undefined : new Date(at)
  for (const listener of listeners) listener()
}

/** When the open vault locks by itself; undefined where it does not, or is not known yet. */
export function useLocksAt(): Date | undefined {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => locksAt,
  )
}

let toldAt = -Infinity

/** Tells the engine that somebody is at a window. */
export async function tellPresence(): Promise<void> {
  toldAt = performance.now()
  try {
    const { locksAt: at } = await client.vault.active()
    note(at)
    tellWindows({ is: 'active', locksAt: at })
  } catch {
    // The stream of changes says what became of the vault.
  }
}

/** Tells the engine so each time a pointer or a key is used at this window. */
export function watchPerson(): () => void {
  function onSign(): void {
    if (performance.now() - toldAt > AT_MOST_EVERY) void tellPresence()
  }
  const stopHearing = hearWindows((told) => {
    if (told.is === 'active') note(told.locksAt)
  })
  for (const sign of SIGNS) window.addEventListener(sign, onSign, { capture: true, passive: true })
  void tellPresence()
  return () => {
    stopHearing()
    for (const sign of SIGNS) window.removeEventListener(sign, onSign, { capture: true })
  }
}
