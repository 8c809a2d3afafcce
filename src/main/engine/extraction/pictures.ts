/** Pictures larger than this are not shown within a page; they stay in what holds it. */
const LARGEST_PICTURE = 4 * 1024 * 1024
/** All pictures of a page together, in bytes. */
const LARGEST_PAGE = 48 * 1024 * 1024

const SHOWN = /^image\/(?:png|jpeg|gif|webp|bmp)$/

const STARTS: readonly (readonly [at: number, sign: string, type: string])[] = [
  [0, '\x89PNG\r\n', 'image/png'],
  [0, '\xff\xd8\xff', 'image/jpeg'],
  [0, 'GIF8', 'image/gif'],
  [8, 'WEBP', 'image/webp'],
  [0, 'BM', 'image/bmp'],
]

/** The type of a picture that a page can show, by its first bytes; undefined for anything else. */
export function pictureType(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, 16)).toString('latin1')
  return STARTS.find(([at, sign]) => head.startsWith(sign, at))?.[2]
}

/** Finds a page's picture by what the page calls it; a data address, or undefined where it has none. */
export interface PictureSource {
  get(source: string): string | undefined
}

export interface NamedPicture {
  /** By what the page may call it. */
  readonly name: string
  readonly mimeType: string
  readonly bytes: Uint8Array
}

/** Data addresses of a page's pictures by their names, as many as may be shown. */
export function dataAddresses(pictures: Iterable<NamedPicture>): Map<string, string> {
  const addresses = new Map<string, string>()
  let total = 0
  for (const { name, mimeType, bytes } of pictures) {
    total += bytes.byteLength
    if (!SHOWN.test(mimeType) || bytes.byteLength > LARGEST_PICTURE || total > LARGEST_PAGE) continue
    const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')
    addresses.set(name, `data:${mimeType};base64,${data}`)
  }
  return addresses
}

/** Pictures that are named by whole addresses, for a page at `base` that may name them by the way from there. */
export function fromAddress(pictures: ReadonlyMap<string, string>, base: string | undefined): PictureSource {
  return {
    get(source) {
      const known = pictures.get(source)
      if (known !== undefined || base === undefined || !URL.canParse(source, base)) return known
      return pictures.get(new URL(source, base).href)
    },
  }
}

/** Pictures that lie beside a page, named by their path from it. */
export function besidePage(pictures: ReadonlyMap<string, string>): PictureSource {
  return {
    get(source) {
      if (/^[a-z][a-z\d+.-]+:|^\/|^#/i.test(source)) return undefined
      const path = source.replace(/[?#].*$/, '').replace(/^(?:\.\/)+/, '')
      try {
        return pictures.get(path.normalize('NFC')) ?? pictures.get(decodeURIComponent(path).normalize('NFC'))
      } catch {
        return undefined
      }
    },
  }
}
