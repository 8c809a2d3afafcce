import type { DossierSection } from '../../../shared/contract/dossier.ts'
import { addPage, finished, setOpeningView } from './document.ts'
import { COLOUR, PAGE, RUNNING_GAP, type Style, STYLE } from './look.ts'
import { type Painter, painter } from './painting.ts'
import type { Setting } from './part.ts'
import { shortened } from './setting.ts'
import type { Shaper } from './shaping.ts'
import type { Element, LateMark, LineMark, Mark, OwnSheet, PageNumbers } from './sheets.ts'
import { createStructure, type Structure } from './structure.ts'

type Document = PDFKit.PDFDocument

/** Draws the dossier's own pages with bookmarks and the places that links lead to, and ends the document. */
export function drawSheets(
  document: Document,
  { flow, shaper }: Setting,
  headings: readonly DossierSection[],
  numbers: PageNumbers,
): Promise<Uint8Array> {
  const done = finished(document)
  const structure = createStructure(document)
  const anchors = Map.groupBy(flow.anchors, ([, index]) => index)
  const bookmarks = Map.groupBy(headings, ({ page }) => page - 1)
  let exhibits = document.outline
  for (const [index, sheet] of flow.sheets.entries()) {
    if (sheet.kind === 'pdf') continue
    drawSheet(document, shaper, sheet, { text: String(index + 1), style: STYLE.pageNumber }, numbers, structure)
    for (const [anchor] of anchors.get(index) ?? []) document.addNamedDestination(anchor, 'XYZ', 0, 0, null)
    for (const heading of bookmarks.get(index) ?? []) {
      const item = (heading.level === 1 ? document.outline : exhibits).addItem(bookmark(heading), AT_TOP)
      if (heading.level === 1) exhibits = item
    }
  }
  setOpeningView(document)
  document.end()
  return done
}

/** pdfkit counts the left edge of a bookmark's view from the right. */
const AT_TOP = { expanded: true, left: PAGE.width } as { expanded: boolean }
const LONGEST_BOOKMARK = 120
const RIGHT = PAGE.left + PAGE.measure

function bookmark({ exhibit, title }: DossierSection): string {
  const whole = `${exhibit === null ? '' : `${exhibit} `}${title}`.replaceAll(/\s+/g, ' ')
  return whole.length > LONGEST_BOOKMARK ? `${whole.slice(0, LONGEST_BOOKMARK).trimEnd()}…` : whole
}

/** How a page's number is shown at its foot. */
export interface Folio {
  readonly text: string
  readonly style: Style
}

/** Draws one page onto a new one of the document. */
export function drawSheet(
  document: Document,
  shaper: Shaper,
  sheet: OwnSheet,
  folio: Folio,
  numbers: PageNumbers,
  structure: Structure,
): void {
  addPage(document, PAGE.width, PAGE.height)
  const draw = painter(document, shaper)
  drawArtifact(document, draw, () => drawHead(sheet.head, draw, shaper))
  for (const [part, marks] of grouped(sheet.marks)) {
    if (part === null || part.type === 'Artifact') document.markContent('Artifact', { type: 'Layout' })
    else structure.begin(part)
    for (const mark of marks) {
      if (mark.kind === 'rule') draw.rule(mark)
      else if (mark.kind === 'line') draw.line(mark.line, mark.x, mark.baseline)
      else draw.text(mark.text(numbers), mark.style, mark.x, mark.baseline, mark.align)
    }
    draw.flush()
    document.endMarkedContent()
    for (const mark of marks) if (mark.kind !== 'rule' && mark.link) linkTo(document, shaper, mark, numbers, structure)
    if (part && part.type !== 'Artifact') structure.end(part, marks.length)
  }
  drawArtifact(document, draw, () => drawFoot(sheet.foot, folio, draw, shaper))
}

function drawArtifact(document: Document, draw: Painter, drawIt: () => void): void {
  document.markContent('Artifact', { type: 'Pagination' })
  drawIt()
  draw.flush()
  document.endMarkedContent()
}

function drawHead(head: OwnSheet['head'], draw: Painter, shaper: Shaper): void {
  if (!head) return
  const widthOfRight = draw.text(head.right, STYLE.running, RIGHT, PAGE.headBaseline, 'right')
  const left = shortened(shaper, head.left, STYLE.running, PAGE.measure - widthOfRight - RUNNING_GAP + 1, 1)
  draw.text(left, STYLE.running, PAGE.left, PAGE.headBaseline, 'left')
  draw.rule({ kind: 'rule', x: PAGE.left, y: PAGE.headRule, width: PAGE.measure, weight: 0.4, colour: COLOUR.rule })
}

function drawFoot(foot: string, { text, style }: Folio, draw: Painter, shaper: Shaper): void {
  const width = draw.text(text, style, RIGHT, PAGE.footBaseline, 'right')
  const left = shortened(shaper, foot, STYLE.running, PAGE.measure - Math.max(60, width + RUNNING_GAP), 1)
  draw.text(left, STYLE.running, PAGE.left, PAGE.footBaseline, 'left')
}

function linkTo(
  document: Document,
  shaper: Shaper,
  mark: LineMark | LateMark,
  numbers: PageNumbers,
  structure: Structure,
): void {
  const late = mark.kind === 'late'
  const width = late ? shaper.shape(mark.text(numbers), mark.style).width : mark.line.width
  const leading = late ? mark.style.leading : mark.leading
  const x = late && mark.align === 'right' ? mark.x - width : mark.x
  structure.link(mark.element, (structParent) => {
    const contents = late ? mark.text(numbers) : ''
    const options = { structParent, Contents: new String(contents) } as unknown as PDFKit.Mixins.AnnotationOption
    document.goTo(x, mark.baseline - leading * 0.72, width, leading, mark.link ?? '', options)
  })
}

/** Marks that follow one another and belong to the same part, together. */
function* grouped(marks: readonly Mark[]): Generator<[Element | null, Mark[]]> {
  let from = 0
  const partOf = (mark: Mark | undefined) => (mark === undefined || mark.kind === 'rule' ? null : mark.element)
  for (let to = 1; to <= marks.length; to += 1) {
    if (to < marks.length && partOf(marks[to]) === partOf(marks[from])) continue
    yield [partOf(marks[from]), marks.slice(from, to)]
    from = to
  }
}
