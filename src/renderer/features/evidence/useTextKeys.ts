import type { KeyboardEvent, RefObject } from 'react'
import type { Block } from '../../../shared/contract/evidence.ts'
import { useSettings } from '../../app/settings.ts'
import { isCaretKey, moveCaret, showPoint } from '../passages/caretKeys.ts'
import { blockElement, select, selectedIn, type TextPoint } from '../passages/selectionPoints.ts'
import type { TextSelection } from '../passages/useTextSelection.ts'

/** Frames in which a ¶ that was scrolled to is drawn. */
const FRAMES = 20

interface TextKeysOptions {
  scroller: RefObject<HTMLElement | null>
  shown: readonly Block[]
  selection: TextSelection
  /** Scrolls so that the ¶ is drawn. */
  toOrdinal: (ordinal: number) => void
}

/**
 * The keyboard in a text: J and K go from ¶ to ¶, arrows move the caret once there is one, Shift extends what is
 * selected, Escape lets go of it.
 */
export function useTextKeys({ scroller, shown, selection, toOrdinal }: TextKeysOptions) {
  const { singleKeys } = useSettings()

  function toParagraph(by: 1 | -1): void {
    const root = scroller.current
    const here = selection.now()?.focus.ordinal
    const index = here === undefined ? -1 : shown.findIndex(({ ordinal }) => ordinal === here)
    const next = index < 0 ? firstInView() : shown[index + by]
    if (!root || !next) return
    const point: TextPoint = { ordinal: next.ordinal, offset: 0 }
    toOrdinal(next.ordinal)
    put(root, point, FRAMES)
  }

  function put(root: HTMLElement, point: TextPoint, frames: number): void {
    if (select(root, { anchor: point, focus: point })) showPoint(root, point)
    else if (frames > 0) requestAnimationFrame(() => put(root, point, frames - 1))
  }

  function firstInView(): Block | undefined {
    const root = scroller.current
    if (!root) return undefined
    const { top } = root.getBoundingClientRect()
    return shown.find(({ ordinal }) => (blockElement(root, ordinal)?.getBoundingClientRect().bottom ?? 0) > top + 8)
  }

  return (event: KeyboardEvent<HTMLElement>): void => {
    const root = scroller.current
    if (!root || event.target !== root) return
    const selected = selection.now()
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey
    const step = singleKeys && plain ? ({ KeyJ: 1, KeyK: -1 } as const)[event.code] : undefined
    if (step !== undefined) {
      event.preventDefault()
      toParagraph(step)
    } else if (event.key === 'Escape' && selected) {
      event.preventDefault()
      document.getSelection()?.removeAllRanges()
    } else if (isCaretKey(event) && (selected || event.shiftKey)) {
      event.preventDefault()
      const first = selected ? undefined : firstInView()
      const start = first && { ordinal: first.ordinal, offset: 0 }
      if (start) select(root, { anchor: start, focus: start })
      moveCaret(event)
      const now = selectedIn(root)
      if (now) showPoint(root, now.focus)
    }
  }
}
