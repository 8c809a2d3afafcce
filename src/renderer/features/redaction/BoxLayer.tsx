import { type KeyboardEvent, type PointerEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RedactionArea } from '../../../shared/domain/redaction.ts'
import { type Box, type PageSize, turnedBox, turnedSize, type Turns, uprightPoint } from '../evidence/wordsOnPage.ts'
import type { Draft } from './useDraft.ts'
import { useReasonInWords } from './reasonInWords.ts'

interface BoxLayerProps {
  draft: Draft
  /** From 1. */
  page: number
  size: PageSize
  /** CSS pixels a point. */
  scale: number
  turns: Turns
  /** That of boxes drawn from now on. */
  reason: string
}

/** Points below which a drag is a click. */
const SMALLEST = 3

/** The boxes on a page that are to be taken out: drawn with the mouse, moved, sized and removed with the keys. */
export function BoxLayer({ draft, page, size, scale, turns, reason }: BoxLayerProps) {
  const { t } = useTranslation('redaction')
  const reasonInWords = useReasonInWords()
  const [drawn, setDrawn] = useState<readonly [from: Point, to: Point]>()
  const boxes = draft.areas.map((area, at) => ({ area, at })).filter(({ area }) => area.page === page)

  function pointOf(event: PointerEvent<HTMLElement>): Point {
    const { left, top, width } = event.currentTarget.getBoundingClientRect()
    const by = width / turnedSize(size, turns).width
    const [x, y] = uprightPoint((event.clientX - left) / by, (event.clientY - top) / by, size, turns)
    return [Math.min(size.width, Math.max(0, x)), Math.min(size.height, Math.max(0, y))]
  }

  function onPointerDown(event: PointerEvent<HTMLElement>): void {
    if (event.button !== 0 || event.target !== event.currentTarget) return
    event.stopPropagation()
    event.currentTarget.setPointerCapture(event.pointerId)
    const point = pointOf(event)
    setDrawn([point, point])
  }

  function onPointerUp(): void {
    setDrawn(undefined)
    if (!drawn) return
    const [left, top, right, bottom] = boxOf(drawn)
    if (right - left < SMALLEST || bottom - top < SMALLEST) return
    draft.change((areas) => [...areas, { page, left, top, right, bottom, reason }])
  }

  function change(at: number, to: (area: RedactionArea) => RedactionArea | undefined): void {
    draft.change((areas) => areas.flatMap((area, index) => (index === at ? (to(area) ?? []) : [area])))
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>, at: number): void {
    const step = STEPS[event.key]
    if (event.key === 'Delete' || event.key === 'Backspace') change(at, () => undefined)
    else if (step && !event.ctrlKey && !event.altKey && !event.metaKey) {
      change(at, (area) => moved(area, uprightStep(step, turns), event.shiftKey, size))
    } else return
    event.preventDefault()
    event.stopPropagation()
  }

  const place = (box: Box) => {
    const [left, top, right, bottom] = turnedBox(box, size, turns).map((edge) => edge * scale) as unknown as Box
    return { left, top, width: right - left, height: bottom - top }
  }
  return (
    <div
      className="redaction-layer"
      onPointerDown={onPointerDown}
      onPointerMove={(event) => drawn && setDrawn([drawn[0], pointOf(event)])}
      onPointerUp={onPointerUp}
      onPointerCancel={() => setDrawn(undefined)}
    >
      {boxes.map(({ area, at }) => (
        <button
          key={at}
          type="button"
          className="redaction-box"
          data-box={at}
          style={place([area.left, area.top, area.right, area.bottom])}
          aria-label={t('box.label', { number: at + 1, page, reason: reasonInWords(area.reason) })}
          title={`${reasonInWords(area.reason)}. ${t('box.label_hint')}`}
          onKeyDown={(event) => onKeyDown(event, at)}
        />
      ))}
      {drawn && <div className="redaction-box" style={place(boxOf(drawn))} />}
    </div>
  )
}

type Point = readonly [x: number, y: number]

const boxOf = ([[a, b], [c, d]]: readonly [Point, Point]): Box => [
  Math.min(a, c),
  Math.min(b, d),
  Math.max(a, c),
  Math.max(b, d),
]

const STEPS: Record<string, Point> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

/** A step on the turned page as one on the upright page. */
function uprightStep([x, y]: Point, turns: Turns): Point {
  if (turns === 1) return [y, -x]
  if (turns === 2) return [-x, -y]
  if (turns === 3) return [-y, x]
  return [x, y]
}

function moved(area: RedactionArea, [x, y]: Point, sized: boolean, { width, height }: PageSize): RedactionArea {
  const [right, bottom] = [Math.min(width, area.right + x), Math.min(height, area.bottom + y)]
  if (sized) return { ...area, right: Math.max(area.left + 1, right), bottom: Math.max(area.top + 1, bottom) }
  const [left, top] = [area.left + x, area.top + y]
  if (left < 0 || top < 0 || area.right + x > width || area.bottom + y > height) return area
  return { ...area, left, top, right, bottom }
}
