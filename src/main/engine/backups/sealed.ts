import { createHash, type Hash } from 'node:crypto'
import { unseal } from '../vault/object-cipher.ts'

/** The same bytes; the hash hears them. */
export async function* hashed(bytes: AsyncIterable<Uint8Array>, hash: Hash): AsyncGenerator<Uint8Array> {
  for await (const piece of bytes) {
    hash.update(piece)
    yield piece
  }
}

/**
 * Reads bytes to their end. `raw`: their SHA-256 as they lie there; `plain`: that of what they open to under the key,
 * undefined where they were not sealed under it or no key is given.
 */
export async function readSealed(
  bytes: AsyncIterable<Uint8Array>,
  key: Buffer | undefined,
): Promise<{ raw: string; plain: string | undefined }> {
  const raw = createHash('sha256')
  const pieces = hashed(bytes, raw)
  const plain = key && (await plainHash(pieces, key))
  for await (const _rest of pieces);
  return { raw: raw.digest('hex'), plain }
}

async function plainHash(pieces: AsyncGenerator<Uint8Array>, key: Buffer): Promise<string | undefined> {
  const plain = createHash('sha256')
  let broken: unknown
  // Without a `return`, so that what is not sealed soundly is still read to its end; a failure to read is no finding.
  const open = {
    [Symbol.asyncIterator]: () => ({
      next: () =>
        pieces.next().catch((failure: unknown) => {
          broken = failure
          throw failure
        }),
    }),
  }
  try {
    for await (const piece of unseal(open, key)) plain.update(piece)
    return plain.digest('hex')
  } catch {
    if (broken) throw broken
    return undefined
  }
}
