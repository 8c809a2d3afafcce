import type { DossierInput, DossierNarrative, NarrativeLine, PrintedSpan } from './input.ts'
import { breakLines, type Line, type Span } from './lines.ts'
import { mm, PAGE, type Style, STYLE } from './look.ts'
import { anchorOfPlace, type Section, type Setting } from './part.ts'
import { beginSection } from './sections.ts'
import { baselineOf, element, type Element, put, roomLeft, turnPage } from './sheets.ts'

/** Of a list's mark, with the gap to its text. */
const MARK = mm(6)

interface LineLook {
  readonly style: Style
  readonly strong: Style
  readonly emphasis: Style
  readonly link: Style
  readonly tag: string
  /** Points above it. */
  readonly above: number
  readonly indent: number
  /** Lines of body text that must follow it on the page. */
  readonly keep: number
}

function look(style: Style, tag: string, above: number, indent: number, keep: number): LineLook {
  const { size, leading } = style
  const strong: Style = { ...style, face: 'semibold' }
  const emphasis: Style = { ...style, face: style.face === 'italic' ? 'regular' : 'italic' }
  return { style, strong, emphasis, link: { ...STYLE.textLink, size, leading }, tag, above, indent, keep }
}

const LOOKS: Record<NarrativeLine['look'], LineLook> = {
  paragraph: look(STYLE.text, 'P', 6, 0, 2),
  heading: look(STYLE.h2, 'H2', 12, 0, 3),
  quotation: look(STYLE.quotation, 'BlockQuote', 6, mm(8), 2),
  'list-item': look(STYLE.text, 'P', 3, MARK, 1),
}

/** The sections that counsel wrote, each under its own heading. */
export function narrativeSections({ narrative }: DossierInput): Omit<Section, 'number'>[] {
  return narrative.map((told, index) => ({
    anchor: `narrative-${index + 1}`,
    title: told.heading,
    set: (setting, section) => setNarrative(setting, section, told),
  }))
}

function setNarrative(setting: Setting, section: Section, { blocks }: DossierNarrative): void {
  const part = beginSection(setting, section)
  for (const block of blocks) setBlock(setting, block, part)
}

function setBlock({ flow, shaper }: Setting, block: NarrativeLine, section: Element): void {
  const look = LOOKS[block.look]
  const { style, tag, above, keep } = look
  const part = element(tag, section)
  const indent = look.indent * (block.depth + 1)
  const [left, width] = [PAGE.left + indent, PAGE.measure - indent]
  const spans = block.spans.map((span) => spanOf(span, look))
  if (flow.y > PAGE.top) flow.y += above
  let first = true
  for (const line of breakLines(shaper, spans, width)) {
    if (roomLeft(flow) < (first ? keep : 1) * style.leading) turnPage(flow)
    if (first && block.mark !== '') {
      const [mark] = breakLines(shaper, [{ text: block.mark, style }], Number.POSITIVE_INFINITY)
      if (mark) putRuns(flow, mark, left - MARK, style, element('Lbl', part))
    }
    first = false
    putRuns(flow, line, line.rightToLeft ? left + width - line.width : left, style, part)
    flow.y += style.leading
  }
}

function spanOf({ text, strong, emphasis, place }: PrintedSpan, look: LineLook): Span {
  if (place) return { text, style: look.link, link: anchorOfPlace(place) }
  return { text, style: strong ? look.strong : emphasis ? look.emphasis : look.style }
}

/** A line in as many marks as its links part it into, so that each link is a part of the structure of its own. */
function putRuns(flow: Setting['flow'], line: Line, x: number, style: Style, part: Element): void {
  const baseline = flow.y + baselineOf(style)
  let at = x
  let from = 0
  for (let to = 1; to <= line.items.length; to += 1) {
    const link = line.items[from]?.link
    if (to < line.items.length && line.items[to]?.link === link) continue
    const items = line.items.slice(from, to)
    const width = items.reduce((sum, { word }) => sum + word.width, 0)
    const run = { ...line, items, width }
    const owner = link === undefined ? part : element('Link', part)
    const led = link === undefined ? {} : { link }
    put(flow, { kind: 'line', x: at, baseline, line: run, leading: style.leading, element: owner, ...led })
    at += width
    from = to
  }
}
