import { type RefObject, useEffect, useRef, useState } from 'react'
import { moved, type Span, zoomed } from '../../../shared/domain/timeline-axis.ts'

/** What was last shown of each case, so that back and forward show it again. */
const shownOf = new Map<string, Span>()

/** The days that are shown; until somebody moves or zooms, all of them. */
export function useSpan(caseId: string, all: Span) {
  const [own, setOwn] = useState(() => shownOf.get(caseId))
  const span = own ?? all
  const latest = useRef(span)
  useEffect(() => {
    latest.current = span
  })
  return {
    span,
    show(next: Span | undefined) {
      if (next) shownOf.set(caseId, next)
      else shownOf.delete(caseId)
      setOwn(next)
    },
    latest,
  }
}

interface Moving {
  /** Pixels of the axis, from its left edge. */
  width: number
  left: number
  latest: RefObject<Span>
  show: (span: Span) => void
}

/** How much a notch of the wheel and a pixel of a pinch zoom. */
const WHEEL = 0.0022

/**
 * Ctrl with the wheel, and a pinch, zoom about the pointer; the wheel sideways or with Shift, and dragging, move. The wheel
 * alone scrolls the lanes.
 */
export function useMoving(area: RefObject<HTMLDivElement | null>, { width, left, latest, show }: Moving): void {
  useEffect(() => {
    const element = area.current
    if (!element) return
    const dayAt = (clientX: number) => {
      const { from, to } = latest.current
      const x = clientX - element.getBoundingClientRect().left - left
      return from + (Math.min(width, Math.max(0, x)) / width) * (to - from)
    }
    const perPixel = () => (latest.current.to - latest.current.from) / width
    // The state of the window follows a frame later than the wheel.
    const go = (next: Span) => {
      latest.current = next
      show(next)
    }
    function onWheel(event: WheelEvent): void {
      const sideways = event.shiftKey && event.deltaX === 0 ? event.deltaY : event.deltaX
      if (event.ctrlKey || event.metaKey)
        go(zoomed(latest.current, Math.exp(event.deltaY * WHEEL), dayAt(event.clientX)))
      else if (Math.abs(sideways) > Math.abs(event.deltaY) || event.shiftKey)
        go(moved(latest.current, sideways * perPixel()))
      else return
      event.preventDefault()
    }
    const fingers = new Map<number, number>()
    function onPointerDown(event: PointerEvent): void {
      const onTrack = (event.target as Element).closest('.tl-track, .tl-axis')
      if (!onTrack || (event.target as Element).closest('.tl-mark')) return
      fingers.set(event.pointerId, event.clientX)
    }
    function onPointerMove(event: PointerEvent): void {
      const before = fingers.get(event.pointerId)
      if (before === undefined) return
      const others = [...fingers].filter(([id]) => id !== event.pointerId).map(([, x]) => x)
      fingers.set(event.pointerId, event.clientX)
      const [other] = others
      if (other === undefined) {
        if (Math.abs(event.clientX - before) > 0) go(moved(latest.current, (before - event.clientX) * perPixel()))
      } else {
        const factor = Math.max(8, Math.abs(before - other)) / Math.max(8, Math.abs(event.clientX - other))
        go(zoomed(latest.current, factor, dayAt((event.clientX + other) / 2)))
      }
    }
    const onPointerEnd = (event: PointerEvent) => void fingers.delete(event.pointerId)
    element.addEventListener('wheel', onWheel, { passive: false })
    element.addEventListener('pointerdown', onPointerDown)
    window.addEventListener('pointermove', onPointerMove)
    window.addEventListener('pointerup', onPointerEnd)
    window.addEventListener('pointercancel', onPointerEnd)
    return () => {
      element.removeEventListener('wheel', onWheel)
      element.removeEventListener('pointerdown', onPointerDown)
      window.removeEventListener('pointermove', onPointerMove)
      window.removeEventListener('pointerup', onPointerEnd)
      window.removeEventListener('pointercancel', onPointerEnd)
    }
  }, [area, width, left, latest, show])
}
