import { Unreadable } from './reading.ts'

/** What stands next in a file of Rich Text Format 1.9.1. */
export type RtfToken =
  | { readonly type: 'open' }
  | { readonly type: 'close' }
  /** A control word or sign without its backslash, and the number that follows it. */
  | { readonly type: 'word'; readonly word: string; readonly value: number | undefined }
  /** Bytes of text, in the code page of their font. */
  | { readonly type: 'text'; readonly bytes: Uint8Array }

/** Groups nested deeper than this are hostile: programs write a few dozen. */
const DEEPEST = 1000

const OPEN = { type: 'open' } as const
const CLOSE = { type: 'close' } as const
const BACKSLASH = 0x5c

/** The tokens of a file in their order, binary data left out. Throws Unreadable. */
export function* rtfTokens(bytes: Uint8Array): Generator<RtfToken> {
  let depth = 0
  for (let at = 0; at < bytes.length;) {
    const byte = bytes[at]!
    if (byte === 0x7b) {
      if (++depth > DEEPEST) throw new Unreadable('too-deep')
      yield OPEN
      at++
    } else if (byte === 0x7d) {
      yield CLOSE
      at++
      if (--depth === 0) return
    } else if (byte === BACKSLASH) {
      const control = controlAt(bytes, at + 1)
      at = control.end
      if (control.word === 'bin') at += Math.max(0, control.value ?? 0)
      else if (control.word === "'") yield { type: 'text', bytes: Uint8Array.of(control.value ?? 0x3f) }
      else yield { type: 'word', word: control.word, value: control.value }
    } else {
      const end = endOfRun(bytes, at)
      if (end > at) yield { type: 'text', bytes: bytes.subarray(at, end) }
      at = Math.max(end, at + 1)
    }
  }
}

/** Line ends and zeros within a file's text mean nothing. */
function endOfRun(bytes: Uint8Array, start: number): number {
  let at = start
  for (; at < bytes.length; at++) {
    const byte = bytes[at]!
    if (byte === 0x7b || byte === 0x7d || byte === BACKSLASH || byte === 0x0a || byte === 0x0d || byte === 0) break
  }
  return at
}

function controlAt(bytes: Uint8Array, start: number): { word: string; value: number | undefined; end: number } {
  let at = start
  while (isLetter(bytes[at]) && at - start < 40) at++
  if (at === start) {
    const sign = String.fromCharCode(bytes[at] ?? 0x20)
    if (sign !== "'") return { word: sign === '\r' || sign === '\n' ? 'par' : sign, value: undefined, end: at + 1 }
    const code = Number.parseInt(latin(bytes, at + 1, at + 3), 16)
    return { word: sign, value: Number.isNaN(code) ? undefined : code, end: at + 3 }
  }
  const word = latin(bytes, start, at)
  const digits = at
  if (bytes[at] === 0x2d) at++
  while (isDigit(bytes[at]) && at - digits < 12) at++
  const value = at === digits ? Number.NaN : Number.parseInt(latin(bytes, digits, at), 10)
  if (bytes[at] === 0x20) at++
  return { word, value: Number.isNaN(value) ? undefined : value, end: at }
}

const isLetter = (byte = 0) => (byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a)
const isDigit = (byte = 0) => byte >= 0x30 && byte <= 0x39

function latin(bytes: Uint8Array, from: number, to: number): string {
  let text = ''
  for (let at = from; at < to && at < bytes.length; at++) text += String.fromCharCode(bytes[at]!)
  return text
}
