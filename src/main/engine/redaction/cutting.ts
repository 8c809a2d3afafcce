import { type OpenPdf, type Pdfium, withMemory, withPage } from '../pdf/pdfium.ts'
import { floats, KIND, objectsOf } from './page-objects.ts'
import { inPageSpace, overlap, type Rect, type Shown } from './page-space.ts'

/** Takes away the annotations and form fields of a page (index from 0) that reach under a box. */
export function removeAnnotationsUnder(pdf: OpenPdf, index: number, areas: readonly Shown[]): void {
  const { pdfium } = pdf
  withPage(pdf, index, (page) => {
    const boxes = areas.map((area) => inPageSpace(pdfium, page, area))
    for (let at = pdfium.FPDFPage_GetAnnotCount(page) - 1; at >= 0; at -= 1) {
      const annotation = pdfium.FPDFPage_GetAnnot(page, at)
      const place = annotation === 0 ? undefined : annotationRect(pdfium, annotation)
      if (annotation !== 0) pdfium.FPDFPage_CloseAnnot(annotation)
      if (!place || boxes.some((box) => overlap(place, box))) pdfium.FPDFPage_RemoveAnnot(page, at)
    }
  })
}

function annotationRect(pdfium: Pdfium, annotation: number): Rect | undefined {
  return withMemory(pdfium, 16, (memory) => {
    if (!pdfium.FPDFAnnot_GetRect(annotation, memory)) return undefined
    const [left = 0, top = 0, right = 0, bottom = 0] = floats(pdfium, memory, 4)
    return [Math.min(left, right), Math.min(top, bottom), Math.max(left, right), Math.max(top, bottom)]
  })
}

/**
 * Takes text, pixels and shapes under the boxes out of a page (index from 0), and what its content says of them beside
 * (ActualText, Alt). False where PDFium could not.
 */
export function cutPage(pdf: OpenPdf, index: number, areas: readonly Shown[]): boolean {
  const { pdfium } = pdf
  const cut = withPage(pdf, index, (page) => {
    const boxes = areas.map((area) => inPageSpace(pdfium, page, area))
    for (const box of boxes) redactIn(pdfium, page, box)
    removeShapesWithin(pdfium, page, boxes)
    removeMarks(pdfium, page)
    return pdfium.FPDFPage_GenerateContent(page)
  })
  return cut ?? false
}

function redactIn(pdfium: Pdfium, page: number, [left, bottom, right, top]: Rect): void {
  const [IN_FORMS_TOO, NO_BOX] = [true, false]
  withMemory(pdfium, 16, (memory) => {
    pdfium.pdfium.HEAPU8.set(new Uint8Array(Float32Array.of(left, top, right, bottom).buffer), memory)
    pdfium.EPDFText_RedactInRect(page, memory, IN_FORMS_TOO, NO_BOX)
  })
}

function removeShapesWithin(pdfium: Pdfium, page: number, boxes: readonly Rect[]): void {
  for (const { handle, kind, bounds, nested } of objectsOf(pdfium, page)) {
    if (nested || (kind !== KIND.path && kind !== KIND.shading)) continue
    const inside = boxes.some(
      (box) => bounds[0] >= box[0] && bounds[1] >= box[1] && bounds[2] <= box[2] && bounds[3] <= box[3],
    )
    if (inside && pdfium.FPDFPage_RemoveObject(page, handle)) pdfium.FPDFPageObj_Destroy(handle)
  }
}

function removeMarks(pdfium: Pdfium, page: number): void {
  const count = pdfium.FPDFPage_CountObjects(page)
  for (let at = 0; at < count; at += 1) {
    const object = pdfium.FPDFPage_GetObject(page, at)
    for (let marks = pdfium.FPDFPageObj_CountMarks(object); marks > 0; marks -= 1) {
      const mark = pdfium.FPDFPageObj_GetMark(object, marks - 1)
      if (mark !== 0) pdfium.FPDFPageObj_RemoveMark(object, mark)
    }
  }
}

/** Lets a page (index from 0) name no font, picture or form any more that it does not draw. */
export function dropUnused(pdf: OpenPdf, index: number): void {
  const { pdfium } = pdf
  withPage(pdf, index, (page) => {
    const nothing = pdfium.FPDFPageObj_CreateNewPath(0, 0)
    if (nothing === 0) return
    pdfium.FPDFPage_InsertObject(page, nothing)
    pdfium.FPDFPage_GenerateContent(page)
  })
}
