import { draft } from './draft.ts'
import { readMailHeader } from './mail.ts'
import { type Reading, Unreadable } from './reading.ts'
import { MOST_PARTS } from './unpacking.ts'

/** Bytes of a mail that hold its header. */
const HEADER_BYTES = 32 * 1024

/**
 * Reads a mailbox (RFC 4155, with "From " in texts escaped as programs usually do): its mails as parts of their own,
 * and as its own text a line for each, in their order. Throws Unreadable.
 */
export async function readMailbox(bytes: Uint8Array): Promise<Reading> {
  const mails = mailsOf(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  const lines = await Promise.all(mails.map((mail) => lineOf(mail)))
  return {
    drafts: lines.map((line) => draft(line, { kind: 'list-item' })),
    findings: [],
    attachments: mails.map((mail, at) => ({
      name: `${String(at + 1).padStart(String(mails.length).length, '0')}.eml`,
      bytes: mail,
      kind: 'part',
    })),
  }
}

function mailsOf(data: Buffer): Buffer[] {
  const mails: Buffer[] = []
  let start = endOfLine(data, 0)
  for (let at = nextMail(data, start); start < data.length; at = nextMail(data, start)) {
    if (mails.length >= MOST_PARTS) throw new Unreadable('too-many-parts')
    const mail = unescaped(withoutLastBreak(data.subarray(start, at)))
    if (mail.length > 0) mails.push(mail)
    start = at < data.length ? endOfLine(data, at) : data.length
  }
  return mails
}

/** Where the next line stands that begins a mail: "From ", after an empty line, with a year at its end. */
function nextMail(data: Buffer, from: number): number {
  for (let at = data.indexOf('\nFrom ', from); at !== -1; at = data.indexOf('\nFrom ', at + 1)) {
    const afterEmpty = data[at - 1] === 0x0a || (data[at - 1] === 0x0d && data[at - 2] === 0x0a)
    const line = data.toString('latin1', at + 1, Math.min(endOfLine(data, at + 1), at + 400))
    if (afterEmpty && /^From \S+.*\b(?:19|20)\d{2}\b/.test(line)) return at + 1
  }
  return data.length
}

function endOfLine(data: Buffer, from: number): number {
  const end = data.indexOf(0x0a, from)
  return end === -1 ? data.length : end + 1
}

function withoutLastBreak(mail: Buffer): Buffer {
  const end =
    mail.length - (/(?:\r?\n){2}$/.exec(mail.toString('latin1', Math.max(0, mail.length - 4)))?.[0].length ?? 0)
  return end === mail.length ? mail : mail.subarray(0, end + 1)
}

function unescaped(mail: Buffer): Buffer {
  if (!mail.includes('\n>From ') && !mail.includes('\n>>')) return mail
  return Buffer.from(mail.toString('latin1').replace(/^>(>*From )/gm, '$1'), 'latin1')
}

async function lineOf(mail: Buffer): Promise<string> {
  const { Date: sent, From: from, Subject: subject } = await readMailHeader(mail.subarray(0, HEADER_BYTES))
  return (
    [sent, from, subject]
      .map((value) => value?.replace(/\s+/g, ' ').trim())
      .filter(Boolean)
      .join('; ') || '—'
  )
}
