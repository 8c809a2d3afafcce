import { useSyncExternalStore } from 'react'
import type { DocumentOrder } from './documentList.ts'

/** How a case's list is narrowed and sorted. Words of a case stay in the window's memory: addresses are written down. */
export interface ListOptions {
  readonly text: string
  readonly tag: string | null
  readonly order: DocumentOrder
  readonly descending: boolean
  readonly shown: boolean
}

const AT_FIRST: ListOptions = { text: '', tag: null, order: 'date', descending: false, shown: false }

const byCase = new Map<string, ListOptions>()
const listeners = new Set<() => void>()

export function useListOptions(caseId: string): readonly [ListOptions, (change: Partial<ListOptions>) => void] {
  const options = useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => byCase.get(caseId) ?? AT_FIRST,
  )
  return [
    options,
    (change) => {
      byCase.set(caseId, { ...(byCase.get(caseId) ?? AT_FIRST), ...change })
      for (const listener of listeners) listener()
    },
  ]
}
