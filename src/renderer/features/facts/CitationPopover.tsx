import { useLayoutEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { CitationForm, type CitationFormProps } from './CitationForm.tsx'

/** CSS pixels between the passage and the popover, and at the edges of the window. */
const GAP = 6
const EDGE = 8

interface CitationPopoverProps extends CitationFormProps {
  /** Where the passage stands in the window. */
  anchor: Pick<DOMRect, 'left' | 'top' | 'bottom'>
}

/** The form of a citation beside a passage that is shown as a picture of its page. */
export function CitationPopover({ anchor, ...form }: CitationPopoverProps) {
  const box = useRef<HTMLDivElement>(null)
  const [place, setPlace] = useState<{ left: number; top: number }>()

  useLayoutEffect(() => {
    const element = box.current
    if (!element) return
    function put(): void {
      if (!element) return
      const { width, height } = element.getBoundingClientRect()
      const below = anchor.bottom + GAP
      const fits = below + height + EDGE <= window.innerHeight
      const top = fits ? below : Math.max(EDGE, Math.min(anchor.top - GAP - height, window.innerHeight - height - EDGE))
      setPlace({ left: Math.max(EDGE, Math.min(anchor.left, window.innerWidth - width - EDGE)), top })
    }
    put()
    const sizes = new ResizeObserver(put)
    sizes.observe(element)
    return () => sizes.disconnect()
  }, [anchor.left, anchor.top, anchor.bottom])

  return createPortal(
    <div ref={box} className="citation-popover" style={{ ...place, opacity: place ? 1 : 0 }}>
      <CitationForm {...form} />
    </div>,
    document.body,
  )
}
