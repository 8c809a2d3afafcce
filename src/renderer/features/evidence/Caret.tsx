import { type RefObject, useLayoutEffect, useState } from 'react'
import { rectOf, type SelectedText } from '../passages/selectionPoints.ts'

interface CaretProps {
  scroller: RefObject<HTMLElement | null>
  selected: SelectedText | undefined
}

/** The caret of a text that is read and not written; where something is selected that shows itself. */
export function Caret({ scroller, selected }: CaretProps) {
  const [place, setPlace] = useState<{ left: number; top: number; height: number }>()
  const { ordinal, offset } = selected?.focus ?? {}
  const isCaret = selected !== undefined && selected.anchor.ordinal === ordinal && selected.anchor.offset === offset

  useLayoutEffect(() => {
    const root = scroller.current
    if (!root || !isCaret || ordinal === undefined || offset === undefined) return setPlace(undefined)
    const rect = rectOf(root, { ordinal, offset })
    if (!rect) return setPlace(undefined)
    const { left, top } = root.getBoundingClientRect()
    setPlace({ left: rect.left - left + root.scrollLeft, top: rect.top - top + root.scrollTop, height: rect.height })
  }, [scroller, isCaret, ordinal, offset])

  return place ? <span className="text-caret" style={place} aria-hidden /> : null
}
