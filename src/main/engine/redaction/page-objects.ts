import { type Pdfium, withMemory } from '../pdf/pdfium.ts'
import { compose, type Matrix, movedRect, type Rect, UNMOVED } from './page-space.ts'

/** PDFium's kinds of what is drawn on a page. */
export const KIND = { text: 1, path: 2, image: 3, shading: 4, form: 5 } as const

export interface PageObject {
  /** FPDF_PAGEOBJECT. */
  readonly handle: number
  readonly kind: number
  /** In the page's space. */
  readonly bounds: Rect
  /** From the space in which it is drawn to that of the page. */
  readonly placed: Matrix
  /** Drawn by a form that the page draws. */
  readonly nested: boolean
}

/** Forms within forms are followed this far. */
const DEEPEST = 12

/** All that is drawn on a page, what its forms draw included. */
export function objectsOf(pdfium: Pdfium, page: number): PageObject[] {
  const found: PageObject[] = []
  const count = pdfium.FPDFPage_CountObjects(page)
  for (let at = 0; at < count; at += 1) add(pdfium, pdfium.FPDFPage_GetObject(page, at), UNMOVED, 0, found)
  return found
}

function add(pdfium: Pdfium, handle: number, placed: Matrix, depth: number, found: PageObject[]): void {
  if (handle === 0) return
  const kind = pdfium.FPDFPageObj_GetType(handle)
  found.push({ handle, kind, placed, nested: depth > 0, bounds: movedRect(placed, boundsOf(pdfium, handle)) })
  if (kind !== KIND.form || depth >= DEEPEST) return
  const within = compose(matrixOf(pdfium, handle), placed)
  const count = pdfium.FPDFFormObj_CountObjects(handle)
  for (let at = 0; at < count; at += 1) add(pdfium, pdfium.FPDFFormObj_GetObject(handle, at), within, depth + 1, found)
}

function boundsOf(pdfium: Pdfium, handle: number): Rect {
  return withMemory(pdfium, 16, (memory) => {
    pdfium.FPDFPageObj_GetBounds(handle, memory, memory + 4, memory + 8, memory + 12)
    const [left = 0, bottom = 0, right = 0, top = 0] = floats(pdfium, memory, 4)
    return [left, bottom, right, top]
  })
}

/** Of an image: where its unit square comes to lie; of a form: where what it draws does. */
export function matrixOf(pdfium: Pdfium, handle: number): Matrix {
  return withMemory(pdfium, 24, (memory) => {
    if (!pdfium.FPDFPageObj_GetMatrix(handle, memory)) return UNMOVED
    return floats(pdfium, memory, 6) as unknown as Matrix
  })
}

export function floats(pdfium: Pdfium, memory: number, count: number): number[] {
  return [...new Float32Array(pdfium.pdfium.HEAPU8.slice(memory, memory + 4 * count).buffer)]
}
