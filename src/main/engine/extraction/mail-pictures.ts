import type { Attachment } from 'postal-mime'

/** Pictures larger than this are not shown within a mail's text; they stay among its attachments. */
const LARGEST_PICTURE = 4 * 1024 * 1024

type Picture = Pick<Attachment, 'content' | 'mimeType' | 'contentId'>

/** Data addresses of the pictures that a mail's HTML shows, by Content-ID. */
export function picturesOf(attachments: readonly Picture[]): Map<string, string> {
  const pictures = new Map<string, string>()
  for (const { contentId, mimeType, content } of attachments) {
    if (!contentId || !/^image\/(?:png|jpeg|gif|webp|bmp)$/.test(mimeType) || typeof content === 'string') continue
    const data = Buffer.from(content as Uint8Array)
    if (data.byteLength <= LARGEST_PICTURE)
      pictures.set(contentId.replace(/^<|>$/g, ''), `data:${mimeType};base64,${data.toString('base64')}`)
  }
  return pictures
}
