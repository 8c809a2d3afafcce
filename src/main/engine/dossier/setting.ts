import { breakLines, type Line, type Span } from './lines.ts'
import { COLOUR, PAGE, type Style, STYLE } from './look.ts'
import type { Shaper } from './shaping.ts'
import { baselineOf, element, type Element, type Flow, type PageNumbers, put, roomLeft, turnPage } from './sheets.ts'

export interface ParagraphPlace {
  readonly x?: number
  readonly width?: number
  readonly align?: 'left' | 'centre'
  readonly link?: string
  /** Lines that must fit on the page with the first one, as what follows a heading. */
  readonly keep?: number
}

/** Sets a paragraph line by line; yields after each, so that something can be set beside it. */
export function* setParagraph(
  flow: Flow,
  shaper: Shaper,
  text: string | readonly Span[],
  style: Style,
  part: Element,
  place: ParagraphPlace = {},
): Generator<void> {
  const { x = PAGE.left, width = PAGE.measure, align = 'left', link, keep = 1 } = place
  const spans = typeof text === 'string' ? [{ text, style }] : text
  let needed = keep
  for (const line of breakLines(shaper, spans, width)) {
    if (roomLeft(flow) < needed * style.leading) turnPage(flow)
    needed = 1
    putLine(flow, line, style, part, align === 'centre' ? x + (width - line.width) / 2 : edge(line, x, width), link)
    flow.y += style.leading
    yield
  }
}

/** Sets a short text at once. */
export function setText(...paragraph: Parameters<typeof setParagraph>): void {
  for (const _line of setParagraph(...paragraph));
}

function edge(line: Line, x: number, width: number): number {
  return line.rightToLeft ? x + width - line.width : x
}

function putLine(flow: Flow, line: Line, style: Style, part: Element, x: number, link?: string): void {
  const baseline = flow.y + baselineOf(style)
  put(flow, { kind: 'line', x, baseline, line, leading: style.leading, element: part, ...(link && { link }) })
}

export type Cell =
  | {
      readonly text: string
      readonly style: Style
      readonly link?: string
      readonly align?: 'right'
      /** Longer text ends in an ellipsis. */
      readonly lines?: number
    }
  | {
      readonly late: (numbers: PageNumbers) => string
      readonly style: Style
      readonly link?: string
      readonly align?: 'right'
    }

/** One cell, or several below one another. */
export type CellStack = Cell | readonly Cell[]

export interface Column {
  /** Points, the gap to the next column included. */
  readonly width: number
  readonly head?: string
  readonly align?: 'right'
}

export interface TableLook {
  /** Points above and below the text of each row. */
  readonly padding: number
  /** Points between columns. */
  readonly gap: number
  /** A strong rule above the first row, where there are no heads. */
  readonly ruleAbove?: boolean
  /** The first cell of a row is its header. */
  readonly rowHeads?: boolean
}

export const LIST_LOOK: TableLook = { padding: 3.5, gap: 8 }
export const PART_LOOK: TableLook = { padding: 4.2, gap: 8, ruleAbove: true, rowHeads: true }

/** Sets a table; heads are repeated on each page, and a row that is higher than a page runs on. */
export function setTable(
  flow: Flow,
  shaper: Shaper,
  columns: readonly Column[],
  rows: Iterable<readonly CellStack[]>,
  section: Element,
  look: TableLook,
): void {
  const table = element('Table', section)
  let first = true
  let started = false
  for (const row of rows) {
    const widths = cellWidths(columns, row.length, look)
    const cells = row.map((stack, index) => cellLines(shaper, stack, widths[index] ?? 0))
    const height = Math.max(...cells.map(heightOf)) + 2 * look.padding
    const tallest = PAGE.height - PAGE.top - PAGE.bottom - 40
    if (!started || roomLeft(flow) < Math.min(height, tallest)) {
      if (started) endOfPage(flow)
      if (roomLeft(flow) < Math.min(height + headHeight(columns), tallest)) turnPage(flow)
      setHeads(flow, shaper, columns, first ? table : null)
      if (look.ruleAbove && first) rule(flow, 0.8, COLOUR.ink)
    } else if (!first) rule(flow, 0.4, COLOUR.hair)
    started = true
    first = false
    setRow(flow, columns, cells, element('TR', table), look)
  }
  if (started) endOfPage(flow)
}

/** The width of each cell's text; the last cell of a row spans the columns that are left. */
function cellWidths(columns: readonly Column[], cells: number, { gap }: TableLook): number[] {
  const widths = columns.slice(0, cells - 1).map(({ width }) => width - gap)
  return [...widths, columns.slice(cells - 1).reduce((sum, { width }) => sum + width, 0)]
}

function endOfPage(flow: Flow): void {
  rule(flow, 0.8, COLOUR.ink)
}

function rule(flow: Flow, weight: number, colour: string): void {
  put(flow, { kind: 'rule', x: PAGE.left, y: flow.y, width: PAGE.measure, weight, colour })
}

interface CellLine {
  readonly line: Line | null
  readonly cell: Cell
}

function cellLines(shaper: Shaper, stack: CellStack, width: number): CellLine[] {
  return [stack].flat().flatMap((cell): CellLine[] => {
    if ('late' in cell) return [{ line: null, cell }]
    return linesOf(shaper, cell.text, cell.style, width, cell.lines).map((line) => ({ line, cell }))
  })
}

function heightOf(lines: readonly CellLine[]): number {
  return lines.reduce((sum, { cell }) => sum + cell.style.leading, 0)
}

function headHeight(columns: readonly Column[]): number {
  return columns.some(({ head }) => head !== undefined) ? STYLE.tableHead.leading + 8 : 0
}

/** @param table Null for heads that are repeated: an artifact of the page, not a row. */
function setHeads(flow: Flow, shaper: Shaper, columns: readonly Column[], table: Element | null): void {
  if (headHeight(columns) === 0) return
  const row = table && element('TR', table)
  let x = PAGE.left
  for (const { head, width, align } of columns) {
    if (head !== undefined) {
      const [line] = breakLines(shaper, [{ text: head, style: STYLE.tableHead }], Number.POSITIVE_INFINITY)
      const part = row ? element('TH', row, 'Column') : element('Artifact', null)
      if (line) putLine(flow, line, STYLE.tableHead, part, align === 'right' ? x + width - line.width : x)
    }
    x += width
  }
  flow.y += STYLE.tableHead.leading + 4
  rule(flow, 0.8, COLOUR.ink)
}

function setRow(
  flow: Flow,
  columns: readonly Column[],
  cells: readonly (readonly CellLine[])[],
  row: Element,
  look: TableLook,
): void {
  const parts = cells.map((_, index) => (look.rowHeads && index === 0 ? element('TH', row, 'Row') : element('TD', row)))
  const rest = cells.map((lines) => [...lines])
  const widths = cellWidths(columns, cells.length, look)
  while (rest.some((lines) => lines.length > 0)) {
    const top = flow.y + look.padding
    let bottom = top
    let x = PAGE.left
    for (const [index, lines] of rest.entries()) {
      flow.y = top
      const width = widths[index] ?? 0
      while (lines[0] && (roomLeft(flow) >= lines[0].cell.style.leading || flow.y === PAGE.top + look.padding)) {
        setCellLine(flow, lines.shift() as CellLine, parts[index] as Element, x, width)
      }
      bottom = Math.max(bottom, flow.y)
      x += columns[index]?.width ?? 0
    }
    flow.y = bottom + look.padding
    if (rest.some((lines) => lines.length > 0)) {
      endOfPage(flow)
      turnPage(flow)
    }
  }
}

function setCellLine(flow: Flow, { line, cell }: CellLine, part: Element, x: number, width: number): void {
  const { style, align, link } = cell
  const inner = link ? element('Link', part) : part
  if (line) {
    putLine(flow, line, style, inner, align === 'right' ? x + width - line.width : edge(line, x, width), link)
  } else if ('late' in cell) {
    put(flow, {
      kind: 'late',
      x: align === 'right' ? x + width : x,
      baseline: flow.y + baselineOf(style),
      align: align ?? 'left',
      style,
      text: cell.late,
      element: inner,
      ...(link && { link }),
    })
  }
  flow.y += style.leading
}

/** The text in no more than so many lines, with an ellipsis where there would be more. */
function linesOf(shaper: Shaper, text: string, style: Style, width: number, most = Number.POSITIVE_INFINITY): Line[] {
  const lines = [...breakLines(shaper, [{ text, style }], width)]
  return lines.length <= most
    ? lines
    : [...breakLines(shaper, [{ text: shortened(shaper, text, style, width, most), style }], width)]
}

/** As much of the text as fits in so many lines, with an ellipsis where that is not all. */
export function shortened(shaper: Shaper, text: string, style: Style, width: number, lines: number): string {
  const fits = (part: string) => [...breakLines(shaper, [{ text: part, style }], width)].length <= lines
  const flat = text.replaceAll(/\s+/g, ' ').trim()
  if (fits(flat)) return flat
  let shortest = 0
  let longest = flat.length
  while (longest - shortest > 1) {
    const middle = Math.floor((shortest + longest) / 2)
    if (fits(`${flat.slice(0, middle).trimEnd()}…`)) shortest = middle
    else longest = middle
  }
  const cut = flat.slice(0, shortest)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), Math.floor(shortest * 0.8))).trimEnd()}…`
}

/** The narrowest width in which the text takes no more lines than in this one, so that they are of about one length. */
export function balancedWidth(shaper: Shaper, text: string, style: Style, width: number): number {
  const count = (measure: number) => [...breakLines(shaper, [{ text, style }], measure)].length
  const lines = count(width)
  let balanced = width
  while (balanced > width / 2 && count(balanced - 4) === lines) balanced -= 4
  return balanced
}
