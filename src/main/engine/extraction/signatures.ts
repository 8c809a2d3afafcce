import { constants, gunzipSync } from 'node:zlib'
import { unzipSync } from 'fflate'
import { openCompoundFile } from './compound-file.ts'
import type { Detected } from './detect.ts'

const other = (mime: string): Detected => ({ format: PICTURES.has(mime) ? 'image' : 'other', mime })

/** What is read as a picture; the frames of others are not known. */
const PICTURES = new Set(
  ['jpeg', 'png', 'gif', 'bmp', 'tiff', 'webp', 'heic', 'heif', 'avif'].map((type) => `image/${type}`),
)

/** The first bytes of formats, as Latin-1. */
const STARTS: readonly (readonly [start: string, mime: string])[] = [
  ['\x89PNG\r\n\x1a\n', 'image/png'],
  ['\xff\xd8\xff', 'image/jpeg'],
  ['GIF87a', 'image/gif'],
  ['GIF89a', 'image/gif'],
  ['II*\0', 'image/tiff'],
  ['MM\0*', 'image/tiff'],
  ['%!PS', 'application/postscript'],
  ['AT&TFORM', 'image/vnd.djvu'],
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
  if (head.startsWith('PK\x03\x04') || head.startsWith('PK\x05\x06')) return zipped(bytes)
  if (head.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return compound(data)
  if (/^(?:\xef\xbb\xbf)?\s{0,20}\{\\rtf/.test(head)) return { format: 'rtf', mime: 'application/rtf' }
  if (head.startsWith('\x1f\x8b')) return compressed(data)
  const start = STARTS.find(([sign]) => head.startsWith(sign))
  if (start) return other(start[1])
  const container = CONTAINERS.find(([at, sign]) => head.startsWith(sign, at))
  if (container) return other(container[2])
  if (head.includes('%PDF-')) return { format: 'pdf', mime: 'application/pdf' }
  if (head.startsWith('BM') && head.charCodeAt(6) === 0 && head.charCodeAt(7) === 0) return other('image/bmp')
  if (head.startsWith('MZ') && head.includes('\0')) return other('application/vnd.microsoft.portable-executable')
  return undefined
}

const ZIP: Detected = { format: 'zip', mime: 'application/zip' }

/** A web archive is often compressed, each of its records for itself. */
function compressed(data: Buffer): Detected {
  try {
    const start = gunzipSync(data.subarray(0, 2048), { finishFlush: constants.Z_SYNC_FLUSH })
    if (start.toString('latin1', 0, 5) === 'WARC/') return { format: 'warc', mime: 'application/warc' }
  } catch {
    // No archive of pages in any case.
  }
  return other('application/gzip')
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
  if (declared && /^[\w.+-]+\/[\w.+-]+$/.test(declared)) return { format: openDocument(declared), mime: declared }
  const has = (folder: string) => [...names].some((name) => name.toLowerCase().startsWith(folder))
  if (has('datapackage.json') && has('archive/')) return { format: 'warc', mime: 'application/wacz' }
  if (!has('[content_types].xml')) return ZIP
  if (has('word/')) return { format: 'docx', mime: DOCX }
  if (has('xl/')) return { format: 'xlsx', mime: `${OOXML}.spreadsheetml.sheet` }
  if (has('ppt/')) return { format: 'pptx', mime: `${OOXML}.presentationml.presentation` }
  return ZIP
}

/** A zip that was cut off has lost its directory; the names of its parts still stand before each. */
function brokenZip(bytes: Uint8Array): Detected {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return data.includes('word/document.xml') || data.includes('word/_rels') ? { format: 'docx', mime: DOCX } : ZIP
}

/** Templates and master documents are read as what they make. */
function openDocument(mime: string): Detected['format'] {
  if (!mime.startsWith('application/vnd.oasis.opendocument.')) return 'other'
  if (mime.includes('.text')) return 'odt'
  if (mime.includes('.spreadsheet')) return 'xlsx'
  return mime.includes('.presentation') ? 'pptx' : 'other'
}

/** Streams of an OLE compound file, by name, and what holds them. */
const STREAMS: readonly (readonly [name: string, detected: Detected])[] = [
  ['EncryptedPackage', other('application/x-ole-encrypted-package')],
  ['__properties_version1.0', { format: 'msg', mime: 'application/vnd.ms-outlook' }],
  ['WordDocument', { format: 'doc', mime: 'application/msword' }],
  ['Workbook', { format: 'xlsx', mime: 'application/vnd.ms-excel' }],
  ['Book', { format: 'xlsx', mime: 'application/vnd.ms-excel' }],
  ['PowerPoint Document', { format: 'pptx', mime: 'application/vnd.ms-powerpoint' }],
  ['VisioDocument', other('application/vnd.visio')],
]

function compound(data: Buffer): Detected {
  const found = STREAMS.find(holder(data))
  return found?.[1] ?? other('application/x-ole-storage')
}

/** Whether a stream stands in the file's own folder; of a file whose folders are broken, whether its name stands anywhere. */
function holder(data: Buffer): (stream: (typeof STREAMS)[number]) => boolean {
  try {
    const { names } = openCompoundFile(data)
    return ([name]) => names.has(name.toLowerCase())
  } catch {
    return ([name]) => data.includes(Buffer.from(`${name}\0`, 'utf16le'))
  }
}
