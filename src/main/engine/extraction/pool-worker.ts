import { move } from 'piscina'
import { discardIfTrapped, loadPdfium, openPdf, type OpenPdf } from '../pdf/pdfium.ts'
import { renderPage } from '../pdf/render.ts'
import { extract as extractFile, type Extraction } from './extraction.ts'

/*
 * What the pool's workers do, by name: `extract` and `render`.
 */

export interface ExtractTask {
  readonly bytes: Uint8Array
  readonly fileName: string
}

export function extract(task: ExtractTask): Promise<Extraction> {
  return extractFile(task)
}

export interface RenderTask {
  /** Names the document, so that turning its pages need not open it anew. */
  readonly key: string
  /** The PDF; put it into a SharedArrayBuffer where many pages will be asked for. */
  readonly bytes: Uint8Array
  /** Index from 0. */
  readonly page: number
  readonly pixelsWide: number
}

let opened: { key: string; pdf: OpenPdf } | undefined

/** Renders a page as PNG bytes; undefined where PDFium cannot show it. Throws PdfRefused. */
export async function render({ key, bytes, page, pixelsWide }: RenderTask): Promise<Uint8Array | undefined> {
  const pdfium = await loadPdfium()
  try {
    if (opened?.key !== key) {
      opened?.pdf.close()
      opened = undefined
      opened = { key, pdf: openPdf(pdfium, bytes) }
    }
    const png = renderPage(opened.pdf, page, pixelsWide)
    return png && (move(png) as unknown as Uint8Array)
  } catch (error) {
    if (discardIfTrapped(error)) opened = undefined
    throw error
  }
}
