import type { Stretch } from '../../../shared/domain/passage.ts'

/** A place in the text: a block and a UTF-16 offset into it. */
export interface TextPoint {
  readonly ordinal: number
  readonly offset: number
}

export interface SelectedText {
  readonly anchor: TextPoint
  /** Where the selection goes on when it is extended. */
  readonly focus: TextPoint
}

/** The elements that hold a block's text, and nothing else, carry its ¶ as `data-ordinal`. */
const BLOCKS = '[data-ordinal]'
/** What stands between the blocks and is no text of the document: margins, forms. */
const ASIDE = '[data-aside]'

/**
 * Where the window's selection stands in the text of `root`; undefined where it begins elsewhere. It may end beyond: three
 * clicks select up to the beginning of what follows, which may be a margin, or after the last ¶ another pane.
 */
export function selectedIn(root: HTMLElement): SelectedText | undefined {
  const selection = document.getSelection()
  if (!selection?.anchorNode || !selection.focusNode) return undefined
  if (!root.contains(selection.anchorNode) || elementOf(selection.anchorNode)?.closest(ASIDE)) return undefined
  const anchor = pointOf(root, selection.anchorNode, selection.anchorOffset)
  const focus = pointOf(root, selection.focusNode, selection.focusOffset)
  return anchor && focus && { anchor, focus }
}

/** Of a place between the blocks: the end of the one before it, or the beginning of the first. */
function pointOf(root: HTMLElement, node: Node, offset: number): TextPoint | undefined {
  const inside = elementOf(node)?.closest<HTMLElement>(BLOCKS)
  if (inside && root.contains(inside)) return { ordinal: ordinalOf(inside), offset: textBefore(inside, node, offset) }
  const place = document.createRange()
  place.setStart(node, offset)
  const blocks = [...root.querySelectorAll<HTMLElement>(BLOCKS)]
  const before = blocks.findLast((block) => place.comparePoint(block, 0) < 0)
  if (before) return { ordinal: ordinalOf(before), offset: before.textContent.length }
  return blocks[0] && { ordinal: ordinalOf(blocks[0]), offset: 0 }
}

function elementOf(node: Node): Element | null {
  return node instanceof Element ? node : node.parentElement
}

function ordinalOf(block: HTMLElement): number {
  return Number(block.dataset['ordinal'])
}

function textBefore(block: HTMLElement, node: Node, offset: number): number {
  const before = document.createRange()
  before.selectNodeContents(block)
  before.setEnd(node, offset)
  return before.toString().length
}

/** The element of a block, where it is drawn. */
export function blockElement(root: HTMLElement, ordinal: number): HTMLElement | null {
  return root.querySelector(`[data-ordinal="${ordinal}"]`)
}

/** Puts the window's selection there; false where one of the blocks is not drawn. */
export function select(root: HTMLElement, { anchor, focus }: SelectedText): boolean {
  const from = nodeAt(root, anchor)
  const to = nodeAt(root, focus)
  if (!from || !to) return false
  document.getSelection()?.setBaseAndExtent(...from, ...to)
  return true
}

function nodeAt(root: HTMLElement, { ordinal, offset }: TextPoint): [node: Node, offset: number] | undefined {
  const block = blockElement(root, ordinal)
  if (!block) return undefined
  const texts = document.createTreeWalker(block, NodeFilter.SHOW_TEXT)
  let before = 0
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const length = node.textContent?.length ?? 0
    if (offset <= before + length) return [node, offset - before]
    before += length
  }
  return [block, block.childNodes.length]
}

/** The stretch between two points, whichever comes first; undefined where they are one. */
export function stretchBetween({ anchor, focus }: SelectedText): Stretch | undefined {
  const turned = anchor.ordinal > focus.ordinal || (anchor.ordinal === focus.ordinal && anchor.offset > focus.offset)
  const [start, end] = turned ? [focus, anchor] : [anchor, focus]
  if (start.ordinal === end.ordinal && start.offset === end.offset) return undefined
  return { firstBlock: start.ordinal, from: start.offset, lastBlock: end.ordinal, to: end.offset }
}

/** Where a point stands in the window; undefined where its block is not drawn. */
export function rectOf(root: HTMLElement, point: TextPoint): DOMRect | undefined {
  const at = nodeAt(root, point)
  if (!at) return undefined
  const range = document.createRange()
  range.setStart(...at)
  const rect = range.getClientRects()[0]
  if (rect && rect.height > 0) return rect
  const block = blockElement(root, point.ordinal)?.getBoundingClientRect()
  return block && new DOMRect(point.offset === 0 ? block.left : block.right, block.top, 0, Math.min(block.height, 24))
}
