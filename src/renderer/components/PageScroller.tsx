import { useElementSize, useMergedRef } from '@mantine/hooks'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react'
import { PageImage } from './PageImage.tsx'

/** Points (1/72 inch). */
export interface PageSize {
  readonly width: number
  readonly height: number
}

/** `fit`: as wide as the pane, a full page's measure at the most; else CSS pixels to the 96th of an inch. */
export type Zoom = 'fit' | number

const CSS_PIXELS_A_POINT = 96 / 72
const GAP = 16
const MARGIN = 20
const WIDEST_FIT = 960
const LEAST_FIT = 120

interface PageScrollerProps {
  sizes: readonly PageSize[]
  /** Route of the picture of page n, from 1. */
  pathOf: (page: number) => string
  labelOf: (page: number) => string
  zoom: Zoom
  /** The page to show; a new object goes there again. */
  goTo: { readonly page: number } | undefined
  /** The page under the middle of the pane, each time it becomes another one. */
  onPage: (page: number) => void
  label: string
}

/** Pages under each other; only those in view are rendered. */
export function PageScroller(props: PageScrollerProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const { ref: measured, width } = useElementSize()
  const ref = useMergedRef(scroller, measured)
  const widest = Math.max(1, ...props.sizes.map((size) => size.width))
  const scale =
    props.zoom === 'fit'
      ? Math.min(WIDEST_FIT, Math.max(LEAST_FIT, width - 2 * MARGIN)) / widest
      : props.zoom * CSS_PIXELS_A_POINT
  return (
    <div ref={ref} className="page-scroller" tabIndex={0} role="document" aria-label={props.label}>
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

function Pages({ sizes, pathOf, labelOf, goTo, onPage, scroller, scale, widest }: PagesProps) {
  const rows = useVirtualizer({
    count: sizes.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => Math.round((sizes[index] as PageSize).height * scale) + GAP,
    overscan: 1,
    paddingStart: GAP,
    paddingEnd: GAP,
  })
  const middle = (rows.scrollOffset ?? 0) + (rows.scrollRect?.height ?? 0) / 2
  const page = (rows.getVirtualItemForOffset(middle)?.index ?? 0) + 1
  const here = useRef(page)

  const drawn = useRef(scale)
  useLayoutEffect(() => {
    if (drawn.current === scale) return
    drawn.current = scale
    rows.measure()
    rows.scrollToIndex(here.current - 1, { align: 'start' })
  }, [rows, scale])

  useEffect(() => {
    here.current = page
    onPage(page)
  }, [page, onPage])

  useEffect(() => {
    if (goTo) rows.scrollToIndex(goTo.page - 1, { align: 'start' })
  }, [rows, goTo])

  return (
    <div style={{ height: rows.getTotalSize(), minWidth: widest, position: 'relative' }}>
      {rows.getVirtualItems().map(({ index, key, start }) => {
        const size = sizes[index] as PageSize
        return (
          <div key={key} className="page-place" style={{ transform: `translateY(${start}px)` }}>
            <PageImage
              path={pathOf(index + 1)}
              width={Math.round(size.width * scale)}
              height={Math.round(size.height * scale)}
              label={labelOf(index + 1)}
            />
          </div>
        )
      })}
    </div>
  )
}
