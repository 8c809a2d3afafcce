import type { Block } from '../../../shared/contract/evidence.ts'
import { breakLines } from './lines.ts'
import { mm, PAGE, type Style, STYLE } from './look.ts'
import { running, type Setting } from './part.ts'
import { setParagraph, setText } from './setting.ts'
import { baselineOf, beginPart, element, type Element, put } from './sheets.ts'

/** How a block is set: its style, what it is in the structure, points above it, its indent. */
interface BlockLook {
  readonly style: Style
  readonly tag: string
  readonly above: number
  readonly indent?: number
  /** Lines of body text that must follow it on the page. */
  readonly keep?: number
}

const LOOKS: Record<Block['kind'], BlockLook> = {
  title: { style: STYLE.blockTitle, tag: 'H2', above: 8, keep: 3 },
  heading: { style: STYLE.blockHeading, tag: 'H3', above: 10, keep: 3 },
  paragraph: { style: STYLE.text, tag: 'P', above: 6 },
  'list-item': { style: STYLE.text, tag: 'P', above: 3, indent: mm(5) },
  'table-row': { style: STYLE.tableRow, tag: 'P', above: 2 },
  quotation: { style: STYLE.quotation, tag: 'BlockQuote', above: 6, indent: mm(8) },
  caption: { style: STYLE.caption, tag: 'Caption', above: 4 },
}
const NOISE: BlockLook = { style: STYLE.noise, tag: 'P', above: 2 }

/** Right edge of the paragraph numbers, in the left margin. */
const NUMBER_EDGE = PAGE.left - mm(4)

/**
 * Sets an exhibit's text with the number of each paragraph in the margin, and answers the sheet on which each begins.
 * @param anchor Of its first page.
 */
export function setExhibitText(
  setting: Setting,
  label: string,
  blocks: readonly Block[],
  anchor: string,
): ReadonlyMap<number, number> {
  const { flow, words, document } = setting
  const from = flow.sheets.length
  beginPart(flow, anchor, () => running(setting, ''))
  const part = element('Sect', document)
  const begun = new Map<number, number>()
  for (const block of blocks) {
    const sheet = setBlock(setting, block, part)
    if (sheet !== undefined) begun.set(block.ordinal, sheet)
  }
  const pages = flow.sheets.length - from
  for (const [index, sheet] of flow.sheets.slice(from).entries()) {
    if (sheet.kind !== 'own') continue
    Object.assign(sheet, running(setting, words.say('exhibitPage', { exhibit: label, page: index + 1, pages })))
  }
  return begun
}

/** The sheet on which it begins; undefined where it is blank. */
function setBlock(setting: Setting, block: Block, part: Element): number | undefined {
  const { flow, shaper } = setting
  const { style, tag, above, indent = 0, keep } = block.noise ? NOISE : LOOKS[block.kind]
  if (flow.y > PAGE.top) flow.y += above
  const paragraph = element(tag, part)
  const number = element('Lbl', paragraph)
  const place = { x: PAGE.left + indent, width: PAGE.measure - indent, ...(keep && { keep }) }
  let sheet: number | undefined
  for (const _line of setParagraph(flow, shaper, block.text, style, paragraph, place)) {
    if (sheet !== undefined) continue
    setNumber(setting, block.ordinal, flow.y - style.leading + baselineOf(style), number)
    sheet = flow.sheets.length - 1
  }
  if (block.recognised !== null) {
    const said = setting.words.say('recognised', { confidence: block.recognised })
    setText(flow, shaper, said, STYLE.noise, element('P', part), place)
  }
  return sheet
}

function setNumber({ flow, shaper }: Setting, ordinal: number, baseline: number, part: Element): void {
  const style = STYLE.paragraphNumber
  for (const line of breakLines(shaper, [{ text: String(ordinal), style }], Number.POSITIVE_INFINITY)) {
    put(flow, { kind: 'line', x: NUMBER_EDGE - line.width, baseline, line, leading: style.leading, element: part })
  }
}
