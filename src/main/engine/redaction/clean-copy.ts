import { type OpenPdf, type Pdfium, withMemory, withPage } from '../pdf/pdfium.ts'
import { cutPage } from './cutting.ts'
import { addPicturePage } from './picture-page.ts'
import type { Shown } from './page-space.ts'

/** What is to be set into a copy. */
export interface CopyPlan {
  /** Its annotations are part of its pages already. */
  readonly source: OpenPdf
  /** Boxes by index of their page. */
  readonly areas: ReadonlyMap<number, readonly Shown[]>
  /** Indexes of the pages that are set as pictures. */
  readonly pictures: ReadonlySet<number>
}

/**
 * A new document of the pages of another one with what lies under the boxes cut out and the boxes painted black. Each
 * page is set into a page of its own making, so that nothing of the source comes along but what its pages draw: not
 * its bookmarks, names, attachments, scripts, structure, thumbnails, forms, links, nor what is told of it (Info, XMP).
 * The caller closes it. Throws an Error where PDFium fails.
 */
export function makeCleanCopy(plan: CopyPlan): OpenPdf {
  const { source, areas, pictures } = plan
  const { pdfium } = source
  const gathered = emptyDocument(pdfium)
  const order: number[] = []
  try {
    for (const indexes of wholePages(plan)) {
      setAnew(pdfium, gathered, source.handle, indexes, order.length)
      order.push(...indexes)
    }
    for (const index of areas.keys()) {
      if (pictures.has(index)) continue
      const alone = emptyDocument(pdfium)
      try {
        importPages(pdfium, alone, source.handle, [index], 0)
        must(cutPage({ ...source, handle: alone, pages: 1 }, 0, areas.get(index)!))
        setAlone(pdfium, gathered, alone, order.length)
        order.push(index)
      } finally {
        pdfium.FPDF_CloseDocument(alone)
      }
    }
    for (const index of pictures) {
      addPicturePage(source, index, areas.get(index) ?? [], { into: gathered, at: order.length })
      order.push(index)
    }
    return sorted(source, gathered, order, areas)
  } finally {
    pdfium.FPDF_CloseDocument(gathered)
  }
}

function sorted(source: OpenPdf, gathered: number, order: readonly number[], areas: CopyPlan['areas']): OpenPdf {
  const { pdfium } = source
  const handle = emptyDocument(pdfium)
  const copy = { pdfium, handle, pages: order.length, close: () => pdfium.FPDF_CloseDocument(handle) }
  try {
    const places = [...order.keys()].sort((a, b) => order[a]! - order[b]!)
    importPages(pdfium, handle, gathered, places, 0)
    for (const [index, boxes] of areas) paint(copy, index, boxes)
    return copy
  } catch (error) {
    copy.close()
    throw error
  }
}

/** Pages without boxes, those of one size together, so that what they share (fonts, pictures) is kept once. */
function wholePages({ source, areas, pictures }: CopyPlan): Iterable<number[]> {
  const whole = Array.from({ length: source.pages }, (_, index) => index).filter(
    (index) => !areas.has(index) && !pictures.has(index),
  )
  return Map.groupBy(whole, (index) => pageSize(source.pdfium, source.handle, index).join(' ')).values()
}

function pageSize(pdfium: Pdfium, document: number, index: number): [width: number, height: number] {
  return withMemory(pdfium, 8, (memory) => {
    pdfium.FPDF_GetPageSizeByIndexF(document, index, memory)
    const [width = 0, height = 0] = new Float32Array(pdfium.pdfium.HEAPU8.slice(memory, memory + 8).buffer)
    return [Math.max(1, width), Math.max(1, height)]
  })
}

/**
 * Puts pages of one size each as a form on a page of its own, their rotation and crop applied: PDFium sets two pages one
 * above the other on a sheet, of which the upper half is left; the lower is empty.
 */
function setAnew(pdfium: Pdfium, into: number, from: number, indexes: readonly number[], at: number): void {
  const [width, height] = pageSize(pdfium, from, indexes[0]!)
  const count = indexes.length
  const [chosen, paired] = [emptyDocument(pdfium), emptyDocument(pdfium)]
  let sheets = 0
  try {
    importPages(pdfium, chosen, from, indexes, 0)
    pdfium.FPDF_ClosePage(pdfium.FPDFPage_New(chosen, count, width, height))
    const pairs = indexes.flatMap((_, index) => [index, count])
    importPages(pdfium, paired, chosen, pairs, 0)
    sheets = pdfium.FPDF_ImportNPagesToOne(paired, width, 2 * height, 1, 2)
    must(sheets !== 0)
    importPages(pdfium, into, sheets, [...indexes.keys()], at)
    for (const index of indexes.keys()) {
      const page = pdfium.FPDF_LoadPage(into, at + index)
      must(page !== 0)
      for (const crop of [pdfium.FPDFPage_SetMediaBox, pdfium.FPDFPage_SetCropBox])
        crop(page, 0, height, width, 2 * height)
      pdfium.FPDF_ClosePage(page)
    }
  } finally {
    for (const document of [sheets, paired, chosen]) if (document !== 0) pdfium.FPDF_CloseDocument(document)
  }
}

/** Puts the only page of a document as a form on a page of its own, its rotation and crop applied. */
function setAlone(pdfium: Pdfium, into: number, alone: number, at: number): void {
  const page = pdfium.FPDFPage_New(into, at, ...pageSize(pdfium, alone, 0))
  must(page !== 0)
  const form = pdfium.FPDF_NewXObjectFromPage(into, alone, 0)
  try {
    must(form !== 0)
    pdfium.FPDFPage_InsertObject(page, pdfium.FPDF_NewFormObjectFromXObject(form))
    must(pdfium.FPDFPage_GenerateContent(page))
  } finally {
    if (form !== 0) pdfium.FPDF_CloseXObject(form)
    pdfium.FPDF_ClosePage(page)
  }
}

const FILL = 2

/** The copy's pages lie as they are shown: y counts from their foot. */
function paint(copy: OpenPdf, index: number, areas: readonly Shown[]): void {
  const { pdfium } = copy
  const painted = withPage(copy, index, (page) => {
    const height = pdfium.FPDF_GetPageHeightF(page)
    for (const { left, top, right, bottom } of areas) {
      const box = pdfium.FPDFPageObj_CreateNewRect(left, height - bottom, right - left, bottom - top)
      pdfium.FPDFPageObj_SetFillColor(box, 0, 0, 0, 255)
      pdfium.FPDFPath_SetDrawMode(box, FILL, false)
      pdfium.FPDFPage_InsertObject(page, box)
    }
    return pdfium.FPDFPage_GenerateContent(page)
  })
  must(painted ?? false)
}

export function emptyDocument(pdfium: Pdfium): number {
  const handle = pdfium.FPDF_CreateNewDocument()
  must(handle !== 0)
  return handle
}

export function importPages(pdfium: Pdfium, into: number, from: number, indexes: readonly number[], at: number): void {
  const list = Int32Array.from(indexes)
  if (list.length === 0) return
  withMemory(pdfium, list.byteLength, (memory) => {
    pdfium.pdfium.HEAPU8.set(new Uint8Array(list.buffer), memory)
    must(pdfium.FPDF_ImportPagesByIndex(into, from, memory, list.length, at))
  })
}

function must(done: boolean): void {
  if (!done) throw new Error('PDFium could not make the copy')
}
