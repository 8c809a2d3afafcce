import { useElementSize, useMergedRef } from '@mantine/hooks'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef } from 'react'
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
export function PageScroller({ sizes, pathOf, labelOf, zoom, goTo, onPage, label }: PageScrollerProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const { ref: measured, width } = useElementSize()
  const ref = useMergedRef(scroller, measured)
  const widest = Math.max(1, ...sizes.map((size) => size.width))
  const scale =
    zoom === 'fit' ? Math.min(WIDEST_FIT, Math.max(120, width - 2 * MARGIN)) / widest : zoom * CSS_PIXELS_A_POINT

  const rows = useVirtualizer({
    count: sizes.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => Math.round((sizes[index] as PageSize).height * scale) + GAP,
    overscan: 1,
    paddingStart: GAP,
    paddingEnd: GAP,
  })

  const here = useRef(1)
  const middle = (rows.scrollOffset ?? 0) + (rows.scrollRect?.height ?? 0) / 2
  const page = (rows.getVirtualItemForOffset(middle)?.index ?? 0) + 1

  useEffect(() => {
    if (page !== here.current) {
      here.current = page
      onPage(page)
    }
  }, [page, onPage])

  useEffect(() => {
    const at = here.current
    rows.measure()
    rows.scrollToIndex(at - 1, { align: 'start' })
  }, [rows, scale])

  useEffect(() => {
    if (goTo) rows.scrollToIndex(goTo.page - 1, { align: 'start' })
  }, [rows, goTo])

  return (
    <div ref={ref} className="page-scroller" tabIndex={0} role="document" aria-label={label}>
      <div style={{ height: rows.getTotalSize(), minWidth: Math.ceil(widest * scale), position: 'relative' }}>
        {width > 0 &&
          rows.getVirtualItems().map(({ index, key, start }) => {
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
    </div>
  )
}
