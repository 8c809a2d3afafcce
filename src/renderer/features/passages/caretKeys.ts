import type { KeyboardEvent } from 'react'
import { rectOf, type TextPoint } from './selectionPoints.ts'

/** CSS pixels that stay free above and below the caret. */
const ROOM = 28

const MOVES: Record<string, ['forward' | 'backward', 'character' | 'line' | 'lineboundary']> = {
  ArrowLeft: ['backward', 'character'],
  ArrowRight: ['forward', 'character'],
  ArrowUp: ['backward', 'line'],
  ArrowDown: ['forward', 'line'],
  Home: ['backward', 'lineboundary'],
  End: ['forward', 'lineboundary'],
}

/** Whether the key moves a caret: arrows, Home and End, with Ctrl by words, with Shift extending what is selected. */
export function isCaretKey({ key, metaKey, altKey }: KeyboardEvent): boolean {
  return key in MOVES && !metaKey && !altKey
}

/** Moves the caret of the window's selection, or its far end with Shift. */
export function moveCaret({ key, shiftKey, ctrlKey }: KeyboardEvent): void {
  const move = MOVES[key]
  if (!move) return
  const [direction, step] = move
  const byWords = ctrlKey && step === 'character'
  document.getSelection()?.modify(shiftKey ? 'extend' : 'move', direction, byWords ? 'word' : step)
}

/** Scrolls so far that the point can be seen. */
export function showPoint(scroller: HTMLElement, point: TextPoint): void {
  const rect = rectOf(scroller, point)
  if (!rect) return
  const view = scroller.getBoundingClientRect()
  if (rect.top < view.top + ROOM) scroller.scrollTop -= view.top + ROOM - rect.top
  if (rect.bottom > view.bottom - ROOM) scroller.scrollTop += rect.bottom - (view.bottom - ROOM)
}
