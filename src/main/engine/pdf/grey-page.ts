import { type OpenPdf, withPage } from './pdfium.ts'

/** No side of the picture is longer, in pixels; a larger page is drawn in fewer dots. */
const LONGEST_SIDE = 6000
const POINTS_PER_INCH = 72

const GREY = 1
const WITH_ANNOTATIONS = 0x01
const WHITE = 0xffffffff

/** A page as a picture in grey. */
export interface GreyPage {
  /** Portable greymap (P5), eight bits a pixel. */
  readonly pgm: Uint8Array
  readonly width: number
  readonly height: number
  /** Pixels a point (1/72 inch). */
  readonly scale: number
  /** Quarter turns clockwise by which it is turned. */
  readonly turns: QuarterTurns
}

export type QuarterTurns = 0 | 1 | 2 | 3

/** Draws a page (index from 0) as it is shown, or turned, in so many dots an inch; undefined where PDFium cannot show it. */
export function drawGrey(
  pdf: OpenPdf,
  index: number,
  dotsPerInch: number,
  turns: QuarterTurns = 0,
): GreyPage | undefined {
  const { pdfium } = pdf
  return withPage(pdf, index, (page) => {
    const sides = [pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)] as const
    const [wide, high] = turns % 2 === 0 ? sides : [sides[1], sides[0]]
    if (!(wide > 0 && high > 0)) return undefined
    const scale = Math.min(dotsPerInch / POINTS_PER_INCH, LONGEST_SIDE / wide, LONGEST_SIDE / high)
    const width = Math.max(1, Math.round(wide * scale))
    const height = Math.max(1, Math.round(high * scale))
    const bitmap = pdfium.FPDFBitmap_CreateEx(width, height, GREY, 0, 0)
    if (bitmap === 0) return undefined
    try {
      pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, WHITE)
      pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, turns, WITH_ANNOTATIONS)
      const [pixels, stride] = [pdfium.FPDFBitmap_GetBuffer(bitmap), pdfium.FPDFBitmap_GetStride(bitmap)]
      const header = Buffer.from(`P5\n${width} ${height}\n255\n`, 'latin1')
      const pgm = new Uint8Array(header.length + width * height)
      pgm.set(header)
      for (let row = 0; row < height; row++) {
        const from = pixels + row * stride
        pgm.set(pdfium.pdfium.HEAPU8.subarray(from, from + width), header.length + row * width)
      }
      return { pgm, width, height, scale, turns }
    } finally {
      pdfium.FPDFBitmap_Destroy(bitmap)
    }
  })
}
