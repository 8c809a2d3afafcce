import { type OpenPdf, type Pdfium, withMemory, withPage } from '../pdf/pdfium.ts'
import type { Shown } from './page-space.ts'

/** Pixels an inch; a page that would have a longer side than LONGEST gets fewer. */
const DENSITY = 200
const LONGEST = 6000
const WITH_ANNOTATIONS = 0x01
const [GREY, BGRX] = [1, 3]
const WHITE = 0xffffffff
const BLACK = 0xff000000

/** Adds a page that is a picture of another one (index from 0) with the boxes painted into it. Throws where PDFium fails. */
export function addPicturePage(
  source: OpenPdf,
  index: number,
  areas: readonly Shown[],
  { into, at }: { into: number; at: number },
): void {
  const { pdfium } = source
  const made = withPage(source, index, (from) => {
    const [width, height] = [pdfium.FPDF_GetPageWidthF(from), pdfium.FPDF_GetPageHeightF(from)]
    if (!(width > 0 && height > 0)) return false
    const scale = Math.min(DENSITY / 72, LONGEST / width, LONGEST / height)
    const [wide, high] = [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))]
    const bitmap = pdfium.FPDFBitmap_CreateEx(wide, high, BGRX, 0, 0)
    if (bitmap === 0) return false
    try {
      pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, wide, high, WHITE)
      pdfium.FPDF_RenderPageBitmap(bitmap, from, 0, 0, wide, high, 0, WITH_ANNOTATIONS)
      for (const { left, top, right, bottom } of areas) {
        const [x, y] = [Math.floor((left * wide) / width) - 1, Math.floor((top * high) / height) - 1]
        const [toX, toY] = [Math.ceil((right * wide) / width) + 1, Math.ceil((bottom * high) / height) + 1]
        pdfium.FPDFBitmap_FillRect(bitmap, x, y, toX - x, toY - y, BLACK)
      }
      return withGrey(pdfium, bitmap, (best) => setPicture(pdfium, best, { into, at, width, height }))
    } finally {
      pdfium.FPDFBitmap_Destroy(bitmap)
    }
  })
  if (!made) throw new Error('PDFium could not make a picture of a page')
}

function setPicture(
  pdfium: Pdfium,
  bitmap: number,
  { into, at, width, height }: { into: number; at: number; width: number; height: number },
): boolean {
  const page = pdfium.FPDFPage_New(into, at, width, height)
  if (page === 0) return false
  try {
    const picture = pdfium.FPDFPageObj_NewImageObj(into)
    if (!pdfium.FPDFImageObj_SetBitmap(0, 0, picture, bitmap)) return false
    pdfium.FPDFImageObj_SetMatrix(picture, width, 0, 0, height, 0, 0)
    pdfium.FPDFPage_InsertObject(page, picture)
    return pdfium.FPDFPage_GenerateContent(page)
  } finally {
    pdfium.FPDF_ClosePage(page)
  }
}

/** Gives `use` a bitmap of one byte a pixel where no pixel has a colour: a third of the size. */
function withGrey<T>(pdfium: Pdfium, bitmap: number, use: (bitmap: number) => T): T {
  const [width, height] = [pdfium.FPDFBitmap_GetWidth(bitmap), pdfium.FPDFBitmap_GetHeight(bitmap)]
  const [from, stride] = [pdfium.FPDFBitmap_GetBuffer(bitmap), pdfium.FPDFBitmap_GetStride(bitmap)]
  const grey = greyOf(pdfium.pdfium.HEAPU8.subarray(from, from + stride * height), width, height, stride)
  if (!grey) return use(bitmap)
  return withMemory(pdfium, grey.byteLength, (memory) => {
    pdfium.pdfium.HEAPU8.set(grey, memory)
    const smaller = pdfium.FPDFBitmap_CreateEx(width, height, GREY, memory, width)
    if (smaller === 0) return use(bitmap)
    try {
      return use(smaller)
    } finally {
      pdfium.FPDFBitmap_Destroy(smaller)
    }
  })
}

function greyOf(pixels: Uint8Array, width: number, height: number, stride: number): Uint8Array | undefined {
  const grey = new Uint8Array(width * height)
  for (let row = 0, to = 0; row < height; row += 1) {
    for (let from = row * stride, end = from + width * 4; from < end; from += 4) {
      const value = pixels[from]!
      if (value !== pixels[from + 1] || value !== pixels[from + 2]) return undefined
      grey[to++] = value
    }
  }
  return grey
}
