import type { Finding } from '../../../shared/domain/article.ts'
import { flattenPage, type PageComment } from '../pdf/annotations.ts'
import { discardIfTrapped, loadPdfium, openPdf, type OpenPdf, readUtf16 } from '../pdf/pdfium.ts'
import { readPage } from '../pdf/text.ts'
import { readArticleText } from './article-text.ts'
import type { Detected } from './detect.ts'
import { propertyFindings } from './document-properties.ts'
import { type Draft, draft } from './draft.ts'
import { aside } from './flow.ts'
import type { Extractable } from './extraction.ts'
import { pdfDrafts } from './pdf-paragraphs.ts'
import type { Reading } from './reading.ts'
import { xmpFindings } from './xmp.ts'

/** Reads a PDF's text page by page, the sizes of its pages and its Info dictionary. Throws PdfRefused. */
export async function readPdf(
  bytes: Uint8Array,
  _detected: Detected,
  { password }: Pick<Extractable, 'password'>,
): Promise<Reading> {
  const pdfium = await loadPdfium()
  try {
    const pdf = openPdf(pdfium, bytes, password ?? '')
    const reading = readOpenPdf(pdf, bytes)
    pdf.close()
    return reading
  } catch (error) {
    discardIfTrapped(error)
    throw error
  }
}

function readOpenPdf(pdf: OpenPdf, bytes: Uint8Array): Reading {
  const comments: PageComment[][] = []
  const pages = Array.from({ length: pdf.pages }, (_, index) => {
    comments.push(flattenPage(pdf, index))
    return readPage(pdf, index)
  })
  const onPages = pdfDrafts(pages.map(({ lines }) => lines))
  const drafts = [...onPages, ...comments.flatMap(commentDrafts)].sort((a, b) => (a.page ?? 0) - (b.page ?? 0))
  const properties = fileFindings(pdf, bytes)
  const inText = readArticleText(drafts, properties.find(({ field }) => field === 'title')?.value)
  const findings = [...properties, ...inText].sort(
    (a, b) => Number(a.basis === 'offered') - Number(b.basis === 'offered'),
  )
  return { drafts, findings, pages: pdf.pages, pageSizes: pages.map(({ width, height }) => ({ width, height })) }
}

function commentDrafts(comments: readonly PageComment[], index: number): Draft[] {
  return comments.flatMap(({ author, text }) =>
    aside(author ? `comment, ${author}` : 'comment', [draft(text, { page: index + 1 })]),
  )
}

/** Title and author as the file has them; its days of making and changing are only offered as that of publication. */
function infoFindings({ pdfium, handle }: OpenPdf): Finding[] {
  const read = (key: string) => readUtf16(pdfium, (buffer, size) => pdfium.FPDF_GetMetaText(handle, key, buffer, size))
  const properties = {
    title: read('Title'),
    author: read('Author'),
    created: read('CreationDate'),
    modified: read('ModDate'),
  }
  return propertyFindings(properties, (property) => `Info /${INFO_KEYS[property]}`)
}

const INFO_KEYS = { title: 'Title', author: 'Author', created: 'CreationDate', modified: 'ModDate' } as const

/** What the XMP packet says comes first, since programs keep it with more care; Info adds what it leaves out. */
function fileFindings(pdf: OpenPdf, bytes: Uint8Array): Finding[] {
  const info = infoFindings(pdf)
  const created = info.find(({ role, basis }) => role === 'main' && basis === 'offered')?.value
  const findings = xmpFindings(bytes, created)
  for (const finding of info) if (!findings.some((other) => sameStatement(other, finding))) findings.push(finding)
  return findings
}

const sameStatement = (a: Finding, b: Finding) => a.field === b.field && a.role === b.role && a.value === b.value
