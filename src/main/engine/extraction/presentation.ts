import type { Detected } from './detect.ts'
import type { Reading } from './reading.ts'

/** Reads a presentation of PowerPoint, of before 2007 as well, or in OpenDocument. Throws Unreadable. */
export async function readPresentation(bytes: Uint8Array, { mime }: Detected): Promise<Reading> {
  if (mime === 'application/vnd.ms-powerpoint') return (await import('./ppt.ts')).readPpt(bytes)
  if (mime.startsWith('application/vnd.oasis')) return (await import('./open-document.ts')).readOpenDocument(bytes)
  return (await import('./pptx.ts')).readPptx(bytes)
}
