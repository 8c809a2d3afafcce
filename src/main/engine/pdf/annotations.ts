import { type OpenPdf, readUtf16, withPage } from './pdfium.ts'

/** PDFium's numbers: an annotation's normal appearance, flattening what a screen shows, kinds of annotation. */
const NORMAL_APPEARANCE = 0
const FOR_DISPLAY = 0
const LINK = 2
const POPUP = 16
const WIDGET = 20
/** Free text, lines, shapes, marked text and ink: what any viewer draws. Links, notes and pop-ups are not on the page. */
const DRAWN: ReadonlySet<number> = new Set([3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 15])
/** Notes and marked text, whose writers comment on what stands there. */
const COMMENTING: ReadonlySet<number> = new Set([1, 4, 5, 6, 7, 8, 9, 10, 11, 12, 14, 15])

/** What a person noted on a page, apart from what the page shows. */
export interface PageComment {
  readonly author: string
  readonly text: string
}

/**
 * Makes annotations and form fields part of the page (index from 0); those without an appearance of their own are given
 * one. What is commented on the page, and stands in no field, is returned.
 */
export function flattenPage(pdf: OpenPdf, index: number): PageComment[] {
  const { pdfium, handle } = pdf
  if (pdfium.EPDFPage_GetAnnotCountRaw(handle, index) === 0) return []
  const flattened = withPage(pdf, index, (page) => {
    const comments: PageComment[] = []
    let isShown = false
    for (let at = 0; at < pdfium.FPDFPage_GetAnnotCount(page); at += 1) {
      const annotation = pdfium.FPDFPage_GetAnnot(page, at)
      if (annotation === 0) continue
      const kind = pdfium.FPDFAnnot_GetSubtype(annotation)
      isShown ||= kind !== LINK && kind !== POPUP
      if (!pdfium.EPDFAnnot_HasAppearanceStream(annotation, NORMAL_APPEARANCE)) {
        if (kind === WIDGET) pdfium.EPDFAnnot_GenerateFormFieldAP(annotation)
        else if (DRAWN.has(kind)) pdfium.EPDFAnnot_GenerateAppearance(annotation)
      }
      if (COMMENTING.has(kind)) comments.push(commentOf(pdf, annotation))
      pdfium.FPDFPage_CloseAnnot(annotation)
    }
    if (isShown) pdfium.FPDFPage_Flatten(page, FOR_DISPLAY)
    return comments.filter(({ text }) => text !== '')
  })
  return flattened ?? []
}

function commentOf({ pdfium }: OpenPdf, annotation: number): PageComment {
  const read = (key: string) =>
    readUtf16(pdfium, (buffer, size) => pdfium.FPDFAnnot_GetStringValue(annotation, key, buffer, size))
      .replace(/[\s\0]+/g, ' ')
      .trim()
  return { author: read('T'), text: read('Contents') }
}
