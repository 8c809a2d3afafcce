import { engineFetch } from '../app/engine.ts'

/** Bytes and number of the pictures that are kept after they were shown, so that going back needs no drawing. */
const MOST_BYTES = 64 * 1024 * 1024
const MOST = 200

interface Picture {
  readonly url: string
  readonly bytes: number
  shown: number
}

const pictures = new Map<string, Picture>()

/** A picture that is already here, as a URL; it stays until it is let go as often as it was taken. */
export function pictureAtHand(path: string): string | undefined {
  const picture = pictures.get(path)
  if (!picture) return undefined
  picture.shown++
  pictures.delete(path)
  pictures.set(path, picture)
  return picture.url
}

/** Fetches a picture from a route of the engine and takes it. Throws what the engine refuses with, and the signal's reason. */
export async function takePicture(path: string, signal: AbortSignal): Promise<string> {
  const blob = await (await engineFetch(path, { signal })).blob()
  signal.throwIfAborted()
  const here = pictureAtHand(path)
  if (here !== undefined) return here
  const url = URL.createObjectURL(blob)
  pictures.set(path, { url, bytes: blob.size, shown: 1 })
  letOldOnesGo()
  return url
}

export function letPictureGo(path: string): void {
  const picture = pictures.get(path)
  if (picture) picture.shown--
  letOldOnesGo()
}

function letOldOnesGo(): void {
  let bytes = pictures.values().reduce((sum, picture) => sum + picture.bytes, 0)
  for (const [path, picture] of pictures) {
    if (bytes <= MOST_BYTES && pictures.size <= MOST) return
    if (picture.shown > 0) continue
    URL.revokeObjectURL(picture.url)
    pictures.delete(path)
    bytes -= picture.bytes
  }
}
