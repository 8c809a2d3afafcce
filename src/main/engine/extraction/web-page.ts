import { readArchivedPage } from './archived-page.ts'
import type { Detected } from './detect.ts'
import { decodeText, known } from './encoding.ts'
import { readHtml } from './html-page.ts'
import { type Reading, Unreadable } from './reading.ts'

/** Reads a saved web page. Throws Unreadable. */
export async function readWebPage(bytes: Uint8Array, { mime }: Detected): Promise<Reading> {
  if (mime === 'multipart/related') return readArchivedPage(bytes)
  const decoded = decodeText(bytes, declaredEncoding(bytes))
  if (!decoded) throw new Unreadable('unsupported-format')
  return { ...readHtml(decoded.text), encoding: decoded.encoding }
}

/** The encoding that the page's first kilobytes declare. */
function declaredEncoding(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, 8192)).toString('latin1')
  const label =
    /<meta[^>]+charset\s*=\s*["']?\s*([\w:.-]+)/i.exec(head) ??
    /^\s*<\?xml[^>]+encoding\s*=\s*["']([\w:.-]+)/i.exec(head)
  return label?.[1] && known(label[1])
}
