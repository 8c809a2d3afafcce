import { flattenPage } from './annotations.ts'
import { type OpenPdf, openPdf, type Pdfium, withMemory, withPage } from './pdfium.ts'

/** Width and height in points as the page is seen, its rotation applied. */
export interface PageSize {
  readonly width: number
  readonly height: number
}

const A4: PageSize = { width: (210 * 72) / 25.4, height: (297 * 72) / 25.4 }
/** Points at the foot of each page that belong to the stamp. */
export const STAMP_BAND = 34
/** A page is never made smaller than this; what does not fit on A4 keeps its own size. */
const SMALLEST_SCALE = 0.9
/** Room that a stamp needs from side to side, in points. */
const STAMP_WIDTH = 220

/** The size of each page. Throws PdfRefused where the file cannot be opened. */
export function measurePdf(pdfium: Pdfium, bytes: Uint8Array): PageSize[] {
  const pdf = openPdf(pdfium, bytes)
  try {
    return Array.from({ length: pdf.pages }, (_, index) => pageSize(pdf, index))
  } finally {
    pdf.close()
  }
}

function pageSize({ pdfium, handle }: OpenPdf, index: number): PageSize {
  return withMemory(pdfium, 8, (pointer) => {
    pdfium.FPDF_GetPageSizeByIndexF(handle, index, pointer)
    const [width = 0, height = 0] = new Float32Array(pdfium.pdfium.HEAPU8.slice(pointer, pointer + 8).buffer)
    return { width: Math.max(1, width), height: Math.max(1, height) }
  })
}

/**
 * The part of a dossier's page that an exhibit's page of this size is fitted into; the stamp's band lies below it.
 * With the band it is A4 where the exhibit's page nearly fills that, else as large as the page itself.
 */
export function frameFor({ width, height }: PageSize): PageSize {
  const paper = width > height ? { width: A4.height, height: A4.width } : A4
  const onPaper = { width: paper.width, height: paper.height - STAMP_BAND }
  const scale = Math.min(onPaper.width / width, onPaper.height / height)
  if (scale >= SMALLEST_SCALE && scale <= 1) return onPaper
  return { width: Math.max(width, STAMP_WIDTH), height }
}

export interface PlacedPdf {
  readonly bytes: Uint8Array
  readonly sizes: readonly PageSize[]
  /** Index in the base, from 0, at which its first page comes to stand. */
  readonly at: number
  /** For each page, in a row, one of the size of its frame whose uppermost STAMP_BAND points are its stamp. */
  readonly stamps: OpenPdf
  /** Index of the first of them. */
  readonly firstStamp: number
}

/**
 * Puts the pages of a PDF into the base at their place, annotations and form fields as they are seen, each page in
 * its frame with its stamp below. Throws PdfRefused where the file cannot be opened, an Error where PDFium fails.
 */
export function placePdf(base: OpenPdf, placed: PlacedPdf): void {
  const { pdfium } = base
  const source = openPdf(pdfium, placed.bytes)
  const framed = emptyDocument(pdfium)
  try {
    for (let index = 0; index < source.pages; index += 1) flattenPage(source, index)
    const order: number[] = []
    for (const indexes of ofOneSize(placed.sizes)) {
      frame(pdfium, framed, source.handle, placed, indexes, order.length)
      order.push(...indexes)
    }
    const sorted = order
      .keys()
      .toArray()
      .sort((a, b) => (order[a] ?? 0) - (order[b] ?? 0))
    importPages(pdfium, base.handle, framed, sorted, placed.at)
    for (const [index, size] of placed.sizes.entries()) crop(base, placed.at + index, frameFor(size))
  } finally {
    pdfium.FPDF_CloseDocument(framed)
    source.close()
  }
}

/** Gives a page (index from 0) a name that links lead to; the view keeps its zoom. */
export function namePlace(base: OpenPdf, name: string, index: number): void {
  const { pdfium } = base
  const named = withPage(base, index, (page) => {
    const destination = pdfium.EPDFDest_CreateXYZ(page, false, 0, false, 0, false, 0)
    return pdfium.EPDFNamedDest_SetDest(base.handle, name, destination)
  })
  must(named ?? false)
}

/** Pages of one size are framed together, so that what they share (fonts, pictures) is kept once. */
function ofOneSize(sizes: readonly PageSize[]): Iterable<number[]> {
  return Map.groupBy(sizes.keys(), (index) => `${sizes[index]?.width} ${sizes[index]?.height}`).values()
}

/**
 * PDFium sets two pages one above the other on a sheet, an exhibit's and its stamp, which makes each a form of its
 * own with its rotation and its crop applied: unbalanced operators of the one do not reach the other.
 */
function frame(
  pdfium: Pdfium,
  framed: number,
  source: number,
  { sizes, stamps, firstStamp }: PlacedPdf,
  indexes: readonly number[],
  at: number,
): void {
  const { width, height } = frameFor(sizes[indexes[0] ?? 0] ?? A4)
  const count = indexes.length
  const gathered = emptyDocument(pdfium)
  const pairs = emptyDocument(pdfium)
  let sheets = 0
  try {
    importPages(pdfium, gathered, source, indexes, 0)
    const stampPages = indexes.map((index) => firstStamp + index)
    importPages(pdfium, gathered, stamps.handle, stampPages, count)
    const paired = indexes.flatMap((_, index) => [index, count + index])
    importPages(pdfium, pairs, gathered, paired, 0)
    sheets = pdfium.FPDF_ImportNPagesToOne(pairs, width, 2 * height, 1, 2)
    must(sheets !== 0)
    importPages(pdfium, framed, sheets, [...indexes.keys()], at)
  } finally {
    for (const document of [sheets, pairs, gathered]) if (document !== 0) pdfium.FPDF_CloseDocument(document)
  }
}

/** Leaves of a sheet the exhibit's page and the band of its stamp. */
function crop(base: OpenPdf, index: number, { width, height }: PageSize): void {
  const { pdfium } = base
  const done = withPage(base, index, (page) => {
    pdfium.FPDFPage_SetMediaBox(page, 0, height - STAMP_BAND, width, 2 * height)
    pdfium.FPDFPage_SetCropBox(page, 0, height - STAMP_BAND, width, 2 * height)
    return true
  })
  must(done ?? false)
}

function emptyDocument(pdfium: Pdfium): number {
  const handle = pdfium.FPDF_CreateNewDocument()
  must(handle !== 0)
  return handle
}

function importPages(pdfium: Pdfium, into: number, from: number, indexes: readonly number[], at: number): void {
  const list = Int32Array.from(indexes)
  withMemory(pdfium, list.byteLength, (pointer) => {
    pdfium.pdfium.HEAPU8.set(new Uint8Array(list.buffer), pointer)
    must(pdfium.FPDF_ImportPagesByIndex(into, from, pointer, list.length, at))
  })
}

function must(done: boolean): void {
  if (!done) throw new Error('PDFium could not place a page')
}
