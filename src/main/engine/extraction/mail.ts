import PostalMime, { type Address, type Email } from 'postal-mime'
import type { Attachment } from './extraction.ts'
import { htmlDrafts } from './html-blocks.ts'
import { parseDocument } from './html-dom.ts'
import { headerDrafts, headerElement, type MailHeader, mailFindings } from './mail-header.ts'
import { picturesOf } from './mail-pictures.ts'
import { textDrafts } from './paragraphs.ts'
import type { Reading } from './reading.ts'
import { sanitised } from './sanitise.ts'

/** Reads a mail (RFC 5322): its header and text in blocks, sender, day of sending and subject, and what is attached. */
export async function readMail(bytes: Uint8Array): Promise<Reading> {
  const mail = await PostalMime.parse(new Uint8Array(bytes), { forceRfc822Attachments: true })
  const header = headerOf(mail)
  const lines = headerDrafts(header)
  const page = mail.html ? parseDocument(mail.html) : undefined
  const body = page ? htmlDrafts(page.body) : textDrafts(mail.text ?? '')
  for (const block of body) block.noise = false
  if (page) page.body.prepend(headerElement(page, header))
  return {
    drafts: [...lines, ...body],
    findings: mailFindings({
      subject: header.Subject,
      author: mail.from?.name || mail.from?.address,
      sent: header.Date,
    }),
    encoding: 'utf-8',
    headerBlocks: lines.length,
    attachments: mail.attachments.map(attachment),
    ...(page && { html: sanitised(page.body, { title: mail.subject, pictures: picturesOf(mail.attachments) }) }),
  }
}

/** The header of a mail, without reading what stands below it for itself. */
export async function readMailHeader(bytes: Uint8Array): Promise<MailHeader> {
  return headerOf(await PostalMime.parse(new Uint8Array(bytes), { forceRfc822Attachments: true }))
}

function headerOf(mail: Email): MailHeader {
  return {
    From: addresses(mail.from ? [mail.from] : []),
    To: addresses(mail.to ?? []),
    Cc: addresses(mail.cc ?? []),
    Date: mail.headers.find(({ key }) => key === 'date')?.value,
    Subject: mail.subject,
  }
}

function addresses(list: readonly Address[]): string {
  return list
    .flatMap((entry) => (entry.group ? entry.group : [entry]))
    .map(({ name, address }) => (name && address ? `${name} <${address}>` : name || address || ''))
    .join(', ')
}

function attachment({ filename, mimeType, content }: Email['attachments'][number], at: number): Attachment {
  const bytes = typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content as ArrayBuffer)
  const ending = mimeType === 'message/rfc822' ? '.eml' : ''
  return { name: filename ?? `attachment-${at + 1}${ending}`, bytes }
}
