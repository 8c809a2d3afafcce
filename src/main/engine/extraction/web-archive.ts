import { gunzipSync } from 'node:zlib'
import type { Finding } from '../../../shared/domain/article.ts'
import { listing } from './archive.ts'
import { civilDate } from './dates.ts'
import { detect, type Detected } from './detect.ts'
import type { Extractable } from './extraction.ts'
import { dataAddresses, fromAddress } from './pictures.ts'
import { type Reading, Unreadable } from './reading.ts'
import { listZip, MOST_PARTS, refuseDense, unpack } from './unpacking.ts'
import { type Capture, capturesOf } from './warc-records.ts'
import { readPage } from './web-page.ts'

/** Bytes of all the records of an archive, unpacked. */
const LARGEST_ARCHIVE = 1024 ** 3

/**
 * Reads what a crawler or a browser captured from the web: the first page is the text, with its address and the day of
 * its capture; every other page and file is given as a part. Throws Unreadable.
 */
export async function readWebArchive(
  bytes: Uint8Array,
  { mime }: Detected,
  { give, password }: Pick<Extractable, 'give' | 'password'>,
): Promise<Reading> {
  const { archives, starts } = mime === 'application/wacz' ? await packed(bytes, password ?? null) : plain(bytes)
  const shown = shownIn(archives, bytes.byteLength)
  const page = shown.find(({ address }) => starts.includes(address)) ?? shown.find(isPage)
  if (give) await givePapers(shown, page, give)
  if (!page) return listed(shown.filter(isPaper))
  const pictures = dataAddresses(
    shown.map(({ address, type, body }) => ({ name: address, mimeType: type, bytes: body })),
  )
  const reading = readPage(page.body, fromAddress(pictures, page.address), page.charset)
  const said = captureFindings(page)
  const others = reading.findings.filter(({ value }) => value !== page.address)
  return { ...reading, findings: [...said, ...others] }
}

/** What was answered whole. Throws Unreadable where bodies that are packed hold more than an honest archive's do. */
function shownIn(archives: readonly Buffer[], packed: number): Capture[] {
  const shown: Capture[] = []
  let unpacked = 0
  for (const archive of archives) {
    for (const capture of capturesOf(archive)) {
      unpacked += capture.body.byteLength
      refuseDense(packed, unpacked)
      if (capture.status === 200 && capture.body.byteLength > 0) shown.push(capture)
    }
  }
  return shown
}

/** An archive without a page: the addresses of what it holds. */
function listed(papers: readonly Capture[]): Reading {
  if (papers.length === 0) throw new Unreadable('no-text')
  return listing(papers.map(({ address }) => address))
}

/** The files of a WACZ: its archives, and the addresses of the pages that it names as those that were visited. */
async function packed(bytes: Uint8Array, password: string | null): Promise<{ archives: Buffer[]; starts: string[] }> {
  const files = await listZip(bytes, password)
  const archives: Buffer[] = []
  const starts: string[] = []
  let unpacked = 0
  for (const file of files) {
    if (/^archive\/[^/]+\.warc(?:\.gz)?$/i.test(file.filename)) {
      const archive = unzipped(await unpack(file))
      unpacked += archive.byteLength
      refuseDense(bytes.byteLength, unpacked)
      archives.push(archive)
    }
    if (file.filename === 'pages/pages.jsonl') starts.push(...pageAddresses(await unpack(file)))
  }
  return { archives, starts }
}

/** The addresses of a list of pages, a JSON object a line; a line that is none names nothing. */
function pageAddresses(lines: Uint8Array): string[] {
  return Buffer.from(lines).toString('utf8').split('\n').flatMap(addressIn)
}

function addressIn(line: string): string[] {
  try {
    const { url } = (JSON.parse(line) ?? {}) as { url?: unknown }
    return typeof url === 'string' ? [url] : []
  } catch {
    return []
  }
}

const plain = (bytes: Uint8Array) => ({ archives: [unzipped(bytes)], starts: [] as string[] })

/** Each record of a compressed archive is a gzip member of its own; one that was cut off ends the archive. */
function unzipped(bytes: Uint8Array): Buffer {
  if (bytes[0] !== 0x1f) return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const limit = Math.min(LARGEST_ARCHIVE, Math.max(64 * 1024 ** 2, bytes.byteLength * 250))
  try {
    return gunzipSync(bytes, { maxOutputLength: limit })
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ERR_BUFFER_TOO_LARGE') throw new Unreadable(limit === LARGEST_ARCHIVE ? 'too-large' : 'too-dense')
    throw new Unreadable('damaged')
  }
}

function isPage({ type, body }: Capture): boolean {
  return type === 'text/html' || type === 'application/xhtml+xml' || (type === '' && detect(body, '').format === 'html')
}

/** What a page needs to be shown, and what a page asks for behind the reader's back, is no document. */
const EQUIPMENT =
  /^(?:text\/(?:css|javascript|x-component|vtt)|application\/(?:(?:x-)?javascript|ecmascript|json|[\w.-]+\+json|manifest\+json|wasm|font-.*|x-font-.*|vnd\.ms-fontobject|octet-stream|xml)|font\/.*|image\/.*|audio\/.*|video\/.*)$/

function isPaper(capture: Capture): boolean {
  if (isPage(capture)) return true
  const { format } = detect(capture.body, nameOf(capture))
  return !EQUIPMENT.test(capture.type) && format !== 'other' && format !== 'image' && format !== 'html'
}

async function givePapers(
  shown: readonly Capture[],
  page: Capture | undefined,
  give: NonNullable<Extractable['give']>,
) {
  const papers = shown.filter((capture) => capture !== page && isPaper(capture))
  if (papers.length > MOST_PARTS) throw new Unreadable('too-many-parts')
  for (const paper of papers) {
    await give({ name: nameOf(paper), bytes: paper.body, kind: 'part', findings: captureFindings(paper) })
  }
}

/** The last step of an address, with an ending where it is a page; the host where it has no steps. */
function nameOf({ address, type }: Capture): string {
  const url = URL.canParse(address) ? new URL(address) : undefined
  const last = url?.pathname.split('/').findLast((step) => step !== '') ?? ''
  const name = `${url?.host ?? ''}/${last === '' ? 'index' : decodedStep(last)}`
  return type === 'text/html' && !/\.x?html?$/i.test(name) ? `${name}.html` : name
}

function decodedStep(step: string): string {
  try {
    return decodeURIComponent(step)
  } catch {
    return step
  }
}

function captureFindings({ address, at }: Capture): Finding[] {
  const found: Finding[] = []
  if (/^https?:/i.test(address))
    found.push({ field: 'address', role: 'main', value: address, basis: 'file', where: 'WARC-Target-URI' })
  const day = civilDate(at)
  if (day) found.push({ field: 'published', role: 'captured', value: day, basis: 'file', where: `WARC-Date ${at}` })
  return found
}
