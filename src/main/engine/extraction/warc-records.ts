import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib'
import { Unreadable } from './reading.ts'

/** A response that was captured from the web (WARC, ISO 28500). */
export interface Capture {
  readonly address: string
  /** ISO 8601. */
  readonly at: string
  readonly status: number
  /** Without parameters, in lower case; empty where it was not said. */
  readonly type: string
  /** The charset that the server named; empty where it named none. */
  readonly charset: string
  readonly body: Uint8Array
}

/** Bytes that one body may unpack to. */
const LARGEST_BODY = 128 * 1024 ** 2

const LINE_END = Buffer.from('\r\n')
const HEAD_END = Buffer.from('\r\n\r\n')

/** The responses and resources of an uncompressed web archive, in its order; what is broken at its end is left out. */
export function* capturesOf(archive: Buffer): Generator<Capture> {
  let at = 0
  while (at < archive.length) {
    while (archive[at] === 0x0d || archive[at] === 0x0a) at += 1
    if (archive.toString('latin1', at, at + 5) !== 'WARC/') return
    const { headers, end } = headAt(archive, at)
    const length = Number(headers.get('content-length'))
    if (end === -1 || !Number.isSafeInteger(length) || length < 0) return
    const block = archive.subarray(end, end + length)
    at = end + length
    const address = headers.get('warc-target-uri')?.replace(/^<|>$/g, '')
    const moment = headers.get('warc-date') ?? ''
    const kind = headers.get('warc-type')
    if (!address) continue
    if (kind === 'response' && /^https?:/i.test(address)) yield responseIn(block, address, moment)
    if (kind === 'resource') yield { address, at: moment, status: 200, ...typeOf(headers), body: block }
  }
}

/** @returns the fields by their names in lower case, and where what they head begins; -1 where they do not end. */
function headAt(bytes: Buffer, start: number): { first: string; headers: Map<string, string>; end: number } {
  const end = bytes.indexOf(HEAD_END, start)
  if (end === -1) return { first: '', headers: new Map(), end: -1 }
  const [first = '', ...lines] = bytes
    .toString('utf8', start, end)
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n')
  const fields = lines.map((line) => /^([^:]+):\s*(.*)$/.exec(line)).filter((field) => field !== null)
  const headers = new Map(fields.map(([, name = '', value = '']) => [name.toLowerCase(), value.trim()]))
  return { first, headers, end: end + HEAD_END.length }
}

function typeOf(headers: ReadonlyMap<string, string>): Pick<Capture, 'type' | 'charset'> {
  const said = headers.get('content-type') ?? ''
  const charset = /;\s*charset\s*=\s*["']?([\w:.-]+)/i.exec(said)?.[1] ?? ''
  return { type: said.replace(/;.*$/, '').trim().toLowerCase(), charset }
}

function responseIn(block: Buffer, address: string, at: string): Capture {
  const { first, headers, end } = headAt(block, 0)
  const status = Number(/^HTTP\/[\d.]+ (\d{3})/.exec(first)?.[1] ?? 0)
  const sent = end === -1 ? Buffer.alloc(0) : block.subarray(end)
  const whole = /\bchunked\b/i.test(headers.get('transfer-encoding') ?? '') ? joined(sent) : sent
  return { address, at, status, ...typeOf(headers), body: decoded(whole, headers.get('content-encoding') ?? '') }
}

/** The body of a chunked answer (RFC 9112, 7.1); as it is where a crawler has joined it already. */
function joined(sent: Buffer): Buffer {
  const chunks: Buffer[] = []
  for (let at = 0; ;) {
    const end = sent.indexOf(LINE_END, at)
    const size = end === -1 ? '' : sent.toString('latin1', at, end).replace(/;.*$/, '').trim()
    if (!/^[\da-f]{1,8}$/i.test(size)) return chunks.length === 0 ? sent : Buffer.concat(chunks)
    const length = parseInt(size, 16)
    if (length === 0) return Buffer.concat(chunks)
    chunks.push(sent.subarray(end + 2, end + 2 + length))
    at = end + 2 + length + 2
  }
}

/** A body without its content codings; as it is where they do not fit, since some crawlers undo them and leave the header. */
function decoded(sent: Buffer, codings: string): Uint8Array {
  let body = sent
  const limit = { maxOutputLength: LARGEST_BODY }
  for (const coding of codings.toLowerCase().split(',').reverse()) {
    try {
      if (/gzip/.test(coding)) body = gunzipSync(body, limit)
      else if (/deflate/.test(coding)) body = inflateSync(body, limit)
      else if (/\bbr\b/.test(coding)) body = brotliDecompressSync(body, limit)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw new Unreadable('too-dense')
      return body
    }
  }
  return body
}
