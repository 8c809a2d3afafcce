import PostalMime, { type Address, type Email } from 'postal-mime'
import type { Finding } from '../../../shared/domain/article.ts'
import { civilDate } from './dates.ts'
import { type Draft, draft } from './draft.ts'
import type { Attachment } from './extraction.ts'
import { htmlDrafts } from './html-blocks.ts'
import { type PageDocument, type PageElement, parseDocument } from './html-dom.ts'
import { picturesOf } from './mail-pictures.ts'
import { textDrafts } from './paragraphs.ts'
import type { Reading } from './reading.ts'
import { sanitised } from './sanitise.ts'

/** Header lines that stand above a mail's text, as its writer and its readers see them. */
const SHOWN_HEADERS = ['From', 'To', 'Cc', 'Date', 'Subject'] as const

/** Reads a mail (RFC 5322): its header and text in blocks, sender, day of sending and subject, and what is attached. */
export async function readMail(bytes: Uint8Array): Promise<Reading> {
  const mail = await PostalMime.parse(new Uint8Array(bytes), { forceRfc822Attachments: true })
  const header = headerLines(mail)
  const page = mail.html ? parseDocument(mail.html) : undefined
  const body = page ? htmlDrafts(page.body) : textDrafts(mail.text ?? '')
  for (const block of body) block.noise = false
  if (page) page.body.prepend(headerElement(page, header))
  return {
    drafts: [...header.map(headerDraft), ...body],
    findings: mailFindings(mail),
    encoding: 'utf-8',
    headerBlocks: header.length,
    attachments: mail.attachments.map(attachment),
    ...(page && { html: sanitised(page.body, { title: mail.subject, pictures: picturesOf(mail.attachments) }) }),
  }
}

interface HeaderLine {
  readonly name: string
  readonly value: string
}

function headerLines(mail: Email): HeaderLine[] {
  const values: Record<(typeof SHOWN_HEADERS)[number], string> = {
    From: addresses(mail.from ? [mail.from] : []),
    To: addresses(mail.to ?? []),
    Cc: addresses(mail.cc ?? []),
    Date: header(mail, 'date') ?? '',
    Subject: mail.subject ?? '',
  }
  return SHOWN_HEADERS.map((name) => ({ name, value: values[name].replace(/\s+/g, ' ').trim() })).filter(
    ({ value }) => value !== '',
  )
}

function headerDraft({ name, value }: HeaderLine): Draft {
  return draft(`${name}: ${value}`, { kind: name === 'Subject' ? 'title' : 'paragraph', alone: false })
}

function headerElement(page: PageDocument, lines: readonly HeaderLine[]): PageElement {
  const table = page.createElement('table')
  for (const { name, value } of lines) {
    const row = page.createElement('tr')
    const head = page.createElement('th')
    const cell = page.createElement('td')
    head.setAttribute('align', 'left')
    head.textContent = name
    cell.textContent = value
    row.append(head, cell)
    table.append(row)
  }
  return table
}

function addresses(list: readonly Address[]): string {
  return list
    .flatMap((entry) => (entry.group ? entry.group : [entry]))
    .map(({ name, address }) => (name && address ? `${name} <${address}>` : name || address || ''))
    .join(', ')
}

const header = (mail: Email, key: string) => mail.headers.find((line) => line.key === key)?.value

function mailFindings(mail: Email): Finding[] {
  const subject = mail.subject?.replace(/\s+/g, ' ').trim()
  const author = mail.from?.name || mail.from?.address
  const sent = civilDate(header(mail, 'date') ?? '')
  const found: (Finding | false | undefined | '')[] = [
    subject && { field: 'title', role: 'main', value: subject, basis: 'file', where: 'mail header "Subject"' },
    author && { field: 'author', role: 'main', value: author, basis: 'file', where: 'mail header "From"' },
    sent !== undefined && { field: 'published', role: 'sent', value: sent, basis: 'file', where: 'mail header "Date"' },
  ]
  return found.filter((finding) => typeof finding === 'object')
}

function attachment({ filename, mimeType, content }: Email['attachments'][number], at: number): Attachment {
  const bytes = typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content as ArrayBuffer)
  const ending = mimeType === 'message/rfc822' ? '.eml' : ''
  return { name: filename ?? `attachment-${at + 1}${ending}`, bytes }
}
