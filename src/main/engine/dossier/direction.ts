import bidiFactory from 'bidi-js'

const bidi = bidiFactory()

const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u

export function readsRightToLeft(text: string): boolean {
  return RIGHT_TO_LEFT.test(text)
}

/** The embedding level (UAX 9) of each UTF-16 unit of a paragraph; odd levels run right to left. */
export function levelsOf(paragraph: string): Uint8Array {
  return bidi.getEmbeddingLevels(paragraph).levels
}

/**
 * Text that stands on an odd level, as fonts want it: brackets mirrored, and, where its letters do not make the
 * font turn it round by themselves, in the order of drawing.
 */
export function mirroredText(text: string): string {
  const mirrored = [...text].map((character) => bidi.getMirroredCharacter(character) ?? character)
  return (readsRightToLeft(text) ? mirrored : mirrored.toReversed()).join('')
}

/** The order in which the parts of a line are drawn, given each part's level (UAX 9, rule L2). */
export function visualOrder(levels: readonly number[]): number[] {
  const order = levels.map((_, index) => index)
  for (let level = Math.max(0, ...levels); level > 0; level -= 1) {
    for (let start = 0; start < order.length; start += 1) {
      if ((levels[start] ?? 0) < level) continue
      let end = start
      while (end + 1 < order.length && (levels[end + 1] ?? 0) >= level) end += 1
      order.splice(start, end - start + 1, ...order.slice(start, end + 1).toReversed())
      start = end
    }
  }
  return order
}
