import { useState } from 'react'
import type { Zoom } from '../../components/pageZoom.ts'
import type { Turns } from './wordsOnPage.ts'

/** How the pages of a document were left: kept until the window is closed or the vault locked. */
interface KeptPages {
  readonly page: number
  readonly turns: Turns
}

const kept = new Map<string, KeptPages>()
/** The same for every document, as the person chose it last. */
let look: { zoom: Zoom; thumbnails: boolean } = { zoom: 'fit', thumbnails: false }

export function useKeptPages(documentId: string) {
  const [turns, setTurns] = useState<Turns>(kept.get(documentId)?.turns ?? 0)
  const [{ zoom, thumbnails }, setLook] = useState(look)
  const [first] = useState(kept.get(documentId)?.page ?? 1)

  function keep(part: Partial<KeptPages>): void {
    kept.set(documentId, { page: first, turns, ...kept.get(documentId), ...part })
  }

  function chooseLook(part: Partial<typeof look>): void {
    look = { ...look, ...part }
    setLook(look)
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
    setZoom: (next: Zoom) => chooseLook({ zoom: next }),
    toggleThumbnails: () => chooseLook({ thumbnails: !thumbnails }),
  }
}
