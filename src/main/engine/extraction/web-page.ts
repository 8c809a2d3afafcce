import type { Detected } from './detect.ts'
import { decodeText, known } from './encoding.ts'
import type { Extractable } from './extraction.ts'
import { readHtml } from './html-page.ts'
import { besidePage, type PictureSource } from './pictures.ts'
import { type Reading, Unreadable } from './reading.ts'

/** Reads a saved web page, with the pictures that lie beside it. Throws Unreadable. */
export function readWebPage(
  bytes: Uint8Array,
  _detected: Detected,
  { pictures }: Pick<Extractable, 'pictures'>,
): Reading {
  return readPage(bytes, pictures && besidePage(pictures))
}

/** @param encoding As a server said it. Throws Unreadable. */
export function readPage(bytes: Uint8Array, pictures?: PictureSource, encoding?: string): Reading {
  const decoded = decodeText(bytes, (encoding && known(encoding)) || declaredEncoding(bytes))
  if (!decoded) throw new Unreadable('unsupported-format')
  return { ...readHtml(decoded.text, pictures), encoding: decoded.encoding }
}

/** The encoding that the page's first kilobytes declare. */
function declaredEncoding(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, 8192)).toString('latin1')
  const label =
    /<meta[^>]+charset\s*=\s*["']?\s*([\w:.-]+)/i.exec(head) ??
    /^\s*<\?xml[^>]+encoding\s*=\s*["']([\w:.-]+)/i.exec(head)
  return label?.[1] && known(label[1])
}
