import { type OpenPdf, openPdf, type Pdfium, savePdf, withPage } from '../pdf/pdfium.ts'
import { readPageWords } from '../pdf/page-words.ts'
import { emptyDocument, importPages } from './clean-copy.ts'
import { isClean, leftUnder } from './left-under.ts'
import { inPageSpace, type Shown } from './page-space.ts'
import { partsOf, storedWords } from './stored-words.ts'

/**
 * Indexes of the pages of a made copy that still hold something: text, pixels or shapes under a box, a word that stood
 * only under boxes, or a box that is not black all over. `unplaced`: such a word stands in the file, on no page.
 */
export function stillHeld(
  pdfium: Pdfium,
  bytes: Uint8Array,
  areas: ReadonlyMap<number, readonly Shown[]>,
  secrets: ReadonlySet<string>,
): { pages: Set<number>; unplaced: boolean } {
  const pdf = openPdf(pdfium, bytes)
  try {
    const pages = new Set<number>()
    for (let index = 0; index < pdf.pages; index += 1) {
      const boxes = areas.get(index) ?? []
      if ((boxes.length > 0 && !isCut(pdf, index, boxes)) || showsSecret(pdf, index, secrets)) pages.add(index)
    }
    if (secrets.size === 0 || !holdsSecret(bytes, secrets)) return { pages, unplaced: false }
    let placed = false
    for (let index = 0; index < pdf.pages; index += 1) {
      if (!holdsSecret(pageAlone(pdf, index), secrets)) continue
      pages.add(index)
      placed = true
    }
    return { pages, unplaced: !placed }
  } finally {
    pdf.close()
  }
}

const holdsSecret = (bytes: Uint8Array, secrets: ReadonlySet<string>): boolean =>
  storedWords(bytes).some((word) => secrets.has(word))

function showsSecret(pdf: OpenPdf, index: number, secrets: ReadonlySet<string>): boolean {
  if (secrets.size === 0) return false
  const words = readPageWords(pdf, index)?.words ?? []
  return words.some(({ text }) => partsOf(text).some((part) => secrets.has(part)))
}

function pageAlone(pdf: OpenPdf, index: number): Uint8Array {
  const { pdfium } = pdf
  const handle = emptyDocument(pdfium)
  try {
    importPages(pdfium, handle, pdf.handle, [index], 0)
    return savePdf({ ...pdf, handle })
  } finally {
    pdfium.FPDF_CloseDocument(handle)
  }
}

function isCut(pdf: OpenPdf, index: number, areas: readonly Shown[]): boolean {
  const { pdfium } = pdf
  const cut = withPage(pdf, index, (page) => {
    if (pdfium.FPDFPage_GetAnnotCount(page) > 0) return false
    const boxes = areas.map((area) => inPageSpace(pdfium, page, area))
    return leftUnder(pdfium, page, boxes, 'painted').every(isClean) && isBlack(pdfium, page, areas)
  })
  return cut ?? false
}

/** Pixels a point at which a page is looked at. */
const SCALE = 1.5
const BGRX = 3

function isBlack(pdfium: Pdfium, page: number, areas: readonly Shown[]): boolean {
  const [width, height] = [pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)]
  const [wide, high] = [Math.ceil(width * SCALE), Math.ceil(height * SCALE)]
  const bitmap = pdfium.FPDFBitmap_CreateEx(wide, high, BGRX, 0, 0)
  if (bitmap === 0) return false
  try {
    pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, wide, high, 0xffffffff)
    pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, wide, high, 0, 0)
    const [start, stride] = [pdfium.FPDFBitmap_GetBuffer(bitmap), pdfium.FPDFBitmap_GetStride(bitmap)]
    const pixels = pdfium.pdfium.HEAPU8
    return areas.every(({ left, top, right, bottom }) => {
      const [x, toX] = [
        Math.max(0, Math.ceil((left * wide) / width)),
        Math.min(wide, Math.floor((right * wide) / width)),
      ]
      const [y, toY] = [
        Math.max(0, Math.ceil((top * high) / height)),
        Math.min(high, Math.floor((bottom * high) / height)),
      ]
      for (let row = y; row < toY; row += 1) {
        for (let at = start + row * stride + x * 4, end = start + row * stride + toX * 4; at < end; at += 4) {
          if (pixels[at]! + pixels[at + 1]! + pixels[at + 2]! > 0) return false
        }
      }
      return true
    })
  } finally {
    pdfium.FPDFBitmap_Destroy(bitmap)
  }
}
