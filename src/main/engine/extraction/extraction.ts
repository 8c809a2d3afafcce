import type { Block, DocumentFormat, Refusal } from '../../../shared/contract/evidence.ts'
import type { Finding } from '../../../shared/domain/article.ts'
import { PdfRefused } from '../pdf/pdfium.ts'
import { detect, type Detected } from './detect.ts'
import { number } from './draft.ts'
import { languagesOf } from './language.ts'
import { partLong } from './long-text.ts'
import { Unreadable, type Reading } from './reading.ts'
import { refused, UNKNOWN } from './refused.ts'
import { firstSentence } from './sentences.ts'

/** A file that another holds. */
export interface Attachment {
  /** Its name, or its path inside what holds it. */
  readonly name: string
  readonly bytes: Uint8Array
  /** `attachment` of a mail, or `part` of an archive or a mailbox; an attachment where it is not said. */
  readonly kind?: 'attachment' | 'part'
  /** When it was last changed, as what holds it says. */
  readonly modified?: string | null
  /** What its holder says of it. */
  readonly findings?: readonly Finding[]
}

export interface Extractable {
  readonly bytes: Uint8Array
  readonly fileName: string
  /** Opens an encrypted file. */
  readonly password?: string | null
  /** Takes the files that an archive holds, one by one; without it they are not unpacked. */
  readonly give?: Give
  /** A zip of the files that lie beside a saved page, each by its path from it. */
  readonly beside?: Uint8Array
}

/** Throws Unreadable where no more of what holds it is taken. */
export type Give = (part: Attachment) => Promise<void>

export interface Extraction {
  readonly format: DocumentFormat
  readonly mime: string
  readonly encoding: string | null
  readonly readable: 'text' | 'pages' | 'refused'
  readonly refusal: Refusal | null
  /** ISO 639-1; null where it cannot be told. */
  readonly language: string | null
  readonly pages: number | null
  /** Points (1/72 inch), as the page is shown; PDF only. */
  readonly pageSizes: { width: number; height: number }[]
  readonly blocks: Block[]
  /** Best first. */
  readonly findings: Finding[]
  /** What the document is listed by where it has no title. */
  readonly firstSentence: string | null
  /** Of a web page or a mail: whole, sanitised, without scripts or anything remote. */
  readonly html: string | null
  /** What a mail, an archive or a mailbox holds. */
  readonly attachments: Attachment[]
}

/**
 * Reads a file: its format by content first and ending second, its text in blocks, and what it says of itself.
 * Never throws: what cannot be read is `refused` with the reason.
 */
export async function extract(file: Extractable): Promise<Extraction> {
  const { bytes, fileName } = file
  if (bytes.byteLength === 0) return refused('empty', { format: 'other', mime: 'application/x-empty' })
  let detected = UNKNOWN
  try {
    detected = detect(bytes, fileName)
    const opened = await unlocked(file)
    if (opened) return await extract(opened)
    const read = (await READERS[detected.format]?.()) ?? refuseUnknown
    const reading = await read(bytes, detected, file)
    if (!isTextless(reading) || !OFFICE.has(detected.format)) return finished(detected, reading)
    const { asHolder } = await import('./textless.ts')
    return finished(detected, asHolder(reading, bytes))
  } catch (error) {
    const refusal = reasonOf(error)
    return refused(refusal, refusal === 'unsupported-format' && detected.format === 'txt' ? UNKNOWN : detected)
  }
}

/** An encrypted office document without its encryption; undefined for another file, or without a password. */
async function unlocked(file: Extractable): Promise<Extractable | undefined> {
  if (!file.password) return undefined
  const { decryptOffice, isCompoundFile } = await import('./encrypted-office.ts')
  if (!isCompoundFile(file.bytes)) return undefined
  return { ...file, bytes: await decryptOffice(file.bytes, file.password), password: null }
}

type Reader = (bytes: Uint8Array, detected: Detected, file: Extractable) => Reading | Promise<Reading>

/** Each format's reader, loaded when a file of that format first comes. */
const READERS: Readonly<Partial<Record<DocumentFormat, () => Promise<Reader>>>> = {
  txt: async () => (await import('./plain-text.ts')).readPlainText,
  md: async () => (await import('./markdown.ts')).readMarkdown,
  html: async () => (await import('./web-page.ts')).readWebPage,
  mhtml: async () => (await import('./archived-page.ts')).readArchivedPage,
  warc: async () => (await import('./web-archive.ts')).readWebArchive,
  zip: async () => (await import('./archive.ts')).readArchive,
  pdf: async () => (await import('./pdf.ts')).readPdf,
  docx: async () => (await import('./docx.ts')).readDocx,
  doc: async () => (await import('./doc.ts')).readDoc,
  odt: async () => (await import('./open-document.ts')).readOpenDocument,
  rtf: async () => (await import('./rtf.ts')).readRtf,
  xlsx: async () => (await import('./spreadsheet.ts')).readSpreadsheet,
  csv: async () => (await import('./delimited.ts')).readDelimited,
  pptx: async () => (await import('./presentation.ts')).readPresentation,
  eml: async () => (await import('./mail.ts')).readMail,
  image: async () => (await import('./picture.ts')).readPicture,
  msg: async () => (await import('./outlook.ts')).readOutlookMessage,
  mbox: async () => (await import('./mailbox.ts')).readMailbox,
}

const OFFICE: ReadonlySet<DocumentFormat> = new Set(['doc', 'docx', 'odt', 'pptx', 'rtf', 'xlsx'])

const isTextless = ({ drafts, pages }: Reading) => drafts.length === 0 && pages === undefined

function refuseUnknown(_bytes: Uint8Array, { mime }: Detected): never {
  throw new Unreadable(mime === 'application/x-ole-encrypted-package' ? 'encrypted' : 'unsupported-format')
}

function finished(detected: Detected, reading: Reading): Extraction {
  const findings = reading.findings.map((finding) => ({
    ...finding,
    value: finding.value.slice(0, 2000),
    where: finding.where.slice(0, 300),
  }))
  const attachments = reading.attachments ?? []
  if (isTextless(reading)) return { ...refused('no-text', detected), findings, attachments }
  const drafts = partLong(reading.drafts)
  const languages = languagesOf(drafts, reading.language)
  return {
    ...detected,
    encoding: reading.encoding ?? null,
    readable: reading.drafts.length > 0 ? 'text' : 'pages',
    refusal: null,
    language: languages.document,
    pages: reading.pages ?? null,
    pageSizes: reading.pageSizes ?? [],
    blocks: number(drafts.map((block, at) => ({ ...block, language: languages.passages[at] ?? null }))),
    findings,
    firstSentence: firstSentence(reading.drafts.slice(reading.headerBlocks ?? 0)),
    html: reading.html ?? null,
    attachments,
  }
}

function reasonOf(error: unknown): Refusal {
  if (error instanceof Unreadable || error instanceof PdfRefused) return error.refusal
  if (error instanceof RangeError && /memory|allocation|length/i.test(error.message)) return 'too-much-memory'
  return 'damaged'
}
