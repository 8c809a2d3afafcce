import type { FileHandle } from 'node:fs/promises'
import { Readable } from 'node:stream'
import yauzl from 'yauzl'

/** Bytes that can be read anywhere, without a file of them on the disk. */
export interface RandomAccess {
  readonly size: number
  /** As many bytes as there are, up to `length`. */
  read(from: number, length: number): Promise<Buffer>
}

const STEP = 512 * 1024

export async function plainAccess(file: FileHandle): Promise<RandomAccess> {
  const { size } = await file.stat()
  return {
    size,
    async read(from, length) {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(Math.min(length, Math.max(0, size - from))), {
        position: from,
      })
      return buffer.subarray(0, bytesRead)
    },
  }
}

/** The same as yauzl asks for it: the library knows readers as subclasses alone. */
export class ZipReader extends yauzl.RandomAccessReader {
  readonly access: RandomAccess

  constructor(access: RandomAccess) {
    super()
    this.access = access
  }

  override _readStreamForRange(start: number, end: number): Readable {
    const { access } = this
    async function* pieces() {
      for (let at = start; at < end;) {
        const piece = await access.read(at, Math.min(STEP, end - at))
        if (piece.length === 0) throw new Error('the file ends too early')
        at += piece.length
        yield piece
      }
    }
    return Readable.from(pieces(), { objectMode: false })
  }
}
