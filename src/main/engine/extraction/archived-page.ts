import PostalMime from 'postal-mime'
import type { Finding } from '../../../shared/domain/article.ts'
import { civilDate } from './dates.ts'
import { readHtml } from './html-page.ts'
import { picturesOf } from './mail-pictures.ts'
import { fromAddress } from './pictures.ts'
import { type Reading, Unreadable } from './reading.ts'

/** Reads a page that a browser saved with its pictures in one MIME file (MHTML, RFC 2557). */
export async function readArchivedPage(bytes: Uint8Array): Promise<Reading> {
  const archive = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  // The library knows parts by Content-ID alone, and browsers name pictures by Content-Location.
  const named = archive.replace(/^Content-Location:[ \t]*(\S+)[ \t]*$/gim, 'Content-ID: <$1>')
  const page = await PostalMime.parse(new Uint8Array(Buffer.from(named, 'latin1')))
  if (!page.html) throw new Unreadable('damaged')
  const header = (key: string) => page.headers.find((line) => line.key === key)?.value.trim()
  const address = header('snapshot-content-location') ?? /^Content-Location:[ \t]*(https?:\S+)/im.exec(archive)?.[1]
  const reading = readHtml(page.html, fromAddress(picturesOf(page.attachments), address))
  const day = civilDate(header('date') ?? '')
  const saved: (Finding | undefined | '' | false)[] = [
    address && { field: 'address', role: 'main', value: address, basis: 'file', where: 'Snapshot-Content-Location' },
    day !== undefined && { field: 'published', role: 'captured', value: day, basis: 'file', where: 'MHTML "Date"' },
  ]
  return {
    ...reading,
    findings: [
      ...reading.findings.filter(({ value }) => value !== address),
      ...saved.filter((finding) => typeof finding === 'object'),
    ],
    encoding: 'utf-8',
  }
}
