import { type RefObject, useEffect, useState } from 'react'
import { selectedIn, type SelectedText } from './selectionPoints.ts'

/** What is selected in the text of an element, followed as it changes; a caret is a selection without extent. */
export function useTextSelection(root: RefObject<HTMLElement | null>): SelectedText | undefined {
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
  return selected
}
