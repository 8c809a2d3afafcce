import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { type RefObject, useEffect } from 'react'
import type { Block } from '../../../shared/contract/evidence.ts'

/** CSS pixels of a line and characters in it, for the height of what is not drawn yet. */
const LINE = 24
const IN_A_LINE = 62

interface TextRowsOptions {
  shown: readonly Block[]
  scroller: RefObject<HTMLElement | null>
  /** ¶ that is to be seen. */
  goTo: number | undefined
  /** ¶ that stay drawn wherever the text is scrolled to, with all between the first two. */
  keep: readonly [from: number | undefined, to: number | undefined, ...others: (number | undefined)[]]
}

/** Rows kept drawn for a selection at the most: one over a whole book holds its ends alone. */
const BETWEEN = 400

/** The rows of a text of any length, of which those in view are drawn. */
export function useTextRows({ shown, scroller, goTo, keep }: TextRowsOptions) {
  const indexOf = (ordinal: number | undefined) => {
    if (ordinal === undefined) return -1
    // Blocks stand in their order, each at its ¶ or before it where some are folded away.
    for (let index = Math.min(ordinal, shown.length) - 1; index >= 0; index--) {
      const block = shown[index] as Block
      if (block.ordinal === ordinal) return index
      if (block.ordinal < ordinal) return -1
    }
    return -1
  }
  const [from = -1, to = -1, ...others] = keep.map(indexOf)

  const rows = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => 9 + LINE * Math.ceil(((shown[index] as Block).text.length + 1) / IN_A_LINE),
    getItemKey: (index) => (shown[index] as Block).ordinal,
    overscan: 6,
    paddingStart: 4,
    paddingEnd: 48,
    rangeExtractor: (range) => {
      const [first, last] = [Math.min(from, to), Math.max(from, to)]
      const between = first >= 0 && last - first <= BETWEEN ? last - first + 1 : 0
      const kept = [from, to, ...others, ...Array.from({ length: between }, (_, offset) => first + offset)]
      const all = new Set([...defaultRangeExtractor(range), ...kept.filter((index) => index >= 0)])
      return [...all].toSorted((a, b) => a - b)
    },
  })

  const goToIndex = indexOf(goTo)
  useEffect(() => {
    if (goToIndex >= 0) rows.scrollToIndex(goToIndex, { align: 'center' })
  }, [rows, goToIndex])

  return { rows, toOrdinal: (ordinal: number) => rows.scrollToIndex(indexOf(ordinal), { align: 'auto' }) }
}
