import { createHash } from 'node:crypto'
import { unseal } from '../vault/object-cipher.ts'

/**
 * SHA-256 of what sealed bytes open to; undefined where they were not sealed under this key, or not all are there.
 * @throws what reading them throws: that is no finding
 */
export async function plainHash(sealed: AsyncIterable<Uint8Array>, key: Buffer): Promise<string | undefined> {
  let unread: { failure: unknown } | undefined
  async function* read() {
    try {
      yield* sealed
    } catch (failure) {
      unread = { failure }
      throw failure
    }
  }
  const plain = createHash('sha256')
  try {
    for await (const piece of unseal(read(), key)) plain.update(piece)
    return plain.digest('hex')
  } catch {
    if (unread) throw unread.failure
    return undefined
  }
}

/** SHA-256 of the bytes as they are. */
export async function rawHash(bytes: AsyncIterable<Uint8Array>): Promise<string> {
  const hash = createHash('sha256')
  for await (const piece of bytes) hash.update(piece)
  return hash.digest('hex')
}
