import PDFDocument from 'pdfkit'
import type { FontFiles } from './fonts.ts'
import { createShaper, type EmbeddedFont, type Shaper } from './shaping.ts'

type Document = PDFKit.PDFDocument

/** What is used of pdfkit beyond its types. */
interface Internals {
  readonly _font: EmbeddedFont
  readonly _root: { readonly data: Record<string, unknown> }
}

function internals(document: Document): Internals {
  return document as unknown as Internals
}

/** A PDF to be written, with what sets text in the fonts that it embeds: of each font the glyphs that are used. */
export function openDocument(
  options: PDFKit.PDFDocumentOptions,
  fonts: FontFiles,
): { document: Document; shaper: Shaper } {
  const document = new PDFDocument({ autoFirstPage: false, pdfVersion: '1.7', font: '', ...options })
  const embed = (file: Uint8Array): EmbeddedFont => {
    document.font(file as Buffer)
    return internals(document)._font
  }
  return { document, shaper: createShaper(fonts, embed) }
}

/** What a file says of itself. */
export interface DocumentFacts {
  /** BCP 47. */
  readonly language: string
  readonly title: string
  readonly subject: string
  /** Civil day, ISO 8601; the only moment that the file names, so that the same dossier gives the same bytes. */
  readonly madeOn: string
}

/** With structure (PDF tags), and the title shown in place of the file's name. */
export function factsAsOptions({ language, title, subject, madeOn }: DocumentFacts): PDFKit.PDFDocumentOptions {
  const noon = new Date(`${madeOn}T12:00:00Z`)
  const info = {
    Title: title,
    Subject: subject,
    Creator: 'Libellus',
    Producer: 'Libellus',
    CreationDate: noon,
    ModDate: noon,
  }
  return { tagged: true, displayTitle: true, lang: language, info }
}

/** Adds a page and turns pdfkit's axis back up: marks are drawn in the PDF's own coordinates. */
export function addPage(document: Document, width: number, height: number): void {
  document.addPage({ size: [width, height], margin: 0 })
  document.addContent(`1 0 0 -1 0 ${height} cm`)
}

/** The bytes, once the document has been ended. */
export function finished(document: Document): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  document.on('data', (chunk: Buffer) => chunks.push(chunk))
  // Bytes of their own: a short buffer is a piece of a shared one, which no worker can hand over.
  return new Promise((resolve) => document.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks)))))
}

/** Bookmarks beside the first page at its true size; the labels of the pages are their numbers. */
export function setOpeningView(document: Document): void {
  const { data } = internals(document)._root
  const pages = (data['Pages'] as { data: { Kids: unknown[] } }).data.Kids
  data['OpenAction'] = [pages[0], 'XYZ', null, null, 1]
  data['PageLabels'] = { Nums: [0, { S: 'D' }] }
}
