import { type KeyboardEvent, type PointerEvent, useEffect, useMemo, useRef, useState } from 'react'
import type { PageWord } from '../../../shared/contract/evidence.ts'
import { engine } from '../../app/engine.ts'
import { queryClient } from '../../app/queries.ts'
import { isField } from '../../app/fields.ts'
import { type PageSize, turnedSize, type Turns, uprightPoint, wordNear } from './wordsOnPage.ts'

interface WordPlace {
  readonly page: number
  readonly index: number
}

interface Selected {
  /** Where it was begun, and where it ends now. */
  readonly anchor: WordPlace
  readonly focus: WordPlace
}

/** CSS pixels from the pane's edge at which a drag scrolls, and how far in a frame. */
const EDGE = 28
const SPEED = 14

export type PageSelection = ReturnType<typeof usePageSelection>

/** The words of a page as far as they were read; undefined where they were not. */
function wordsRead(documentId: string, page: number): PageWord[] | undefined {
  return queryClient.getQueryData(engine.evidence.pageWords.queryKey({ input: { documentId, page } }))?.words
}

/** Words selected over the pictures of pages, by mouse and keyboard; a selection goes on over pages. */
export function usePageSelection(documentId: string, sizes: readonly PageSize[], turns: Turns) {
  const [selected, setSelected] = useState<Selected>()
  const [dragging, setDragging] = useState(false)
  const drag = useRef<{ x: number; y: number; frame: number | undefined }>(undefined)

  const [start, end] = useMemo(() => {
    if (!selected) return [undefined, undefined]
    const { anchor, focus } = selected
    return isBefore(focus, anchor) ? [focus, anchor] : [anchor, focus]
  }, [selected])

  const words = useMemo(() => {
    if (!start || !end) return []
    const taken: PageWord[] = []
    for (let page = start.page; page <= end.page; page++) {
      const ofPage = wordsRead(documentId, page) ?? []
      taken.push(...ofPage.slice(page === start.page ? start.index : 0, page === end.page ? end.index + 1 : undefined))
    }
    return taken
  }, [documentId, start, end])

  /** The word at a point of the window. */
  function wordAt(x: number, y: number): WordPlace | undefined {
    const layer = document.elementsFromPoint(x, y).find((one) => one.hasAttribute('data-page'))
    const page = Number(layer?.getAttribute('data-page'))
    const size = sizes[page - 1]
    const words = wordsRead(documentId, page)
    if (!layer || !size || !words) return undefined
    const { left, top, width } = layer.getBoundingClientRect()
    const scale = width / turnedSize(size, turns).width
    const index = wordNear(words, ...uprightPoint((x - left) / scale, (y - top) / scale, size, turns))
    return index === undefined ? undefined : { page, index }
  }

  function onPointerDown(event: PointerEvent<HTMLElement>): void {
    const place = event.button === 0 ? wordAt(event.clientX, event.clientY) : undefined
    if (!place) return
    if (event.shiftKey && selected) return setSelected({ ...selected, focus: place })
    setSelected(event.detail > 1 ? { anchor: place, focus: place } : undefined)
    const from = { x: event.clientX, y: event.clientY }
    const scroller = event.currentTarget.querySelector('.page-scroller')
    follow(place, from, scroller)
  }

  /** Lets the selection follow the mouse until its button is let go. */
  function follow(anchor: WordPlace, from: { x: number; y: number }, scroller: Element | null): void {
    const MOVED = 3
    drag.current = { ...from, frame: undefined }
    const reach = () => {
      if (!drag.current) return
      const focus = wordAt(drag.current.x, drag.current.y)
      if (focus) setSelected({ anchor, focus })
    }
    const scroll = () => {
      if (!drag.current || !scroller) return
      const { top, bottom } = scroller.getBoundingClientRect()
      const { y } = drag.current
      const by = y < top + EDGE ? -SPEED : y > bottom - EDGE ? SPEED : 0
      if (by !== 0) {
        scroller.scrollBy({ top: by, behavior: 'instant' })
        reach()
      }
      drag.current.frame = requestAnimationFrame(scroll)
    }
    const onMove = ({ clientX, clientY }: globalThis.PointerEvent) => {
      if (!drag.current) return
      if (Math.hypot(clientX - from.x, clientY - from.y) < MOVED && drag.current.frame === undefined) return
      Object.assign(drag.current, { x: clientX, y: clientY })
      setDragging(true)
      reach()
      drag.current.frame ??= requestAnimationFrame(scroll)
    }
    const onUp = () => {
      if (drag.current?.frame !== undefined) cancelAnimationFrame(drag.current.frame)
      drag.current = undefined
      setDragging(false)
      window.removeEventListener('pointermove', onMove)
      for (const over of ['pointerup', 'pointercancel']) window.removeEventListener(over, onUp)
    }
    window.addEventListener('pointermove', onMove)
    for (const over of ['pointerup', 'pointercancel']) window.addEventListener(over, onUp)
  }

  /** Moves the end of the selection by words, or begins one at the head of the page. */
  function extend(page: number, by: number): void {
    if (!selected) {
      if (wordsRead(documentId, page)?.length) setSelected({ anchor: { page, index: 0 }, focus: { page, index: 0 } })
      return
    }
    setSelected({ ...selected, focus: moved(documentId, selected.focus, by) })
  }

  /** Shift and the arrows select word by word, Ctrl A the page; Escape ends it. Whether the key was one of these. */
  function onKey(event: KeyboardEvent, page: number): boolean {
    const by = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: 10, ArrowUp: -10 }[event.key]
    if (event.key === 'Escape' && selected) setSelected(undefined)
    else if (event.shiftKey && by !== undefined) extend(page, by)
    else if ((event.ctrlKey || event.metaKey) && event.code === 'KeyA') {
      const last = (wordsRead(documentId, page)?.length ?? 0) - 1
      if (last < 0) return false
      setSelected({ anchor: { page, index: 0 }, focus: { page, index: last } })
    } else return false
    event.preventDefault()
    return true
  }

  /** The words of a page that are selected, as indexes. */
  function rangeOn(page: number): readonly [number, number] | undefined {
    if (!start || !end || page < start.page || page > end.page) return undefined
    return [page === start.page ? start.index : 0, page === end.page ? end.index : Number.MAX_SAFE_INTEGER - 1]
  }

  return { words, dragging, rangeOn, onPointerDown, onKey, clear: () => setSelected(undefined) }
}

function isBefore(a: WordPlace, b: WordPlace): boolean {
  return a.page === b.page ? a.index < b.index : a.page < b.page
}

function moved(documentId: string, { page, index }: WordPlace, by: number): WordPlace {
  const length = (of: number) => wordsRead(documentId, of)?.length ?? 0
  const to = index + by
  if (to < 0) return length(page - 1) > 0 ? { page: page - 1, index: length(page - 1) - 1 } : { page, index: 0 }
  if (to >= length(page)) return length(page + 1) > 0 ? { page: page + 1, index: 0 } : { page, index: length(page) - 1 }
  return { page, index: to }
}

/** Gives the selected text to the clipboard when a person copies and nothing else is selected. */
export function useCopied(text: string): void {
  useEffect(() => {
    if (text === '') return
    const onCopy = (event: ClipboardEvent) => {
      if (isField(event.target) || !(window.getSelection()?.isCollapsed ?? true)) return
      event.clipboardData?.setData('text/plain', text)
      event.preventDefault()
    }
    document.addEventListener('copy', onCopy)
    return () => document.removeEventListener('copy', onCopy)
  }, [text])
}
