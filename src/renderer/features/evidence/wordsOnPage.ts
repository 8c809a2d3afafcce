import type { PageWord } from '../../../shared/contract/evidence.ts'
import type { Stretch } from '../../../shared/domain/passage.ts'

/** Left, top, right and bottom in points of a page. */
export type Box = readonly [left: number, top: number, right: number, bottom: number]

export interface PageSize {
  readonly width: number
  readonly height: number
}

/** Quarter turns clockwise. */
export type Turns = 0 | 1 | 2 | 3

/** The size of a page that is turned. */
export function turnedSize({ width, height }: PageSize, turns: Turns): PageSize {
  return turns % 2 === 0 ? { width, height } : { width: height, height: width }
}

/** Where a box of an upright page lies once the page is turned. */
export function turnedBox([left, top, right, bottom]: Box, { width, height }: PageSize, turns: Turns): Box {
  if (turns === 1) return [height - bottom, left, height - top, right]
  if (turns === 2) return [width - right, height - bottom, width - left, height - top]
  if (turns === 3) return [top, width - right, bottom, width - left]
  return [left, top, right, bottom]
}

/** Where a point of a turned page lies on the upright one; `size` is the upright page's. */
export function uprightPoint(x: number, y: number, { width, height }: PageSize, turns: Turns): [number, number] {
  if (turns === 1) return [y, height - x]
  if (turns === 2) return [width - x, height - y]
  if (turns === 3) return [width - y, x]
  return [x, y]
}

/** The word at a point of the upright page, else the nearest one: lines part more than words. Undefined on an empty page. */
export function wordNear(words: readonly PageWord[], x: number, y: number): number | undefined {
  const LINES = 4
  let nearest: number | undefined
  let least = Infinity
  for (const [index, { box }] of words.entries()) {
    const aside = Math.max(box[0] - x, x - box[2], 0)
    const above = Math.max(box[1] - y, y - box[3], 0)
    const distance = aside + LINES * above
    if (distance < least) [nearest, least] = [index, distance]
  }
  return nearest
}

/** The stretch of the document's text that the words hold; undefined where the text has none of them. */
export function stretchOf(words: readonly PageWord[]): Stretch | undefined {
  let stretch: Stretch | undefined
  for (const { ordinal, from, to } of words) {
    if (ordinal === null) continue
    if (!stretch) {
      stretch = { firstBlock: ordinal, from, lastBlock: ordinal, to }
      continue
    }
    if (ordinal < stretch.firstBlock || (ordinal === stretch.firstBlock && from < stretch.from))
      stretch = { ...stretch, firstBlock: ordinal, from }
    if (ordinal > stretch.lastBlock || (ordinal === stretch.lastBlock && to > stretch.to))
      stretch = { ...stretch, lastBlock: ordinal, to }
  }
  return stretch
}

/** The words as a person would copy them from the picture, where the text does not have them. */
export function joinedWords(words: readonly PageWord[]): string {
  return words.reduce((text, { text: word }, index) => {
    const last = words[index - 1]
    const touches = last !== undefined && last.ordinal !== null && last.ordinal === words[index]!.ordinal
    const together = touches && last.to === words[index]!.from
    return text === '' || together ? text + word : `${text} ${word}`
  }, '')
}

/** Where a stretch of the text lies on a page: a box a line. */
export function boxesOf(words: readonly PageWord[], { firstBlock, from, lastBlock, to }: Stretch): Box[] {
  const boxes: Box[] = []
  let before = -2
  for (const [index, word] of words.entries()) {
    const { ordinal } = word
    if (ordinal === null || ordinal < firstBlock || ordinal > lastBlock) continue
    const first = ordinal === firstBlock ? Math.max(word.from, from) : word.from
    const last = ordinal === lastBlock ? Math.min(word.to, to) : word.to
    if (first >= last) continue
    addTo(boxes, partOf(word, first, last), before === index - 1)
    before = index
  }
  return boxes
}

/** The boxes of words that stand one after the other, a box a line. */
export function linesOf(words: readonly PageWord[]): Box[] {
  const boxes: Box[] = []
  for (const { box } of words) addTo(boxes, box, true)
  return boxes
}

/** The part of a word's box that some of its letters take, as if all were of one width. */
function partOf({ box, from, to }: PageWord, first: number, last: number): Box {
  const [left, top, right, bottom] = box
  if ((first === from && last === to) || to <= from || bottom - top > (right - left) * 2) return box
  const at = (offset: number) => left + ((right - left) * (offset - from)) / (to - from)
  return [at(first), top, at(last), bottom]
}

function addTo(boxes: Box[], box: Box, follows: boolean): void {
  const last = boxes.at(-1)
  const height = box[3] - box[1]
  const shared = last ? Math.min(last[3], box[3]) - Math.max(last[1], box[1]) : 0
  const near = last !== undefined && Math.max(box[0] - last[2], last[0] - box[2]) < height * 2
  if (!last || !follows || !near || shared < height / 2) boxes.push(box)
  else {
    boxes[boxes.length - 1] = [
      Math.min(last[0], box[0]),
      Math.min(last[1], box[1]),
      Math.max(last[2], box[2]),
      Math.max(last[3], box[3]),
    ]
  }
}
