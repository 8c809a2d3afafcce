import { listing } from './archive.ts'
import type { Attachment } from './extraction.ts'
import { unpackParts } from './office-parts.ts'
import type { Reading } from './reading.ts'

/**
 * An office document without text as what it holds: its text is the list of the files and, in a zipped one, of the
 * pictures within it, each of which is a part. Unchanged where it holds none. Throws Unreadable.
 */
export function asHolder(reading: Reading, bytes: Uint8Array): Reading {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b
  const attachments = [...(reading.attachments ?? []), ...(isZip ? picturesIn(bytes) : [])]
  if (attachments.length === 0) return reading
  return { ...listing(attachments.map(({ name }) => name)), findings: reading.findings, attachments }
}

const PICTURE = /^(?:(?:word|ppt|xl)\/media|Pictures)\/[^/]+\.(?:png|jpe?g|tiff?|gif|bmp|webp)$/i

function picturesIn(bytes: Uint8Array): Attachment[] {
  return [...unpackParts(bytes, (name) => PICTURE.test(name))]
    .filter(([, picture]) => picture.length > 0)
    .map(([path, picture]) => ({ name: path.slice(path.lastIndexOf('/') + 1), bytes: picture, kind: 'part' }))
}
