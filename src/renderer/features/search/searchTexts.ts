import { useSyncExternalStore } from 'react'

/** What was last typed for each case and for the vault. It stays in the window's memory: addresses are written down. */
const texts = new Map<string, string>()
const listeners = new Set<() => void>()

export function keepSearchText(caseId: string | undefined, text: string): void {
  texts.set(caseId ?? '', text)
  for (const listener of listeners) listener()
}

export function useSearchText(caseId: string | undefined): string {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => texts.get(caseId ?? '') ?? '',
  )
}
