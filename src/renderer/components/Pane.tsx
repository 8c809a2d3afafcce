import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useKeptWidth } from '../app/layout.ts'

interface PaneProps {
  /** The view it stands in: widths are kept for each. */
  view: string
  name: string
  /** What a screen reader calls it. */
  label: string
  /** CSS pixels at first; without it the pane takes what the others leave. */
  width?: number
  least?: number
  most?: number
  /** The side whose edge drags: `end` for a pane on the left, `start` for one on the right. */
  edge?: 'start' | 'end'
  /** `list`, `reader`, `inspector` or `sidebar`: its ground. */
  ground?: 'list' | 'reader' | 'inspector' | 'sidebar'
  children: ReactNode
}

const STEP = 16

/** One of up to three panes of a view. F6 goes from one to the next; its edge drags, and a double click resets it. */
export function Pane({
  view,
  name,
  label,
  width,
  least = 180,
  most = 640,
  edge,
  ground = 'list',
  children,
}: PaneProps) {
  const { t } = useTranslation()
  const kept = useKeptWidth(`${view}.${name}`, width ?? 0)
  const drag = useRef<{ x: number; width: number }>(undefined)

  const bounded = (value: number) => Math.round(Math.min(most, Math.max(least, value)))
  const outward = edge === 'start' ? -1 : 1

  function onPointerMove(event: PointerEvent) {
    if (drag.current) kept.draw(bounded(drag.current.width + outward * (event.clientX - drag.current.x)))
  }

  function onKeyDown(event: KeyboardEvent) {
    const step = { ArrowLeft: -STEP, ArrowRight: STEP }[event.key]
    if (step === undefined || event.altKey) return
    event.preventDefault()
    kept.keep(bounded(kept.width + outward * step))
  }

  return (
    <section
      className={`pane pane-${ground}${width === undefined ? ' pane-grows' : ''}`}
      style={width === undefined ? undefined : { width: kept.width }}
      aria-label={label}
      data-pane={name}
      tabIndex={-1}
    >
      {children}
      {edge && (
        <div
          className={`pane-edge pane-edge-${edge}`}
          role="separator"
          aria-orientation="vertical"
          aria-label={t('common:frame.edge', { pane: label })}
          aria-valuenow={kept.width}
          aria-valuemin={least}
          aria-valuemax={most}
          tabIndex={0}
          onKeyDown={onKeyDown}
          onDoubleClick={kept.reset}
          onPointerDown={(event) => {
            event.currentTarget.setPointerCapture(event.pointerId)
            drag.current = { x: event.clientX, width: kept.width }
          }}
          onPointerMove={onPointerMove}
          onPointerUp={() => {
            drag.current = undefined
            kept.keep()
          }}
        />
      )}
    </section>
  )
}
