import PDFDocument from 'pdfkit'
import { Unreadable } from '../extraction/reading.ts'
import { type Frame, framesOf } from './frames.ts'
import { loadMagick, type Magick, pictureRefused, type PictureType, readingAs } from './magick.ts'

type Image = import('@imagemagick/magick-wasm').IMagickImage

/** Pixels that are decoded at a time. */
const AT_A_TIME = 40_000_000
/** Bytes beyond which no PDF is made of a picture. */
const LARGEST = 768 * 1024 * 1024
/** The fastest compression of zlib, with the filter of each row chosen by what it holds. */
const FAST_PNG = 15

/**
 * A PDF with a page for each frame of the picture: a JPEG as its bytes are, turned as its EXIF says, others without
 * loss. The same picture gives the same bytes. Throws Unreadable.
 */
export async function pdfFromPicture(bytes: Uint8Array, mime: PictureType): Promise<Uint8Array> {
  const magick = await loadMagick()
  const frames = framesOf(magick, bytes, mime)
  const document = new PDFDocument({ autoFirstPage: false, info: { CreationDate: new Date(0) }, font: '' })
  const chunks: Buffer[] = []
  let size = 0
  document.on('data', (chunk: Buffer) => {
    chunks.push(chunk)
    size += chunk.byteLength
  })
  const made = new Promise<void>((resolve) => document.on('end', resolve))
  const add = (picture: Uint8Array, { size: { width, height } }: Frame) => {
    if (size > LARGEST) throw new Unreadable('too-large')
    document.addPage({ size: [width, height], margin: 0 })
    document.image(Buffer.from(picture.buffer, picture.byteOffset, picture.byteLength), 0, 0, { width, height })
  }
  if (mime === 'image/jpeg' && isPlainJpeg(bytes)) add(bytes, frames[0]!)
  else for (const [index, picture] of decoded(magick, bytes, mime, frames)) add(picture, frames[index]!)
  document.end()
  await made
  return Buffer.concat(chunks)
}

/** Each frame as an opaque PNG. */
function* decoded(
  magick: Magick,
  bytes: Uint8Array,
  mime: PictureType,
  frames: readonly Frame[],
): Generator<[index: number, png: Uint8Array]> {
  for (let first = 0; first < frames.length;) {
    // The frames of a GIF build on each other.
    const count = mime === 'image/gif' ? frames.length : countFrom(frames, first)
    const images = magick.MagickImageCollection.create()
    try {
      images.read(bytes, readingAs(magick, mime, frames.length === 1 ? undefined : { first, count }))
      if (mime === 'image/gif' && images.length > 1) images.coalesce()
      for (const [at, image] of images.entries()) {
        if (at < count) yield [first + at, opaquePng(magick, image)]
      }
    } catch (error) {
      throw pictureRefused(error)
    } finally {
      images.dispose()
    }
    first += count
  }
}

function countFrom(frames: readonly Frame[], first: number): number {
  let pixels = 0
  let count = 0
  for (const { width, height } of frames.slice(first)) {
    pixels += width * height
    if (count > 0 && pixels > AT_A_TIME) break
    count += 1
  }
  return count
}

function opaquePng(magick: Magick, image: Image): Uint8Array {
  image.autoOrient()
  if (image.hasAlpha) {
    image.backgroundColor = new magick.MagickColor(255, 255, 255)
    image.alpha(magick.AlphaAction.Remove)
  }
  if (image.colorSpace !== magick.ColorSpace.Gray) image.colorSpace = magick.ColorSpace.sRGB
  image.depth = 8
  image.quality = FAST_PNG
  return image.write('PNG', (png) => png.slice())
}

/** Baseline or progressive with 8 bits in one or three channels: what every reader of PDFs shows. */
function isPlainJpeg(bytes: Uint8Array): boolean {
  for (let at = 2; at + 9 < bytes.length;) {
    if (bytes[at] !== 0xff) return false
    const marker = bytes[at + 1]!
    if (marker === 0xff) at += 1
    else if (marker >= 0xc0 && marker <= 0xc2)
      return bytes[at + 4] === 8 && (bytes[at + 9] === 1 || bytes[at + 9] === 3)
    else if (marker === 0xda || (marker >= 0xc3 && marker <= 0xcf && marker !== 0xc4)) return false
    else at += 2 + bytes[at + 2]! * 256 + bytes[at + 3]!
  }
  return false
}
