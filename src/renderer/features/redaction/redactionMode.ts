import { useSyncExternalStore } from 'react'

let redacted: string | undefined
const listeners = new Set<() => void>()

/** Draws boxes on this document's pages from now on; undefined: on none. */
export function redact(documentId: string | undefined): void {
  redacted = documentId
  for (const listener of listeners) listener()
}

export function useRedacts(documentId: string): boolean {
  return useSyncExternalStore(subscribe, () => redacted === documentId)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
