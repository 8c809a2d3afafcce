import { useElementSize, useMergedRef } from '@mantine/hooks'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type ReactNode, type RefObject, useEffect, useLayoutEffect, useRef } from 'react'
import { PageImage } from './PageImage.tsx'
import { scaleOf, type PageSize, type Zoom } from './pageZoom.ts'
import type { ScrollLink } from './scrollLink.ts'
import { useLinkedScroll } from './useLinkedScroll.ts'

const GAP = 16

export interface PagePlace {
  readonly page: number
  /** Points below the page's upper edge; its head where none is given. */
  readonly down?: number
}

interface PageScrollerProps {
  sizes: readonly PageSize[]
  /** Route of the picture of page n, from 1. */
  pathOf: (page: number) => string
  labelOf: (page: number) => string
  zoom: Zoom
  /** The place to show; a new object goes there again. */
  goTo: PagePlace | undefined
  /** The page under the middle of the pane, each time it becomes another one. */
  onPage: (page: number) => void
  label: string
  /** Another document's scroller that moves with this one. */
  link?: ScrollLink | undefined
  /** What lies over the picture of page n; `scale` is CSS pixels a point. */
  over?: (page: number, scale: number) => ReactNode
  onKeyDown?: (event: KeyboardEvent<HTMLDivElement>) => void
}

/** Pages under each other; only those in view are rendered. */
export function PageScroller(props: PageScrollerProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const { ref: measured, width, height } = useElementSize()
  const ref = useMergedRef(scroller, measured)
  const { sizes, zoom } = props
  const scale = scaleOf(zoom, sizes, { width, height })
  const widest = Math.max(1, ...sizes.map((size) => size.width))
  return (
    <div
      ref={ref}
      className="page-scroller"
      tabIndex={0}
      role="document"
      aria-label={props.label}
      onKeyDown={props.onKeyDown}
    >
      {width > 0 && <Pages {...props} scroller={scroller} scale={scale} widest={Math.ceil(widest * scale)} />}
    </div>
  )
}

interface PagesProps extends PageScrollerProps {
  scroller: RefObject<HTMLDivElement | null>
  /** CSS pixels a point. */
  scale: number
  /** CSS pixels of the widest page. */
  widest: number
}

function Pages({ sizes, pathOf, labelOf, goTo, onPage, scroller, scale, widest, link, over }: PagesProps) {
  const rows = useVirtualizer({
    count: sizes.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => Math.round((sizes[index] as PageSize).height * scale) + GAP,
    overscan: 1,
    paddingStart: GAP,
    paddingEnd: GAP,
    // A page of words that is drawn late is better than a scrolling that waits for it.
    useFlushSync: false,
  })
  const middle = (rows.scrollOffset ?? 0) + (rows.scrollRect?.height ?? 0) / 2
  const page = (rows.getVirtualItemForOffset(middle)?.index ?? 0) + 1
  const here = useRef(page)
  useLinkedScroll(link, rows, scroller)

  const drawn = useRef({ scale, sizes })
  useLayoutEffect(() => {
    if (drawn.current.scale === scale && drawn.current.sizes === sizes) return
    drawn.current = { scale, sizes }
    rows.measure()
    rows.scrollToIndex(here.current - 1, { align: 'start' })
  }, [rows, scale, sizes])

  useEffect(() => {
    here.current = page
    onPage(page)
  }, [page, onPage])

  const latestScale = useRef(scale)
  useEffect(() => {
    latestScale.current = scale
  })
  useEffect(() => {
    if (!goTo) return
    const index = goTo.page - 1
    const head = goTo.down === undefined ? undefined : rows.getOffsetForIndex(index, 'start')?.[0]
    if (head === undefined || goTo.down === undefined) rows.scrollToIndex(index, { align: 'start' })
    else {
      const above = (scroller.current?.clientHeight ?? 0) / 3
      rows.scrollToOffset(Math.max(0, head + goTo.down * latestScale.current - above))
    }
  }, [rows, goTo, scroller])

  return (
    <div style={{ height: rows.getTotalSize(), minWidth: widest, position: 'relative' }}>
      {rows.getVirtualItems().map(({ index, key, start }) => {
        const size = sizes[index] as PageSize
        return (
          <div key={key} className="page-place" style={{ transform: `translateY(${start}px)` }}>
            <div className="page-sheet">
              <PageImage
                path={pathOf(index + 1)}
                width={Math.round(size.width * scale)}
                height={Math.round(size.height * scale)}
                label={labelOf(index + 1)}
                passing={rows.isScrolling}
              />
              {over?.(index + 1, scale)}
            </div>
          </div>
        )
      })}
    </div>
  )
}
