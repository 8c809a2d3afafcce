import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { scaleOf, zoomStep } from '../../src/renderer/components/pageZoom.ts'
import { readPageRange } from '../../src/renderer/features/evidence/pageRange.ts'
import {
  boxesOf,
  joinedWords,
  stretchOf,
  turnedBox,
  turnedSize,
  type Turns,
  uprightPoint,
  wordNear,
} from '../../src/renderer/features/evidence/wordsOnPage.ts'
import type { PageWord } from '../../src/shared/contract/evidence.ts'

const A4 = { width: 595, height: 842 }

const word = (text: string, left: number, top: number, place: [number, number, number] | null): PageWord => ({
  text,
  box: [left, top, left + text.length * 6, top + 12],
  ordinal: place?.[0] ?? null,
  from: place?.[1] ?? 0,
  to: place?.[2] ?? 0,
})

/** "The licence had ended" in two lines, a stamp, and a second ¶. */
const PAGE = [
  word('The', 50, 50, [1, 0, 3]),
  word('licence', 74, 50, [1, 4, 11]),
  word('had', 50, 64, [1, 12, 15]),
  word('ended', 74, 64, [1, 16, 21]),
  word('COPY', 300, 64, null),
  word('Copies', 50, 90, [2, 0, 6]),
]

describe('words over a page', () => {
  test('are the passage that the text has', () => {
    expect(stretchOf(PAGE.slice(1, 5))).toEqual({ firstBlock: 1, from: 4, lastBlock: 1, to: 21 })
    expect(stretchOf(PAGE.slice(3))).toEqual({ firstBlock: 1, from: 16, lastBlock: 2, to: 6 })
    expect(stretchOf(PAGE.slice(4, 5))).toBeUndefined()
  })

  test('are marked a box a line, and a part of a word in part', () => {
    expect(boxesOf(PAGE, { firstBlock: 1, from: 0, lastBlock: 1, to: 21 })).toEqual([
      [50, 50, 116, 62],
      [50, 64, 104, 76],
    ])
    expect(boxesOf(PAGE, { firstBlock: 1, from: 4, lastBlock: 1, to: 8 })).toEqual([[74, 50, 98, 62]])
    expect(boxesOf(PAGE, { firstBlock: 3, from: 0, lastBlock: 3, to: 9 })).toEqual([])
  })

  test('are copied with the spaces that they have, divided words whole', () => {
    const divided = [word('manufac', 50, 50, [1, 0, 7]), word('turing', 50, 64, [1, 7, 13]), PAGE[4]!]
    expect(joinedWords(divided)).toBe('manufacturing COPY')
  })

  test('are met where the mouse is, or nearest in its line', () => {
    expect(wordNear(PAGE, 80, 55)).toBe(1)
    expect(wordNear(PAGE, 200, 56)).toBe(1)
    expect(wordNear(PAGE, 20, 70)).toBe(2)
    expect(wordNear([], 20, 70)).toBeUndefined()
  })

  test('stay under the mouse however the page is turned', () => {
    const inside = fc.tuple(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 800 }))
    fc.assert(
      fc.property(fc.constantFrom<Turns>(0, 1, 2, 3), inside, (turns, [left, top]) => {
        const box = turnedBox([left, top, left + 40, top + 12], A4, turns)
        const size = turnedSize(A4, turns)
        expect(box[0] >= 0 && box[2] <= size.width && box[1] >= 0 && box[3] <= size.height).toBe(true)
        const [x, y] = uprightPoint((box[0] + box[2]) / 2, (box[1] + box[3]) / 2, A4, turns)
        expect([x, y]).toEqual([left + 20, top + 6])
      }),
    )
  })
})

describe('the size of pages', () => {
  const pane = { width: 640, height: 500 }

  test('fits the width, the page, or is what was asked', () => {
    expect(scaleOf('fit', [A4], pane) * A4.width).toBeCloseTo(600)
    expect(scaleOf('page', [A4], pane) * A4.height).toBeCloseTo(460)
    expect(scaleOf(1.5, [A4], pane)).toBe(2)
  })

  test('never makes more than a browser can lay out', () => {
    const many = Array.from({ length: 20_000 }, () => A4)
    expect(scaleOf(4, many, pane) * A4.height * many.length).toBeLessThan(33_000_000)
  })

  test('goes by steps, and ends', () => {
    expect([zoomStep('fit', 1), zoomStep(1, -1), zoomStep(4, 1), zoomStep(0.25, -1)]).toEqual([
      1.25,
      0.85,
      undefined,
      undefined,
    ])
  })
})

describe('pages to print', () => {
  test('are named by number and range', () => {
    expect(readPageRange('1–3, 7; 2', 9)).toEqual([1, 2, 3, 7])
    expect(readPageRange(' 4 - 4 ', 9)).toEqual([4])
  })

  test.each(['', '0', '3-1', '8–10', 'all', '1,,2', '1-'])('are not read from “%s”', (text) => {
    expect(readPageRange(text, 9)).toBeUndefined()
  })
})
