import PostalMime from 'postal-mime'
import type { Finding } from '../../../shared/domain/article.ts'
import { type Reading, Unreadable } from './reading.ts'
import { picturesOf } from './mail-pictures.ts'
import { readHtml } from './html-page.ts'

/** Reads a page that a browser saved with its pictures in one MIME file (MHTML). */
export async function readArchivedPage(bytes: Uint8Array): Promise<Reading> {
  const mail = await PostalMime.parse(new Uint8Array(bytes))
  if (!mail.html) throw new Unreadable('damaged')
  const reading = readHtml(mail.html, picturesOf(mail.attachments))
  const address = mail.headers.find(({ key }) => key === 'snapshot-content-location')?.value
  const saved: Finding[] = address
    ? [{ field: 'address', role: 'main', value: address, basis: 'file', where: 'Snapshot-Content-Location' }]
    : []
  return {
    ...reading,
    findings: [...reading.findings.filter(({ value }) => value !== address), ...saved],
    encoding: 'utf-8',
  }
}
