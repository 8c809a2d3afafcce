import { Unreadable } from '../extraction/reading.ts'
import type { PageSize } from './assemble.ts'
import { type Magick, pictureRefused, type PictureType, readingAs } from './magick.ts'

/** A picture of a file that holds one or, as a TIFF may, many. */
export interface Frame {
  /** Pixels, as the picture is meant to be seen. */
  readonly width: number
  readonly height: number
  /** Points. */
  readonly size: PageSize
}

/** Pixels of a frame beyond which it is not shown: decoded, each takes four bytes. */
const MOST_PIXELS = 200_000_000

type Image = import('@imagemagick/magick-wasm').IMagickImage

/** The frames of a picture, told by its headers; `tell` may read on in the first. Throws Unreadable. */
export function framesOf(magick: Magick, bytes: Uint8Array, mime: PictureType, tell?: (first: Image) => void): Frame[] {
  const images = magick.MagickImageCollection.create()
  try {
    images.ping(bytes, readingAs(magick, mime))
    const [first] = images
    if (!first) throw new Unreadable('damaged')
    tell?.(first)
    const frames = images.map((image) => frameOf(image, mime === 'image/gif' ? first : image))
    if (frames.some(({ width, height }) => width * height > MOST_PIXELS)) throw new Unreadable('too-much-memory')
    return frames
  } catch (error) {
    throw pictureRefused(error)
  } finally {
    images.dispose()
  }
}

/** @param canvas The frame that says how large the whole is: those of a GIF may each be only what changed. */
function frameOf(image: Image, canvas: Image): Frame {
  const { page } = canvas
  const [wide, high] =
    canvas !== image || page.width > canvas.width ? [page.width, page.height] : [canvas.width, canvas.height]
  const turned = image.orientation >= TURNED
  const { x, y, units } = image.density
  const scale = units === PER_CENTIMETRE ? 2.54 : 1
  const [width, height] = turned ? [high, wide] : [wide, high]
  const [across, down] = turned ? [y * scale, x * scale] : [x * scale, y * scale]
  return { width, height, size: sizeOnPaper(width, height, units === 0 ? 0 : across, units === 0 ? 0 : down) }
}

/** EXIF orientations from here on have rows and columns exchanged. */
const TURNED = 5
const PER_CENTIMETRE = 2

const A4 = { short: 595.28, long: 841.89 }
/** Points; longer sides are not a page any more. */
const LONGEST = 14_400
/** Pixels per inch that a scanner gives and a camera or a screen does not. */
const SCANNED = 100
/** Points a pixel of a screen (96 an inch). */
const ON_SCREEN = 0.75

/**
 * How large a picture is as a page: a scan as large as its paper was, anything else within A4, and no larger than on a
 * screen. One that is far longer than wide keeps a readable width.
 */
function sizeOnPaper(width: number, height: number, across: number, down: number): PageSize {
  const scanned = { width: (width / across) * 72, height: (height / down) * 72 }
  const longest = Math.max(scanned.width, scanned.height)
  if (across >= SCANNED && down >= SCANNED && longest <= 2 * A4.long && longest >= A4.short / 4) return scanned
  const [short, long] = width < height ? [width, height] : [height, width]
  const within = Math.min(A4.short / short, A4.long / long)
  const readable = Math.min(A4.short / short, LONGEST / long)
  const scale = Math.min(ON_SCREEN, long > 2.5 * short ? readable : within)
  return { width: Math.max(1, width * scale), height: Math.max(1, height * scale) }
}
