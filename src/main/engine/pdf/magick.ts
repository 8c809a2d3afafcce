import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { Unreadable } from '../extraction/reading.ts'

export type Magick = typeof import('@imagemagick/magick-wasm')

/** What a file of each type is read as; whatever its bytes say, no other decoder is tried on them. */
const DECODERS = {
  'image/jpeg': 'JPEG',
  'image/png': 'PNG',
  'image/gif': 'GIF',
  'image/bmp': 'BMP',
  'image/tiff': 'TIFF',
  'image/webp': 'WEBP',
  'image/heic': 'HEIC',
  'image/heif': 'HEIC',
  'image/avif': 'AVIF',
} as const

export type PictureType = keyof typeof DECODERS

/**
 * ImageMagick draws, fetches and runs much besides pictures: only these may be read. The files that some decoders write
 * on the way lie in WebAssembly's memory, which sees no disk.
 */
const POLICY = `<policymap>
  <policy domain="delegate" rights="none" pattern="*"/>
  <policy domain="path" rights="none" pattern="@*"/>
  <policy domain="path" rights="none" pattern="|*"/>
  <policy domain="coder" rights="none" pattern="*"/>
  <policy domain="coder" rights="read | write" pattern="{${[...new Set(Object.values(DECODERS))].join(',')}}"/>
  <policy domain="resource" name="disk" value="0"/>
  <policy domain="resource" name="memory" value="1GiB"/>
  <policy domain="resource" name="width" value="60KP"/>
  <policy domain="resource" name="height" value="60KP"/>
  <policy domain="resource" name="list-length" value="5000"/>
</policymap>`

let loaded: Promise<Magick> | undefined

/** ImageMagick as WebAssembly, one instance a thread, loaded when the first picture comes. */
export function loadMagick(): Promise<Magick> {
  return (loaded ??= start())
}

async function start(): Promise<Magick> {
  const magick = await import('@imagemagick/magick-wasm')
  const wasm = await readFile(createRequire(import.meta.url).resolve('@imagemagick/magick-wasm/magick.wasm'))
  const files = magick.ConfigurationFiles.default
  files.policy.data = POLICY
  await magick.initializeImageMagick(wasm, files)
  return magick
}

export function isPicture(mime: string): mime is PictureType {
  return mime in DECODERS
}

/** How to read a picture of this type; `first` and `count` choose some of its frames, from 0. */
export function readingAs(magick: Magick, mime: PictureType, some?: { first: number; count: number }) {
  return new magick.MagickReadSettings({
    format: DECODERS[mime],
    ...(some && { frameIndex: some.first, frameCount: some.count }),
  })
}

/** Why ImageMagick failed on a picture. */
export function pictureRefused(error: unknown): Unreadable {
  if (error instanceof Unreadable) return error
  const said = error instanceof Error ? error.message : ''
  if (/ListLength/.test(said)) return new Unreadable('too-many-parts')
  if (/WidthOrHeight|CacheResources|MemoryAllocation|ResourceLimit|memory/i.test(said))
    return new Unreadable('too-much-memory')
  return new Unreadable('damaged')
}
