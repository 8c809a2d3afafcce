import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef } from 'react'
import { PageImage } from './PageImage.tsx'
import type { PageSize } from './pageZoom.ts'

/** CSS pixels. */
const WIDTH = 66
const BELOW = 30

interface ThumbnailsProps {
  sizes: readonly PageSize[]
  pathOf: (page: number) => string
  labelOf: (page: number) => string
  page: number
  onGo: (page: number) => void
  label: string
}

/** Every page small; the one that is shown is framed. */
export function Thumbnails({ sizes, pathOf, labelOf, page, onGo, label }: ThumbnailsProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const heightOf = ({ width, height }: PageSize) => Math.round((WIDTH * height) / width)
  const rows = useVirtualizer({
    count: sizes.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => heightOf(sizes[index] as PageSize) + BELOW,
    overscan: 2,
    paddingStart: 16,
  })

  useEffect(() => {
    rows.scrollToIndex(page - 1, { align: 'auto' })
  }, [rows, page])

  return (
    <div ref={scroller} className="thumbnails" role="group" aria-label={label} tabIndex={0}>
      <div style={{ height: rows.getTotalSize(), position: 'relative' }}>
        {rows.getVirtualItems().map(({ index, key, start }) => (
          <button
            key={key}
            type="button"
            className="thumbnail"
            style={{ transform: `translateY(${start}px)` }}
            aria-current={page === index + 1 ? 'page' : undefined}
            aria-label={labelOf(index + 1)}
            tabIndex={-1}
            onClick={() => onGo(index + 1)}
          >
            <PageImage
              path={pathOf(index + 1)}
              width={WIDTH}
              height={heightOf(sizes[index] as PageSize)}
              label=""
              passing={rows.isScrolling}
            />
            <span className="numbers">{index + 1}</span>
          </button>
        ))}
      </div>
    </div>
  )
}
