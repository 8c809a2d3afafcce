import type { Finding } from '../../../shared/domain/article.ts'
import { civilDate } from './dates.ts'
import { type Draft, draft } from './draft.ts'
import type { PageDocument, PageElement } from './html-dom.ts'

/** Header lines that stand above a mail's text, as its writer and its readers see them. */
const SHOWN = ['From', 'To', 'Cc', 'Date', 'Subject'] as const

export type MailHeader = Readonly<Partial<Record<(typeof SHOWN)[number], string | undefined>>>

/** The lines of a mail's header as blocks. */
export function headerDrafts(header: MailHeader): Draft[] {
  return linesOf(header).map(([name, value]) =>
    draft(`${name}: ${value}`, { kind: name === 'Subject' ? 'title' : 'paragraph', alone: false }),
  )
}

/** The lines of a mail's header as a table above its page. */
export function headerElement(page: PageDocument, header: MailHeader): PageElement {
  const table = page.createElement('table')
  for (const [name, value] of linesOf(header)) {
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

function linesOf(header: MailHeader): [name: string, value: string][] {
  return SHOWN.map((name): [string, string] => [name, (header[name] ?? '').replace(/\s+/g, ' ').trim()]).filter(
    ([, value]) => value !== '',
  )
}

/** Subject, sender and day of sending, on the sender's clock. */
export function mailFindings(mail: { subject?: string; author?: string; sent?: string }): Finding[] {
  const subject = mail.subject?.replace(/\s+/g, ' ').trim()
  const sent = civilDate(mail.sent ?? '')
  const found: (Finding | false | undefined | '')[] = [
    subject && { field: 'title', role: 'main', value: subject, basis: 'file', where: 'mail header "Subject"' },
    mail.author && { field: 'author', role: 'main', value: mail.author, basis: 'file', where: 'mail header "From"' },
    sent !== undefined && { field: 'published', role: 'sent', value: sent, basis: 'file', where: 'mail header "Date"' },
  ]
  return found.filter((finding) => typeof finding === 'object')
}
