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
}

/** The lines of a page (index from 0) in PDFium's reading order; undefined where the page is broken. */
export function pageLines(pdf: OpenPdf, index: number): PdfLine[] | undefined {
  const { pdfium } = pdf
  return withPage(pdf, index, (page) => {
    const textPage = pdfium.FPDFText_LoadPage(page)
    if (textPage === 0) return []
    try {
      return linesOf(pdf, textPage)
    } finally {
      pdfium.FPDFText_ClosePage(textPage)
    }
  })
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
    let start = 0
    for (const raw of text.split('\r\n')) {
      const line = raw.trim()
      if (line !== '') {
        const first = pdfium.FPDFText_GetCharIndexFromTextIndex(textPage, start + raw.indexOf(line[0]!))
        const last = pdfium.FPDFText_GetCharIndexFromTextIndex(textPage, start + raw.trimEnd().length - 1)
        const { left, bottom } = boxOf(first)
        lines.push({
          text: line,
          left,
          bottom,
          right: boxOf(last).right,
          size: pdfium.FPDFText_GetFontSize(textPage, first),
        })
      }
      start += raw.length + 2
    }
    return lines
  })
}
