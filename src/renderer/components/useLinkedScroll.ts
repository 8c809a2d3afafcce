import type { Virtualizer } from '@tanstack/react-virtual'
import { type RefObject, useEffect } from 'react'
import type { ScrollLink } from './scrollLink.ts'

/** Milliseconds after being moved by the other scroller in which a scrolling is its doing. */
const MOVED = 150

/** Ties a virtual list of ¶ or pages to another one. */
export function useLinkedScroll(
  link: ScrollLink | undefined,
  rows: Pick<Virtualizer<HTMLElement, Element>, 'getVirtualItemForOffset' | 'measurementsCache'>,
  scroller: RefObject<HTMLElement | null>,
): void {
  useEffect(() => {
    const element = scroller.current
    if (!link || !element) return
    let movedAt = -Infinity
    const onScroll = () => {
      if (performance.now() - movedAt < MOVED) return
      const row = rows.getVirtualItemForOffset(element.scrollTop)
      if (row)
        link.tell({ index: row.index, part: Math.min(1, (element.scrollTop - row.start) / Math.max(1, row.size)) })
    }
    const end = link.follow(({ index, part }) => {
      const row = rows.measurementsCache[index]
      if (!row) return
      movedAt = performance.now()
      element.scrollTop = row.start + part * row.size
    })
    element.addEventListener('scroll', onScroll, { passive: true })
    return () => {
      end()
      element.removeEventListener('scroll', onScroll)
    }
  }, [link, rows, scroller])
}
