import sodium from 'sodium-native'

/*
 * A file's bytes in libsodium's secretstream (XChaCha20-Poly1305): a header of 24 bytes, then chunks of 64 KiB, each
 * 17 bytes longer than its plaintext; the last one, which may be empty, is tagged as final. A stream that was cut,
 * reordered or changed does not open.
 */
const HEADER = sodium.crypto_secretstream_xchacha20poly1305_HEADERBYTES
const OVERHEAD = sodium.crypto_secretstream_xchacha20poly1305_ABYTES
const CHUNK = 64 * 1024
const FINAL = sodium.crypto_secretstream_xchacha20poly1305_TAG_FINAL
const MESSAGE = sodium.crypto_secretstream_xchacha20poly1305_TAG_MESSAGE

/** Bytes on disk for `size` bytes of plaintext. */
export function sealedSize(size: number): number {
  return HEADER + size + OVERHEAD * Math.max(1, Math.ceil(size / CHUNK))
}

export async function* seal(bytes: AsyncIterable<Uint8Array>, key: Buffer): AsyncGenerator<Buffer> {
  const state = newState()
  const header = Buffer.alloc(HEADER)
  sodium.crypto_secretstream_xchacha20poly1305_init_push(state, header, key)
  yield header
  let previous: Buffer | undefined
  for await (const chunk of inChunks(bytes, CHUNK)) {
    if (previous) yield sealChunk(state, previous, MESSAGE)
    previous = chunk
  }
  yield sealChunk(state, previous ?? Buffer.alloc(0), FINAL)
}

/** @throws Error where the bytes were not sealed under this key, or are not all of what was sealed. */
export async function* unseal(sealed: AsyncIterable<Uint8Array>, key: Buffer): AsyncGenerator<Buffer> {
  const state = newState()
  let begun = false
  let ended = false
  for await (const chunk of inChunks(sealed, CHUNK + OVERHEAD, HEADER)) {
    if (ended) throw new Error('bytes after the end of a sealed stream')
    if (!begun) {
      sodium.crypto_secretstream_xchacha20poly1305_init_pull(state, chunk, key)
      begun = true
      continue
    }
    const { message, tag } = unsealChunk(state, chunk)
    ended = tag === FINAL
    if (message.length > 0) yield message
  }
  if (!ended) throw new Error('a sealed stream was cut')
}

function sealChunk(state: Buffer, message: Buffer, tag: number): Buffer {
  const cipher = Buffer.allocUnsafe(message.length + OVERHEAD)
  sodium.crypto_secretstream_xchacha20poly1305_push(state, cipher, message, null, tag)
  return cipher
}

function unsealChunk(state: Buffer, cipher: Buffer): { message: Buffer; tag: number } {
  if (cipher.length < OVERHEAD) throw new Error('a sealed stream was cut')
  const message = Buffer.allocUnsafeSlow(cipher.length - OVERHEAD)
  const tag = Buffer.alloc(1)
  sodium.crypto_secretstream_xchacha20poly1305_pull(state, message, tag, cipher, null)
  return { message, tag: tag[0]! }
}

function newState(): Buffer {
  return Buffer.alloc(sodium.crypto_secretstream_xchacha20poly1305_STATEBYTES)
}

/** The same bytes cut anew: the first piece of `first` bytes, all others of `size`, the last of what is left. */
async function* inChunks(bytes: AsyncIterable<Uint8Array>, size: number, first = size): AsyncGenerator<Buffer> {
  let chunk = Buffer.allocUnsafe(first)
  let filled = 0
  for await (const piece of bytes) {
    for (let at = 0; at < piece.length;) {
      const taken = Math.min(chunk.length - filled, piece.length - at)
      chunk.set(piece.subarray(at, at + taken), filled)
      at += taken
      filled += taken
      if (filled === chunk.length) {
        yield chunk
        chunk = Buffer.allocUnsafe(size)
        filled = 0
      }
    }
  }
  if (filled > 0) yield chunk.subarray(0, filled)
}
