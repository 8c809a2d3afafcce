import { useState, useSyncExternalStore } from 'react'
import type { Zoom } from '../../components/pageZoom.ts'
import type { Turns } from './wordsOnPage.ts'

/** How the pages of a document were left: kept until the window is closed or the vault locked. */
interface KeptPages {
  readonly page: number
  readonly turns: Turns
}

/** How pages are shown, whichever document's. */
interface Look {
  readonly zoom: Zoom
  readonly thumbnails: boolean
}

const kept = new Map<string, KeptPages>()
let look: Look = { zoom: 'fit', thumbnails: false }
const listeners = new Set<() => void>()

export const turnsOf = (documentId: string): Turns => kept.get(documentId)?.turns ?? 0

/** The document opens at this page the next time its pages are shown. */
export function leaveAtPage(documentId: string, page: number): void {
  kept.set(documentId, { page, turns: turnsOf(documentId) })
}

export function useKeptPages(documentId: string) {
  const [turns, setTurns] = useState(turnsOf(documentId))
  const [first] = useState(kept.get(documentId)?.page ?? 1)
  const { zoom, thumbnails } = useSyncExternalStore(subscribe, () => look)

  function keep(part: Partial<KeptPages>): void {
    kept.set(documentId, { page: first, turns, ...kept.get(documentId), ...part })
  }

  return {
    /** The page at which it was left. */
    first,
    turns,
    zoom,
    thumbnails,
    keepPage: (page: number) => keep({ page }),
    turn: (by: 1 | -1) => {
      const next = ((turns + by + 4) % 4) as Turns
      keep({ turns: next })
      setTurns(next)
    },
    setZoom,
    toggleThumbnails,
  }
}

const setZoom = (zoom: Zoom): void => changeLook({ zoom })
const toggleThumbnails = (): void => changeLook({ thumbnails: !look.thumbnails })

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function changeLook(part: Partial<Look>): void {
  look = { ...look, ...part }
  for (const listener of listeners) listener()
}
