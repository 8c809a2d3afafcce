import { pdfFromPicture } from './from-pictures.ts'
import { isPicture } from './magick.ts'
import { discardIfTrapped, loadPdfium, openPdf, PdfRefused, savePdf } from './pdfium.ts'

/** What a worker of the pool is handed to make a PDF of a document's pages. */
export interface PagesTask {
  readonly bytes: Uint8Array
  readonly mime: string
  /** Opens an encrypted PDF. */
  readonly password: string | null
}

/** A PDF that wants no password, with the pages of a picture or of a PDF. Throws Unreadable, PdfRefused. */
export async function makePages({ bytes, mime, password }: PagesTask): Promise<Uint8Array> {
  if (isPicture(mime)) return pdfFromPicture(bytes, mime)
  const pdfium = await loadPdfium()
  try {
    const pdf = openPdf(pdfium, bytes, password ?? '')
    try {
      if (!pdfium.EPDF_RemoveEncryption(pdf.handle)) throw new PdfRefused('encrypted')
      return savePdf(pdf)
    } finally {
      pdf.close()
    }
  } catch (error) {
    discardIfTrapped(error)
    throw error
  }
}
