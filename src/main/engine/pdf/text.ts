import { decodeUtf16, type OpenPdf, withMemory, withPage } from './pdfium.ts'

/** A line of a page as PDFium reads it, in points (1/72 inch) from the page's lower left corner. */
export interface PdfLine {
  readonly text: string
  readonly left: number
  readonly right: number
  /** The line's foot. */
  readonly bottom: number
  /** Font size of its first character. */
  readonly size: number
  /** Confidence in percent where it was recognised in a picture. */
  readonly recognised?: number
}

export interface PdfPage {
  /** Points, as the page is shown, its rotation included. */
  readonly width: number
  readonly height: number
  /** In PDFium's reading order. */
  readonly lines: PdfLine[]
}

/** Reads a page's size and lines (index from 0); a broken page has neither. */
export function readPage(pdf: OpenPdf, index: number): PdfPage {
  const { pdfium } = pdf
  const read = withPage(pdf, index, (page) => {
    const [width, height] = [pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)]
    const textPage = pdfium.FPDFText_LoadPage(page)
    if (textPage === 0) return { width, height, lines: [] }
    try {
      return { width, height, lines: linesOf(pdf, textPage) }
    } finally {
      pdfium.FPDFText_ClosePage(textPage)
    }
  })
  return read ?? { width: 0, height: 0, lines: [] }
}

function linesOf({ pdfium }: OpenPdf, textPage: number): PdfLine[] {
  const characters = pdfium.FPDFText_CountChars(textPage)
  if (characters <= 0) return []
  const text = withMemory(pdfium, characters * 2 + 2, (buffer) => {
    const units = pdfium.FPDFText_GetText(textPage, 0, characters, buffer)
    return decodeUtf16(pdfium, buffer, Math.max(0, units - 1))
  })
  return withMemory(pdfium, 32, (box) => {
    const edges = new DataView(pdfium.pdfium.HEAPU8.buffer, box, 32)
    const boxOf = (at: number) => {
      pdfium.FPDFText_GetCharBox(textPage, at, box, box + 8, box + 16, box + 24)
      return { left: edges.getFloat64(0, true), right: edges.getFloat64(8, true), bottom: edges.getFloat64(16, true) }
    }
    const lines: PdfLine[] = []
    for (const { raw, start, divided } of rawLines(text)) {
      const line = raw.trim()
      if (line === '') continue
      const from = start + raw.length - raw.trimStart().length
      const first = pdfium.FPDFText_GetCharIndexFromTextIndex(textPage, from)
      const last = pdfium.FPDFText_GetCharIndexFromTextIndex(textPage, from + line.length - 1)
      const { left, bottom } = boxOf(first)
      const size = pdfium.FPDFText_GetFontSize(textPage, first)
      lines.push({ text: divided ? `${line}-` : line, left, bottom, right: boxOf(last).right, size })
    }
    return lines
  })
}

/** PDFium ends a line with CR LF, or with U+FFFE in place of the hyphen where a word is divided. */
function* rawLines(text: string): Generator<{ raw: string; start: number; divided: boolean }> {
  let start = 0
  for (const end of text.matchAll(/\r\n|\ufffe|$/g)) {
    yield { raw: text.slice(start, end.index), start, divided: end[0] === '\ufffe' }
    start = end.index + end[0].length
  }
}
