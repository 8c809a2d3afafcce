import type { DocumentFormat } from '../../../shared/contract/evidence.ts'
import { signature } from './signatures.ts'

/** What a file is, told by its content first and its name's ending second. */
export interface Detected {
  readonly format: DocumentFormat
  readonly mime: string
}

/** Detects a file that is not empty. Text of any kind that is not one of the known formats is `txt`. */
export function detect(bytes: Uint8Array, fileName: string): Detected {
  const signed = signature(bytes)
  if (signed) return signed
  const head = asciiHead(bytes)
  if (/^WARC\/\d/.test(head)) return { format: 'warc', mime: 'application/warc' }
  const ending = fileName.toLowerCase().match(/\.([a-z0-9]{1,8})$/)?.[1] ?? ''
  if (looksLikeMailbox(head)) return { format: 'mbox', mime: 'application/mbox' }
  if (looksLikeArchivedPage(head)) return { format: 'mhtml', mime: 'multipart/related' }
  if (looksLikeMail(head)) return { format: 'eml', mime: 'message/rfc822' }
  const program = /<\?mso-application progid="(Word\.Document|Excel\.Sheet)"/.exec(head)?.[1]
  if (program === 'Word.Document') return { format: 'docx', mime: 'application/msword' }
  if (program === 'Excel.Sheet') return { format: 'xlsx', mime: 'application/vnd.ms-excel' }
  if (looksLikeVectorImage(head)) return { format: 'other', mime: 'image/svg+xml' }
  if (looksLikeHtml(head, ending))
    return { format: 'html', mime: /<html[^>]+xmlns/i.test(head) ? 'application/xhtml+xml' : 'text/html' }
  if (ending === 'md' || ending === 'markdown') return { format: 'md', mime: 'text/markdown' }
  const delimited = DELIMITED[ending]
  if (delimited) return { format: 'csv', mime: delimited }
  return { format: 'txt', mime: TEXT_TYPES[ending] ?? (/^\s*<\?xml/.test(head) ? 'application/xml' : 'text/plain') }
}

const DELIMITED: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  tsv: 'text/tab-separated-values',
  tab: 'text/tab-separated-values',
}

const TEXT_TYPES: Readonly<Record<string, string>> = {
  json: 'application/json',
  xml: 'application/xml',
}

/** The first kilobytes with every sign beyond ASCII left out, so that UTF-16 reads as well. */
function asciiHead(bytes: Uint8Array): string {
  return Buffer.from(bytes.subarray(0, 8192))
    .toString('latin1')
    .replace(/[^\t\n\r\x20-\x7e]/g, '')
    .replace(/\r\n?/g, '\n')
}

function looksLikeMailbox(head: string): boolean {
  return /^From \S+.*\d{4}.*\n(?:>?From |[\w-]+:)/.test(head)
}

/** A page that Chromium or Internet Explorer saved as one MIME file. */
function looksLikeArchivedPage(head: string): boolean {
  return looksLikeMail(head) && (/^Snapshot-Content-Location:/im.test(head) || /^From: <?Saved by /im.test(head))
}

const MAIL_HEADERS =
  /^(?:return-path|received|from|to|cc|date|subject|message-id|mime-version|delivered-to|reply-to|content-type|x-[\w-]+|dkim-signature|sender|in-reply-to|references):/i

function looksLikeMail(head: string): boolean {
  const lines = head.split('\n')
  const end = lines.indexOf('')
  const headers = lines.slice(0, end === -1 ? lines.length : end).filter((line) => !/^[ \t]/.test(line))
  const whole = headers.every((line, at) => /^[!-9;-~]+:/.test(line) || (at === headers.length - 1 && end === -1))
  return whole && new Set(headers.map((line) => MAIL_HEADERS.exec(line)?.[0].toLowerCase()).filter(Boolean)).size >= 3
}

function looksLikeVectorImage(head: string): boolean {
  return /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*(?:<!doctype svg[^>]*>\s*)?<svg[\s>]/i.test(head)
}

function looksLikeHtml(head: string, ending: string): boolean {
  const start = head.replace(/^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*/, '').slice(0, 1024)
  if (/^<(?:!doctype html|html|head|body|title|meta|table|div|p|h[1-6]|script|style|article|link)[\s>]/i.test(start))
    return true
  return /^(?:html?|xhtml|xht)$/.test(ending) && /<\/?[a-z][^>]*>/i.test(head)
}
