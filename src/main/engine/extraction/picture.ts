import type { Finding } from '../../../shared/domain/article.ts'
import { framesOf } from '../pdf/frames.ts'
import { isPicture, loadMagick } from '../pdf/magick.ts'
import { civilDate } from './dates.ts'
import type { Detected } from './detect.ts'
import { isAuthor, isTitle } from './document-properties.ts'
import { type Reading, Unreadable } from './reading.ts'

/**
 * Reads what a picture says of itself, and how large its frames are as pages; its text, if it shows any, is for
 * recognition. The day on which it was taken is as right as the camera's clock was, so that it is only offered.
 */
export async function readPicture(bytes: Uint8Array, { mime }: Detected): Promise<Reading> {
  if (!isPicture(mime)) throw new Unreadable('unsupported-format')
  const findings: Finding[] = []
  const frames = framesOf(await loadMagick(), bytes, mime, (first) => {
    findings.push(...pictureFindings((name) => first.getAttribute(name) ?? ''))
  })
  return { drafts: [], findings, pages: frames.length, pageSizes: frames.map(({ size }) => size) }
}

/** @param read The value of an EXIF tag, an IPTC or a PNG field by ImageMagick's name for it; empty where there is none. */
function pictureFindings(read: (name: string) => string): Finding[] {
  const value = (name: string) =>
    read(name)
      .replace(/[\s\0]+/g, ' ')
      .trim()
  const found: Finding[] = []
  const title = ['exif:ImageDescription', 'Title'].find((name) => isTitle(value(name)) && !MAKERS.test(value(name)))
  if (title) found.push({ field: 'title', role: 'main', value: value(title), basis: 'file', where: shown(title) })
  const author = ['exif:Artist', 'Author'].find((name) => isAuthor(value(name)))
  if (author) found.push({ field: 'author', role: 'main', value: value(author), basis: 'file', where: shown(author) })
  const camera = [value('exif:Make'), value('exif:Model')]
  const device = camera[1]?.startsWith(camera[0] ?? '') ? camera[1] : camera.filter(Boolean).join(' ')
  const place = coordinates(value)
  for (const [name, role] of MOMENTS) {
    const moment = value(name)
    const day = civilDate(moment.replace(/^(\d{4}):(\d{2}):(\d{2}).*$/, '$1-$2-$3'))
    if (!day || found.some(({ field }) => field === 'published')) continue
    const where = [`${shown(name)} ${moment}`, device, place].filter(Boolean).join(', ')
    found.push({ field: 'published', role, value: day, basis: 'offered', where })
  }
  return found
}

const MOMENTS = [
  ['exif:DateTimeOriginal', 'taken'],
  ['exif:DateTimeDigitized', 'taken'],
  ['exif:DateTime', 'modified'],
] as const

/** What cameras write where a description belongs. */
const MAKERS = /^(?:olympus|samsung|sony|nikon|canon|dcim|dig|digital camera|default|screenshot)\b/i

const shown = (name: string) => name.replace(/^exif:/, 'EXIF ')

/** Degrees north and east, as a map takes them; empty where the picture has no place. */
function coordinates(read: (name: string) => string): string {
  const [latitude, longitude] = [degrees(read('exif:GPSLatitude')), degrees(read('exif:GPSLongitude'))]
  if (latitude === undefined || longitude === undefined) return ''
  const signed = (value: number, reference: string, opposite: string) =>
    (reference.toUpperCase().startsWith(opposite) ? -value : value).toFixed(5)
  return `GPS ${signed(latitude, read('exif:GPSLatitudeRef'), 'S')}, ${signed(longitude, read('exif:GPSLongitudeRef'), 'W')}`
}

/** EXIF writes degrees, minutes and seconds as fractions: `56/1,0/1,45/1`. */
function degrees(fractions: string): number | undefined {
  if (fractions === '') return undefined
  const parts = fractions.split(',').map((fraction) => {
    const [numerator, denominator] = fraction.split('/').map(Number)
    return (numerator ?? NaN) / (denominator ?? 1)
  })
  const [whole = NaN, minutes = 0, seconds = 0] = parts
  const value = whole + minutes / 60 + seconds / 3600
  return Number.isFinite(value) && value <= 180 ? value : undefined
}
