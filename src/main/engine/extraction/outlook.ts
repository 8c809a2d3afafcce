import { decompressRTF } from '@kenjiuno/decompressrtf'
import msgReader, { type FieldsData } from '@kenjiuno/msgreader'
import { encodingOf } from './code-pages.ts'
import { openCompoundFile } from './compound-file.ts'
import { type Draft, draft } from './draft.ts'
import { decodeText } from './encoding.ts'
import type { Attachment } from './extraction.ts'
import { htmlDrafts } from './html-blocks.ts'
import { parseDocument } from './html-dom.ts'
import { headerDrafts, headerElement, type MailHeader, mailFindings } from './mail-header.ts'
import { picturesOf } from './mail-pictures.ts'
import { textDrafts } from './paragraphs.ts'
import { type Reading, Unreadable } from './reading.ts'
import { readRtfText } from './rtf-text.ts'
import { sanitised } from './sanitise.ts'

// The package is CommonJS: its class stands under `default` where it is imported as it is.
const MsgReader = 'default' in msgReader ? (msgReader as { default: typeof msgReader }).default : msgReader

/**
 * Reads a message of Outlook: a mail with its header, text and attachments (mails within it included), a contact or an
 * appointment with its fields. Throws Unreadable.
 */
export function readOutlookMessage(bytes: Uint8Array): Reading {
  openCompoundFile(bytes)
  const { reader, message } = opened(bytes)
  const header = headerOf(message)
  const lines = headerDrafts(header)
  const attachments = attachmentsOf(reader, message, bytes.length)
  const html = htmlOf(message)
  const page = html === undefined ? undefined : parseDocument(html)
  const body = page ? htmlDrafts(page.body) : plainBody(message)
  for (const block of body) block.noise = false
  if (page) page.body.prepend(headerElement(page, header))
  return {
    drafts: [...lines, ...fieldsOf(message), ...body],
    findings: mailFindings({ subject: message.subject, author: message.senderName, sent: header.Date }),
    headerBlocks: lines.length,
    attachments: attachments.map(({ name, bytes: content }) => ({ name, bytes: content })),
    ...(page && { html: sanitised(page.body, { title: message.subject, pictures: picturesOf(attachments) }) }),
  }
}

function opened(bytes: Uint8Array): { reader: InstanceType<typeof MsgReader>; message: FieldsData } {
  const open = (ansiEncoding?: string) => {
    const reader = new MsgReader(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength))
    reader.parserConfig = ansiEncoding === undefined ? {} : { ansiEncoding }
    return { reader, message: reader.getFileData() }
  }
  const first = open()
  const codePage = first.message.messageCodepage
  return codePage && codePage !== 1200 ? open(encodingOf(codePage)) : first
}

function headerOf(message: FieldsData): MailHeader {
  const recipients = (type: string) =>
    (message.recipients ?? [])
      .filter(({ recipType }) => recipType === type)
      .map(({ name, smtpAddress, email }) => address(name, smtpAddress ?? email))
      .join(', ')
  const sent = /^Date:[ \t]*(.+?)\r?$/im.exec(message.headers ?? '')?.[1]
  return {
    From: address(message.senderName, message.senderSmtpAddress ?? message.creatorSMTPAddress ?? message.senderEmail),
    To: recipients('to'),
    Cc: recipients('cc'),
    Date: sent ?? message.clientSubmitTime ?? message.messageDeliveryTime,
    Subject: message.subject,
  }
}

/** A name with its address, unless that is an entry of Exchange's own directory. */
function address(name: string | undefined, mail: string | undefined): string {
  const known = mail?.includes('@') ? mail : undefined
  return name && known && name !== known ? `${name} <${known}>` : name || known || ''
}

/** What a contact or an appointment says in fields of its own, named as Outlook names them. */
const FIELDS: readonly (readonly [name: string, field: keyof FieldsData])[] = [
  ['Full Name', 'name'],
  ['Company', 'companyName'],
  ['Department', 'departmentName'],
  ['Job Title', 'title'],
  ['E-mail', 'email1EmailAddress'],
  ['Business', 'businessTelephoneNumber'],
  ['Business Fax', 'businessFaxNumber'],
  ['Home', 'homeTelephoneNumber'],
  ['Mobile', 'mobileTelephoneNumber'],
  ['Address', 'postalAddress'],
  ['Web page', 'businessHomePage'],
  ['Location', 'location'],
  ['Start', 'apptStartWhole'],
  ['End', 'apptEndWhole'],
]

function fieldsOf(message: FieldsData): Draft[] {
  if (/^IPM\.Note/i.test(message.messageClass ?? 'IPM.Note')) return []
  return FIELDS.flatMap(([name, field]) => {
    const value = message[field]
    const text = typeof value === 'string' ? value.replace(/\s+/g, ' ').trim() : ''
    return text === '' ? [] : [draft(`${name}: ${text}`, { alone: false })]
  })
}

function htmlOf({ html, bodyHtml, internetCodepage }: FieldsData): string | undefined {
  if (html === undefined || html.length === 0) return bodyHtml || undefined
  return decodeText(html, encodingOf(internetCodepage ?? 65001))?.text
}

function plainBody({ body, compressedRtf }: FieldsData): Draft[] {
  if (body?.trim() || !compressedRtf) return textDrafts(body ?? '')
  return readRtfText(Uint8Array.from(decompressRTF([...compressedRtf]))).drafts
}

interface Attached extends Attachment {
  readonly contentId?: string
  readonly mimeType: string
  readonly content: Uint8Array
}

/** Of a mail within, made a file of its own, a little is written twice. */
const MOST_WRITTEN_TWICE = 2

/** Throws Unreadable where attachments share their bytes. */
function attachmentsOf(
  reader: InstanceType<typeof MsgReader>,
  { attachments = [] }: FieldsData,
  size: number,
): Attached[] {
  let left = size * MOST_WRITTEN_TWICE
  return attachments.flatMap((attached, at): Attached[] => {
    const { fileName, content } = reader.getAttachment(attached)
    if (!content || content.length === 0) return []
    left -= content.length
    if (left < 0) throw new Unreadable('too-dense')
    const name = attached.fileName || attached.name || fileName || `attachment-${at + 1}`
    const ending = attached.innerMsgContent && !/\.msg$/i.test(name) ? '.msg' : ''
    const mimeType = attached.attachMimeTag ?? ''
    const { pidContentId } = attached
    return [
      { name: name + ending, bytes: content, content, mimeType, ...(pidContentId && { contentId: pidContentId }) },
    ]
  })
}
