import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { engine } from '../../app/engine.ts'

/** Milliseconds after the last key until the document is searched. */
const TYPING = 120

export interface FoundPlace {
  readonly ordinal: number
  readonly page: number | null
  readonly from: number
  readonly to: number
}

export interface Find {
  readonly shown: boolean
  readonly text: string
  readonly places: readonly FoundPlace[]
  /** The place that the person stands on, from 0; undefined where nothing is found. */
  readonly at: number | undefined
  readonly error: unknown
  open(): void
  close(): void
  type(text: string): void
  /** Goes to the next (1) or previous (−1) place, round at the ends. */
  step(by: 1 | -1): void
}

const NO_PLACES: readonly FoundPlace[] = []

/** Find in one document. */
export function useFind(documentId: string): Find {
  const [shown, setShown] = useState(false)
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const [typed] = useDebouncedValue(text.trim(), TYPING)
  const asked = shown && typed !== ''
  const query = useQuery(
    engine.evidence.find.queryOptions({
      input: { documentId, text: typed },
      enabled: asked,
      placeholderData: keepPreviousData,
    }),
  )
  const places = asked ? (query.data ?? NO_PLACES) : NO_PLACES
  return {
    shown,
    text,
    places,
    at: places.length === 0 ? undefined : Math.min(at, places.length - 1),
    error: asked ? query.error : null,
    open: () => setShown(true),
    close: () => setShown(false),
    type: (next) => {
      setText(next)
      setAt(0)
    },
    step: (by) => setAt((from) => (places.length === 0 ? 0 : (from + by + places.length) % places.length)),
  }
}
