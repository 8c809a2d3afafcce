import type { Detected } from './detect.ts'
import { decodeText, known } from './encoding.ts'
import type { Extractable } from './extraction.ts'
import { readHtml } from './html-page.ts'
import { besidePage, dataAddresses, type NamedPicture, type PictureSource, pictureType } from './pictures.ts'
import { type Reading, Unreadable } from './reading.ts'
import { listZip, unpack } from './unpacking.ts'

/** Reads a saved web page, with the pictures that lie beside it. Throws Unreadable. */
export async function readWebPage(
  bytes: Uint8Array,
  _detected: Detected,
  { beside }: Pick<Extractable, 'beside'>,
): Promise<Reading> {
  return readPage(bytes, beside && besidePage(await picturesInZip(beside)))
}

/** The pictures among a page's files, by their paths; those that cannot be unpacked are not shown. */
async function picturesInZip(bytes: Uint8Array): Promise<Map<string, string>> {
  const pictures: NamedPicture[] = []
  for (const file of await listZip(bytes, null)) {
    if (/\.(?:m?js|css|x?html?|json|woff2?|ttf)$/i.test(file.filename)) continue
    const unpacked = await unpack(file).catch(() => undefined)
    const type = unpacked && pictureType(unpacked)
    if (type) pictures.push({ name: file.filename.normalize('NFC'), mimeType: type, bytes: unpacked })
  }
  return dataAddresses(pictures)
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
