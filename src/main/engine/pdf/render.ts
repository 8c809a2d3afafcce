import { type OpenPdf, withPage } from './pdfium.ts'
import { encodePng } from './png.ts'

/** No side of a rendered page is longer, in pixels; a larger page is rendered smaller. */
const LONGEST_SIDE = 6000

const WITH_ANNOTATIONS = 0x01
const RGBA_ORDER = 0x10
const WHITE = 0xffffffff

/** Quarter turns clockwise. */
export type Turns = 0 | 1 | 2 | 3

/**
 * Renders a page (index from 0) so many pixels wide, as PNG bytes, turned if it is wanted so.
 * Undefined where there is no such page or PDFium cannot show it.
 */
export function renderPage(pdf: OpenPdf, index: number, pixelsWide: number, turns: Turns = 0): Uint8Array | undefined {
  const { pdfium } = pdf
  return withPage(pdf, index, (page) => {
    const upright = [pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)] as const
    const [wide, high] = turns % 2 === 0 ? upright : [upright[1], upright[0]]
    if (!(wide > 0 && high > 0)) return undefined
    const scale = Math.min(pixelsWide / wide, LONGEST_SIDE / wide, LONGEST_SIDE / high)
    const width = Math.max(1, Math.round(wide * scale))
    const height = Math.max(1, Math.round(high * scale))
    const bitmap = pdfium.FPDFBitmap_Create(width, height, 0)
    if (bitmap === 0) return undefined
    try {
      pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, WHITE)
      pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, turns, WITH_ANNOTATIONS | RGBA_ORDER)
      const pixels = pdfium.FPDFBitmap_GetBuffer(bitmap)
      const stride = pdfium.FPDFBitmap_GetStride(bitmap)
      return encodePng(pdfium.pdfium.HEAPU8.subarray(pixels, pixels + stride * height), width, height, stride)
    } finally {
      pdfium.FPDFBitmap_Destroy(bitmap)
    }
  })
}
