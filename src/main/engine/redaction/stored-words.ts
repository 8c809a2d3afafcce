import { inflateSync } from 'node:zlib'

/** Bytes to which one stream may unfold. */
const UNFOLDED_AT_MOST = 512 * 1024 * 1024
/** Of a JPEG, where what is told of it stands. */
const PICTURE_HEAD = 128 * 1024

/**
 * The words in the bytes of a PDF as PDFium writes it, without compressed objects: those of its strings, of text in
 * Latin letters in its content, and of whatever else its streams hold. Fonts, colour profiles and maps of characters
 * are passed over: they hold words of their own.
 */
export function* storedWords(bytes: Uint8Array): Generator<string> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let outside = 0
  for (const { start, end, dictionary } of streamsOf(file)) {
    yield* wordsOf(stringsIn(file.toString('latin1', outside, start)))
    outside = end
    yield* streamWords(file.subarray(start, end), dictionary)
  }
  yield* wordsOf(stringsIn(file.toString('latin1', outside)))
}

/** Letters and digits, small letters. */
export function partsOf(text: string): string[] {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
  )
}

function* wordsOf(texts: Iterable<string>): Generator<string> {
  for (const text of texts) yield* partsOf(text)
}

interface StoredStream {
  readonly start: number
  readonly end: number
  readonly dictionary: string
}

function* streamsOf(file: Buffer): Generator<StoredStream> {
  for (let at = 0; ;) {
    const word = file.indexOf('stream', at)
    if (word < 0) return
    at = word + 6
    if (file.toString('latin1', word - 3, word) === 'end') continue
    const head = file.lastIndexOf(' obj', word)
    const dictionary = head < 0 ? '' : file.toString('latin1', head + 4, word)
    if (!/^\s*<<[^]*>>\s*$/.test(dictionary)) continue
    const start = file[at] === 0x0d ? at + 2 : at + 1
    const length = lengthOf(file, dictionary)
    const fits =
      length !== undefined && /^\s*endstream/.test(file.toString('latin1', start + length, start + length + 12))
    const end = fits ? start + length : file.indexOf('endstream', start)
    if (end < 0) return
    yield { start, end, dictionary }
    at = end + 'endstream'.length
  }
}

function lengthOf(file: Buffer, dictionary: string): number | undefined {
  const direct = /\/Length (\d+)(?: (\d+) R)?/.exec(dictionary)
  if (!direct?.[1]) return undefined
  if (direct[2] === undefined) return Number(direct[1])
  const object = file.indexOf(`\n${direct[1]} ${direct[2]} obj`)
  const value = object < 0 ? null : /obj\s+(\d+)/.exec(file.toString('latin1', object, object + 60))
  return value?.[1] === undefined ? undefined : Number(value[1])
}

const FONT = /\/Length1\b|\/Subtype\s*\/(?:Type1C|CIDFontType0C|OpenType)\b/
const PROFILE = 'acsp'

function* streamWords(stored: Buffer, dictionary: string): Generator<string> {
  yield* wordsOf(stringsIn(dictionary))
  if (FONT.test(dictionary)) return
  if (/\/Subtype\s*\/Image\b/.test(dictionary)) {
    if (/DCTDecode|JPXDecode/.test(dictionary)) yield* partsOf(stored.toString('latin1', 0, PICTURE_HEAD))
    return
  }
  const data = unfolded(stored, dictionary)
  const head = data.toString('latin1', 0, 64)
  if (head.includes('CIDInit') || data.toString('latin1', 36, 40) === PROFILE) return
  yield* wordsOf(stringsIn(data.toString('latin1')))
  const isContent = /\/Subtype\s*\/Form\b/.test(dictionary) || !/\/(?:Type|Subtype)\b/.test(dictionary)
  if (!isContent) yield* partsOf(data.toString('utf8'))
}

function unfolded(stored: Buffer, dictionary: string): Buffer {
  const filters = /\/Filter\s*(\[[^\]]*\]|\/\w+)/.exec(dictionary)?.[1]?.match(/\w+/g) ?? []
  return filters.reduce((data, filter) => {
    if (filter === 'FlateDecode') return inflated(data)
    if (filter === 'ASCIIHexDecode') return Buffer.from(data.toString('latin1').replace(/[^0-9a-f]/gi, ''), 'hex')
    if (filter === 'ASCII85Decode') return fromAscii85(data.toString('latin1'))
    if (filter === 'LZWDecode') return fromLzw(data)
    return data
  }, stored)
}

function inflated(data: Buffer): Buffer {
  try {
    return inflateSync(data, { maxOutputLength: UNFOLDED_AT_MOST, finishFlush: 2 })
  } catch {
    return data
  }
}

function fromAscii85(text: string): Buffer {
  const bytes: number[] = []
  const digits = text.replace(/^<~|~>[^]*$|\s/g, '').replaceAll('z', '!!!!!')
  for (let at = 0; at < digits.length; at += 5) {
    const group = digits.slice(at, at + 5)
    const value = [...group.padEnd(5, 'u')].reduce((sum, digit) => sum * 85 + digit.charCodeAt(0) - 33, 0)
    bytes.push(...[24, 16, 8, 0].slice(0, group.length - 1).map((shift) => Math.floor(value / 2 ** shift) & 0xff))
  }
  return Buffer.from(bytes)
}

/** ISO 32000-1, 7.4.4: codes of 9 to 12 bits, the change one code early. */
function fromLzw(data: Buffer): Buffer {
  const [CLEAR, END] = [256, 257]
  const single = Array.from({ length: 258 }, (_, code) => (code < 256 ? Buffer.of(code) : Buffer.alloc(0)))
  const pieces: Buffer[] = []
  let table = single.slice()
  let last: Buffer | undefined
  let [held, bits, width, size] = [0, 0, 9, 0]
  for (const byte of data) {
    held = ((held << 8) | byte) & 0xffffff
    bits += 8
    if (bits < width) continue
    bits -= width
    const code = (held >> bits) & ((1 << width) - 1)
    if (code === END || size > UNFOLDED_AT_MOST) break
    if (code === CLEAR) {
      table = single.slice()
      width = 9
      last = undefined
      continue
    }
    const known = table[code] ?? (last && Buffer.concat([last, last.subarray(0, 1)]))
    if (!known) break
    pieces.push(known)
    size += known.length
    if (last) table.push(Buffer.concat([last, known.subarray(0, 1)]))
    last = known
    if (table.length + 1 >= 1 << width && width < 12) width += 1
  }
  return Buffer.concat(pieces)
}

/** The strings in dictionaries and content; those of one array, as a line's pieces between kernings, as one. */
function* stringsIn(source: string): Generator<string> {
  let line: string | undefined
  for (let at = 0; at < source.length; at += 1) {
    const sign = source[at]
    if (sign === '[') line = ''
    else if (sign === ']') {
      if (line) yield line
      line = undefined
    } else if (sign === '<' && source[at + 1] === '<') at += 1
    else if (sign === '(' || sign === '<') {
      const [raw, end] = sign === '(' ? literal(source, at + 1) : hexadecimal(source, at + 1)
      at = end
      const text = decoded(raw)
      yield text
      if (line !== undefined) line += text
    }
  }
}

const ESCAPED: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }

function literal(source: string, from: number): [string, number] {
  let text = ''
  let depth = 1
  let at = from
  for (; at < source.length; at += 1) {
    const sign = source[at]!
    if (sign === '\\') {
      const octal = /^[0-7]{1,3}/.exec(source.slice(at + 1, at + 4))?.[0]
      if (octal) {
        text += String.fromCharCode(parseInt(octal, 8) & 0xff)
        at += octal.length
      } else {
        at += 1
        const next = source[at] ?? ''
        if (next === '\r' || next === '\n') continue
        text += ESCAPED[next] ?? next
      }
      continue
    }
    if (sign === '(') depth += 1
    if (sign === ')' && --depth === 0) break
    text += sign
  }
  return [text, at]
}

function hexadecimal(source: string, from: number): [string, number] {
  const end = source.indexOf('>', from)
  if (end < 0) return ['', from]
  const digits = source.slice(from, end)
  if (!/^[0-9a-fA-F\s]*$/.test(digits)) return ['', from]
  return [Buffer.from(digits.replace(/\s/g, ''), 'hex').toString('latin1'), end]
}

function decoded(raw: string): string {
  if (raw.startsWith('\xfe\xff')) return new TextDecoder('utf-16be').decode(Buffer.from(raw.slice(2), 'latin1'))
  if (raw.startsWith('\xef\xbb\xbf')) return Buffer.from(raw.slice(3), 'latin1').toString('utf8')
  return raw
}
