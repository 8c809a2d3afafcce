import { unzipSync } from 'fflate'
import type { Detected } from './detect.ts'

const other = (mime: string): Detected => ({ format: 'other', mime })

/** The first bytes of formats, as Latin-1. */
const STARTS: readonly (readonly [start: string, mime: string])[] = [
  ['{\\rtf', 'application/rtf'],
  ['\x89PNG\r\n\x1a\n', 'image/png'],
  ['\xff\xd8\xff', 'image/jpeg'],
  ['GIF87a', 'image/gif'],
  ['GIF89a', 'image/gif'],
  ['II*\0', 'image/tiff'],
  ['MM\0*', 'image/tiff'],
  ['%!PS', 'application/postscript'],
  ['AT&TFORM', 'image/vnd.djvu'],
  ['\x1f\x8b', 'application/gzip'],
  ['7z\xbc\xaf\x27\x1c', 'application/x-7z-compressed'],
  ['Rar!\x1a\x07', 'application/vnd.rar'],
  ['BZh', 'application/x-bzip2'],
  ['\xfd7zXZ\0', 'application/x-xz'],
  ['!BDN', 'application/vnd.ms-outlook-pst'],
  ['OggS', 'audio/ogg'],
  ['fLaC', 'audio/flac'],
  ['ID3', 'audio/mpeg'],
  ['\x1aE\xdf\xa3', 'video/x-matroska'],
  ['\x7fELF', 'application/x-executable'],
  ['SQLite format 3\0', 'application/vnd.sqlite3'],
]

/** What stands after the length of a first box or chunk, at byte 4 or 8. */
const CONTAINERS: readonly (readonly [at: number, sign: string, mime: string])[] = [
  [8, 'WEBP', 'image/webp'],
  [8, 'WAVE', 'audio/wav'],
  [8, 'AVI ', 'video/x-msvideo'],
  [4, 'ftyphei', 'image/heic'],
  [4, 'ftypmif', 'image/heif'],
  [4, 'ftypavif', 'image/avif'],
  [4, 'ftypqt', 'video/quicktime'],
  [4, 'ftypM4A', 'audio/mp4'],
  [4, 'ftyp', 'video/mp4'],
]

/** Tells a binary format by its bytes; undefined for what may be text. */
export function signature(bytes: Uint8Array): Detected | undefined {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const head = data.toString('latin1', 0, 1024)
  if (head.includes('%PDF-')) return { format: 'pdf', mime: 'application/pdf' }
  if (head.startsWith('PK\x03\x04') || head.startsWith('PK\x05\x06')) return zipped(bytes)
  if (head.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return compound(data)
  const start = STARTS.find(([sign]) => head.startsWith(sign))
  if (start) return other(start[1])
  const container = CONTAINERS.find(([at, sign]) => head.startsWith(sign, at))
  if (container) return other(container[2])
  if (head.startsWith('BM') && head.charCodeAt(6) === 0 && head.charCodeAt(7) === 0) return other('image/bmp')
  if (head.startsWith('MZ') && head.includes('\0')) return other('application/vnd.microsoft.portable-executable')
  return undefined
}

const OOXML = 'application/vnd.openxmlformats-officedocument'
export const DOCX = `${OOXML}.wordprocessingml.document`

function zipped(bytes: Uint8Array): Detected {
  const names = new Set<string>()
  let declared: string | undefined
  try {
    const read = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        names.add(name)
        return name === 'mimetype' && originalSize < 200
      },
    })
    declared = read['mimetype'] && Buffer.from(read['mimetype']).toString('latin1').trim()
  } catch {
    return brokenZip(bytes)
  }
  if (declared && /^[\w.+-]+\/[\w.+-]+$/.test(declared)) return other(declared)
  const has = (folder: string) => [...names].some((name) => name.toLowerCase().startsWith(folder))
  if (!has('[content_types].xml')) return other('application/zip')
  if (has('word/')) return { format: 'docx', mime: DOCX }
  if (has('xl/')) return other(`${OOXML}.spreadsheetml.sheet`)
  if (has('ppt/')) return other(`${OOXML}.presentationml.presentation`)
  return other('application/zip')
}

/** A zip that was cut off has lost its directory; the names of its parts still stand before each. */
function brokenZip(bytes: Uint8Array): Detected {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return data.includes('word/document.xml') || data.includes('word/_rels')
    ? { format: 'docx', mime: DOCX }
    : other('application/zip')
}

/** Streams of an OLE compound file, by name, and what holds them. */
const STREAMS: readonly (readonly [name: string, mime: string])[] = [
  ['EncryptedPackage', 'application/x-ole-encrypted-package'],
  ['__properties_version1.0', 'application/vnd.ms-outlook'],
  ['WordDocument', 'application/msword'],
  ['Workbook', 'application/vnd.ms-excel'],
  ['PowerPoint Document', 'application/vnd.ms-powerpoint'],
  ['VisioDocument', 'application/vnd.visio'],
]

function compound(data: Buffer): Detected {
  const found = STREAMS.find(([name]) => data.includes(Buffer.from(`${name}\0`, 'utf16le')))
  return other(found?.[1] ?? 'application/x-ole-storage')
}
