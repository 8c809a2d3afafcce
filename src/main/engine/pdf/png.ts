import { crc32, deflateSync } from 'node:zlib'

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex')

/**
 * Encodes opaque pixels as an RGB PNG (ISO/IEC 15948), in memory of its own: a small Buffer lies in a pool of Node's
 * that cannot be moved to another thread.
 * @param pixels four bytes a pixel, the fourth passed over
 * @param stride bytes a row
 */
export function encodePng(pixels: Uint8Array, width: number, height: number, stride: number): Uint8Array {
  const rows = Buffer.allocUnsafe(height * (width * 3 + 1))
  let to = 0
  for (let row = 0; row < height; row++) {
    rows[to++] = UP
    let from = row * stride
    for (let column = 0; column < width; column++, from += 4) {
      for (let channel = 0; channel < 3; channel++) {
        const above = row === 0 ? 0 : pixels[from - stride + channel]!
        rows[to++] = pixels[from + channel]! - above
      }
    }
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([EIGHT_BITS, TRUE_COLOUR, 0, 0, 0], 8)
  const data = deflateSync(rows, { level: 3 })
  return Uint8Array.from(
    Buffer.concat([SIGNATURE, chunk('IHDR', header), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))]),
  )
}

/** Each row is stored as its difference from the row above. */
const UP = 2
const EIGHT_BITS = 8
const TRUE_COLOUR = 2

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const framed = Buffer.alloc(body.length + 8)
  framed.writeUInt32BE(data.length, 0)
  body.copy(framed, 4)
  framed.writeUInt32BE(crc32(body), body.length + 4)
  return framed
}
