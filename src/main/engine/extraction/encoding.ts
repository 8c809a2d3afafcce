import { ALPHABETS } from './alphabets.ts'
import { decodeEbcdic } from './ebcdic.ts'

export interface Decoded {
  readonly text: string
  /** The encoding's name, as TextDecoder knows it where it does. */
  readonly encoding: string
}

/** How much of a file is read to tell its encoding. */
const SAMPLE_BYTES = 64 * 1024

/**
 * Decodes the bytes of a text: by its byte order mark, else as UTF-16 or UTF-8 where the bytes are that, else as
 * `declared` (an encoding that the file names itself), else in the encoding whose letters fit best.
 * Undefined where the bytes are no text.
 */
export function decodeText(bytes: Uint8Array, declared?: string): Decoded | undefined {
  const marked = byteOrderMark(bytes)
  if (marked) return decodeAs(bytes, marked)
  const sample = bytes.subarray(0, SAMPLE_BYTES)
  const wide = wideEncoding(sample)
  if (wide) return decodeAs(bytes, wide)
  const ebcdic = decodeEbcdic(sample) && decodeEbcdic(bytes)
  if (ebcdic) return ebcdic
  if (isBinary(sample)) return undefined
  if (isUtf8(bytes)) return decodeAs(bytes, sevenBitEncoding(sample) ?? 'utf-8')
  if (declared && declared !== 'utf-8' && known(declared)) return decodeAs(bytes, declared)
  return decodeAs(bytes, bestFit(sample))
}

/** The name under which TextDecoder knows an encoding; undefined for one that it does not know. */
export function known(label: string): string | undefined {
  try {
    return new TextDecoder(label.trim()).encoding
  } catch {
    return undefined
  }
}

function decodeAs(bytes: Uint8Array, encoding: string): Decoded {
  if (encoding === 'utf-32le' || encoding === 'utf-32be') return { text: decodeUtf32(bytes, encoding), encoding }
  return { text: new TextDecoder(encoding).decode(bytes), encoding }
}

function byteOrderMark(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe && bytes[2] === 0 && bytes[3] === 0) return 'utf-32le'
  if (bytes[0] === 0 && bytes[1] === 0 && bytes[2] === 0xfe && bytes[3] === 0xff) return 'utf-32be'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return undefined
}

/** Signs that nearly all of a text is made of: of Europe's scripts, and of China's, Japan's and Korea's. */
const EUROPEAN = /[\t\n\r\x20-\x7e\u00a0-\u024f\u0370-\u052f\u2010-\u2026\u20ac\u2116]/g
const FAR_EASTERN = /[\t\n\r\x20-\x7e\u3000-\u30ff\u4e00-\u9fff\uac00-\ud7a3\uff00-\uffef\u2010-\u2026]/g

/** UTF-16 or UTF-32 without a mark: read in the right order of bytes it names few pages of Unicode, in the other many. */
function wideEncoding(sample: Uint8Array): string | undefined {
  // Texts of one byte or two a sign hold no control bytes; read in pairs they, too, may look Chinese.
  if (sample.length < 4 || !isBinary(sample)) return undefined
  const share = (encoding: string, signs: RegExp) => {
    const { text } = decodeAs(sample.subarray(0, sample.length & ~3 || 2), encoding)
    return (text.match(signs) ?? []).length / text.length
  }
  const wide32 = (signs: RegExp) => ['utf-32le', 'utf-32be'].find((encoding) => share(encoding, signs) > 0.95)
  const either = (signs: RegExp) => {
    const [little, big] = [share('utf-16le', signs), share('utf-16be', signs)]
    if (little > 0.95 && big < 0.6) return 'utf-16le'
    return big > 0.95 && little < 0.6 ? 'utf-16be' : undefined
  }
  return wide32(EUROPEAN) ?? either(EUROPEAN) ?? wide32(FAR_EASTERN) ?? either(FAR_EASTERN)
}

/** Numbers that are no code points become U+FFFD. */
function decodeUtf32(bytes: Uint8Array, encoding: 'utf-32le' | 'utf-32be'): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const signs: string[] = []
  for (let at = 0; at + 4 <= bytes.length; at += 4) {
    const point = view.getUint32(at, encoding === 'utf-32le')
    if (point !== 0xfeff || at > 0) signs.push(point > 0x10ffff ? '\ufffd' : String.fromCodePoint(point))
  }
  return signs.join('')
}

/** Control characters beyond tab, line ends, form feed and escape: no text has more than a stray one. */
function isBinary(sample: Uint8Array): boolean {
  let controls = 0
  for (const byte of sample)
    if (byte < 9 || byte === 11 || (byte > 13 && byte < 26) || (byte > 27 && byte < 32)) controls++
  return controls > sample.length / 200
}

function isUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder().decode(bytes)
  const broken = text.split('\ufffd').length - 1
  if (broken === 0) return true
  const whole = (text.slice(0, SAMPLE_BYTES).match(/[^\0-\x7f\ufffd]/g) ?? []).length
  return broken < whole / 50
}

/** Encodings of Japanese and Korean mail that switch their alphabet by escape sequences within seven bits. */
function sevenBitEncoding(sample: Uint8Array): string | undefined {
  return /\x1b\$[@B]/.test(new TextDecoder('latin1').decode(sample)) ? 'iso-2022-jp' : undefined
}

function bestFit(sample: Uint8Array): string {
  const eastern = easternFit(sample)
  if (eastern) return eastern
  let best = { encoding: 'windows-1252', score: 0 }
  for (const [order, { encoding, letters, ownScript }] of ALPHABETS.entries()) {
    const score = fit(new TextDecoder(encoding).decode(sample), letters, ownScript) * (1 - order / 100)
    if (score > best.score) best = { encoding, score }
  }
  return best.encoding
}

/**
 * How well a text reads as one in these letters: common letters count for it, other signs beyond ASCII, capitals
 * within a word and scripts that meet within a word against it.
 */
function fit(text: string, letters: string, ownScript: boolean): number {
  const weights = new Map<string, number>()
  for (const [rank, letter] of [...letters].entries()) {
    const weight = 2 - (2 * rank) / letters.length
    weights.set(letter, weight)
    if (letter !== letter.toUpperCase()) weights.set(letter.toUpperCase(), weight * 0.8)
  }
  let score = 0
  let before = ' '
  for (const sign of text) {
    if (sign > '\x7f') {
      const weight = weights.get(sign)
      if (weight !== undefined) {
        const joins = isLatinLetter(before)
        score += weight + (isLower(before) && isUpper(sign) ? -4 : 0)
        if (ownScript ? joins : !joins && before > '\x7f') score -= 2
      } else score += PUNCTUATION.has(sign) ? 0 : /\p{L}/u.test(sign) ? -1.5 : -3
    } else if (before > '\x7f' && isLatinLetter(sign) && weights.has(before)) {
      score -= ownScript || (isLower(before) && isUpper(sign)) ? 2 : 0
    }
    before = sign
  }
  return score
}

const PUNCTUATION = new Set('«»„“”‘’‚–—…§©®°№€£•\u00a0\u00ad·×±²³½')
const isLatinLetter = (sign: string) => /[a-z]/i.test(sign)
const isUpper = (sign: string) => sign !== sign.toLowerCase()
const isLower = (sign: string) => sign !== sign.toUpperCase()

/** Chinese, Japanese and Korean of two bytes a sign: valid throughout, and rich in the signs that every text of them has. */
const EASTERN: readonly (readonly [encoding: string, common: RegExp, share: number])[] = [
  ['shift_jis', /[ぁ-んァ-ヶー、。]/g, 0.3],
  ['euc-jp', /[ぁ-んァ-ヶー、。]/g, 0.3],
  ['euc-kr', /[가-힣]/g, 0.8],
  ['gb18030', /[的一是不了人在有他这中大来国，。、]/g, 0.08],
  ['big5', /[的一是不了人在有他這中大來國，。、]/g, 0.08],
]

function easternFit(sample: Uint8Array): string | undefined {
  for (const [encoding, common, share] of EASTERN) {
    const text = new TextDecoder(encoding).decode(sample)
    const wide = text.match(/[^\0-\x7f]/g) ?? []
    const broken = wide.filter((sign) => sign === '\ufffd').length
    if (
      wide.length >= 8 &&
      broken <= wide.length / 100 &&
      (wide.join('').match(common) ?? []).length >= wide.length * share
    )
      return encoding
  }
  return undefined
}
