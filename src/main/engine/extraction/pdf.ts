import type { Finding } from '../../../shared/domain/article.ts'
import { discardIfTrapped, loadPdfium, openPdf, type OpenPdf, readUtf16 } from '../pdf/pdfium.ts'
import { readPage } from '../pdf/text.ts'
import { readArticleText } from './article-text.ts'
import { civilDate } from './dates.ts'
import { isAuthor, isTitle } from './document-properties.ts'
import { pdfDrafts } from './pdf-paragraphs.ts'
import type { Reading } from './reading.ts'

/** Reads a PDF's text page by page, the sizes of its pages and its Info dictionary. Throws PdfRefused. */
export async function readPdf(bytes: Uint8Array): Promise<Reading> {
  const pdfium = await loadPdfium()
  try {
    const pdf = openPdf(pdfium, bytes)
    const reading = readOpenPdf(pdf)
    pdf.close()
    return reading
  } catch (error) {
    discardIfTrapped(error)
    throw error
  }
}

function readOpenPdf(pdf: OpenPdf): Reading {
  const pages = Array.from({ length: pdf.pages }, (_, index) => readPage(pdf, index))
  const drafts = pdfDrafts(pages.map(({ lines }) => lines))
  const properties = infoFindings(pdf)
  const inText = readArticleText(drafts, properties.find(({ field }) => field === 'title')?.value)
  const findings = [...properties, ...inText].sort(
    (a, b) => Number(a.basis === 'offered') - Number(b.basis === 'offered'),
  )
  return { drafts, findings, pages: pdf.pages, pageSizes: pages.map(({ width, height }) => ({ width, height })) }
}

/** Title and author as the file has them; its days of making and changing are only offered as that of publication. */
function infoFindings({ pdfium, handle }: OpenPdf): Finding[] {
  const read = (key: string) =>
    readUtf16(pdfium, (buffer, size) => pdfium.FPDF_GetMetaText(handle, key, buffer, size))
      .replace(/[\s\0]+/g, ' ')
      .trim()
  const [title, author, created, modified] = [
    read('Title'),
    read('Author'),
    civilDate(read('CreationDate')),
    civilDate(read('ModDate')),
  ]
  const found: (Finding | false)[] = [
    isTitle(title) && { field: 'title', role: 'main', value: title, basis: 'file', where: 'Info /Title' },
    isAuthor(author) && { field: 'author', role: 'main', value: author, basis: 'file', where: 'Info /Author' },
    created !== undefined && {
      field: 'published',
      role: 'main',
      value: created,
      basis: 'offered',
      where: 'Info /CreationDate',
    },
    modified !== undefined && {
      field: 'published',
      role: 'modified',
      value: modified,
      basis: 'offered',
      where: 'Info /ModDate',
    },
  ]
  return found.filter((finding) => finding !== false)
}
