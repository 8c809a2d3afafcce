import { type RefObject, useEffect, useState } from 'react'
import { selectedIn, type SelectedText } from './selectionPoints.ts'

/** What is selected in a text; a caret is a selection without extent. */
export interface TextSelection {
  /** Followed as it changes, a little later. */
  readonly followed: SelectedText | undefined
  /** At this moment; what was followed last where the selection has left the text. */
  readonly now: () => SelectedText | undefined
}

export function useTextSelection(root: RefObject<HTMLElement | null>): TextSelection {
  const [selected, setSelected] = useState<SelectedText>()
  useEffect(() => {
    function follow(): void {
      setSelected((known) => {
        const now = root.current ? selectedIn(root.current) : undefined
        return JSON.stringify(now) === JSON.stringify(known) ? known : now
      })
    }
    document.addEventListener('selectionchange', follow)
    return () => document.removeEventListener('selectionchange', follow)
  }, [root])
  return { followed: selected, now: () => (root.current && selectedIn(root.current)) ?? selected }
}
