import type { Line } from './lines.ts'
import { PAGE, type Style } from './look.ts'

/** A part of the document's structure (PDF tags), as Sect, H1, P, Table, TR, TD, Link. */
export interface Element {
  readonly type: string
  readonly parent: Element | null
  /** For a header cell. */
  readonly scope?: 'Column' | 'Row'
  /** Marks and parts below it that are still to be drawn. */
  pending: number
}

/** What is known once every page has been set. */
export interface PageNumbers {
  readonly total: number
  readonly pageOf: (anchor: string) => number
}

export interface LineMark {
  readonly kind: 'line'
  readonly x: number
  /** From the top of the page, in points, as every y here. */
  readonly baseline: number
  readonly line: Line
  readonly leading: number
  readonly element: Element
  /** Anchor that the line leads to. */
  readonly link?: string
}

/** Text that can only be told when all pages are set: a page number, the number of pages. It is never broken. */
export interface LateMark {
  readonly kind: 'late'
  /** The edge that the text is set to. */
  readonly x: number
  readonly baseline: number
  readonly align: 'left' | 'right'
  readonly style: Style
  readonly text: (numbers: PageNumbers) => string
  readonly element: Element
  readonly link?: string
}

/** A rule; it carries no meaning and is tagged as an artifact. */
export interface RuleMark {
  readonly kind: 'rule'
  readonly x: number
  readonly y: number
  readonly width: number
  readonly weight: number
  readonly colour: string
  readonly dotted?: true
}

export type Mark = LineMark | LateMark | RuleMark

/** A page that the dossier sets itself. */
export interface OwnSheet {
  readonly kind: 'own'
  readonly marks: Mark[]
  head: { readonly left: string; readonly right: string } | null
  foot: string
}

/** A page of an exhibit's PDF. */
export interface PdfSheet {
  readonly kind: 'pdf'
  readonly exhibit: number
  /** From 0, within the exhibit's original. */
  readonly index: number
}

export type Sheet = OwnSheet | PdfSheet

/** The pages set so far, with the place where the next line goes. */
export interface Flow {
  readonly sheets: Sheet[]
  /** Anchors by name, as indexes into the sheets. */
  readonly anchors: Map<string, number>
  page: OwnSheet
  y: number
  /** Head and foot of each page that the flow begins; the number counts from 1 within the part. */
  running: (pageOfPart: number) => Pick<OwnSheet, 'head' | 'foot'>
  pageOfPart: number
}

export function createFlow(): Flow {
  return {
    sheets: [],
    anchors: new Map(),
    page: { kind: 'own', marks: [], head: null, foot: '' },
    y: PAGE.top,
    running: () => ({ head: null, foot: '' }),
    pageOfPart: 0,
  }
}

/** Begins a part of the dossier on a new page. */
export function beginPart(flow: Flow, anchor: string, running: Flow['running']): void {
  flow.running = running
  flow.pageOfPart = 0
  turnPage(flow)
  flow.anchors.set(anchor, flow.sheets.length - 1)
}

export function turnPage(flow: Flow): void {
  flow.pageOfPart += 1
  flow.page = { kind: 'own', marks: [], ...flow.running(flow.pageOfPart) }
  flow.sheets.push(flow.page)
  flow.y = PAGE.top
}

/** Points left on the page. */
export function roomLeft(flow: Flow): number {
  return PAGE.height - PAGE.bottom - flow.y
}

export function element(type: string, parent: Element | null, scope?: Element['scope']): Element {
  return { type, parent, pending: 0, ...(scope && { scope }) }
}

/** Puts a mark on the current page and counts it in its part of the structure. */
export function put(flow: Flow, mark: Mark): void {
  flow.page.marks.push(mark)
  if (mark.kind !== 'rule') count(mark.element)
}

function count(part: Element): void {
  if (part.pending === 0 && part.parent) count(part.parent)
  part.pending += 1
}

/** Where the baseline stands in a line of this leading: the letters are centred on it as a browser does. */
export function baselineOf(style: Style): number {
  return style.leading / 2 + style.size * 0.35
}
