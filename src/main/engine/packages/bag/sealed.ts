import { Decrypter, Encrypter } from 'age-encryption'
import { hkdfSync } from 'node:crypto'
import sodium from 'sodium-native'
import { EngineError } from '../../fault.ts'
import { AGE_HEADER, WORK_FACTOR } from './limits.ts'
import { passphraseIdentity, passphraseRecipient } from './passphrase.ts'
import type { RandomAccess } from './random-access.ts'

/*
 * The age format (age-encryption.org/v1): a header, a nonce of 16 bytes, then the text in pieces of 64 KiB, each 16
 * bytes longer when sealed with ChaCha20-Poly1305 under a nonce that counts them and marks the last one. Reading anywhere
 * in it means opening the pieces that are asked for; no plaintext touches the disk.
 */
const FIRST_LINE = 'age-encryption.org/v1\n'
const NONCE = 16
const PIECE = 64 * 1024
const TAG = 16

export function isSealed(beginning: Buffer): boolean {
  return beginning.toString('latin1', 0, FIRST_LINE.length) === FIRST_LINE
}

/** A stream sealed under the passphrase, so that the age program opens it. */
export async function sealStream(
  bytes: ReadableStream<Uint8Array>,
  passphrase: string,
): Promise<ReadableStream<Uint8Array>> {
  const encrypter = new Encrypter()
  encrypter.addRecipient(passphraseRecipient(passphrase.normalize('NFC')))
  return encrypter.encrypt(bytes)
}

/**
 * Throws PACKAGE_SEALED without a passphrase, WRONG_PASSPHRASE, NOT_A_PACKAGE where the file is cut or changed,
 * PACKAGE_TOO_COSTLY where trying a passphrase is made to take more memory than it may.
 */
export async function sealedAccess(
  file: RandomAccess,
  passphrase: string | undefined,
  name: string,
): Promise<RandomAccess> {
  if (passphrase === undefined) throw new EngineError('PACKAGE_SEALED')
  const header = await readHeader(file, name)
  const key = await streamKey(file, header, passphrase, name)
  const begins = header.length + NONCE
  const sealed = file.size - begins
  const pieces = Math.max(1, Math.ceil(sealed / (PIECE + TAG)))

  async function open(at: number): Promise<Buffer> {
    const cipher = await file.read(begins + at * (PIECE + TAG), PIECE + TAG)
    const nonce = Buffer.alloc(12)
    nonce.writeUIntBE(at, 5, 6)
    nonce[11] = at === pieces - 1 ? 1 : 0
    const message = Buffer.alloc(Math.max(0, cipher.length - TAG))
    try {
      sodium.crypto_aead_chacha20poly1305_ietf_decrypt(message, null, cipher, null, nonce, key)
    } catch {
      throw new EngineError('NOT_A_PACKAGE', { name })
    }
    return message
  }

  // The last piece says that nothing is missing behind it.
  await open(pieces - 1)
  let last: { at: number; message: Buffer } | undefined
  return {
    size: sealed - pieces * TAG,
    async read(from, length) {
      const at = Math.floor(from / PIECE)
      if (at >= pieces) return Buffer.alloc(0)
      if (last?.at !== at) last = { at, message: await open(at) }
      const within = from - at * PIECE
      return last.message.subarray(within, within + length)
    },
  }
}

async function readHeader(file: RandomAccess, name: string): Promise<Buffer> {
  const beginning = await file.read(0, AGE_HEADER)
  const mac = beginning.indexOf('\n--- ')
  const end = mac === -1 ? -1 : beginning.indexOf('\n', mac + 1)
  const header = beginning.subarray(0, end + 1)
  const stanzas = [...header.toString('latin1').matchAll(/\n-> (.*)/g)]
  const work = /^scrypt \S{22} ([1-9]\d?)$/.exec(stanzas[0]?.[1] ?? '')?.[1]
  // Another kind of key than a passphrase.
  if (end === -1 || stanzas.length !== 1 || work === undefined) throw new EngineError('NOT_A_PACKAGE', { name })
  if (Number(work) > WORK_FACTOR) throw new EngineError('PACKAGE_TOO_COSTLY', { name, work: Number(work) })
  return header
}

async function streamKey(file: RandomAccess, header: Buffer, passphrase: string, name: string): Promise<Buffer> {
  const decrypter = new Decrypter()
  decrypter.addIdentity(passphraseIdentity(passphrase.normalize('NFC')))
  const fileKey = await decrypter.decryptHeader(header).catch((failure: unknown) => {
    const wrong = failure instanceof Error && failure.message.startsWith('no identity matched')
    throw wrong ? new EngineError('WRONG_PASSPHRASE') : new EngineError('NOT_A_PACKAGE', { name })
  })
  const nonce = await file.read(header.length, NONCE)
  if (nonce.length < NONCE) throw new EngineError('NOT_A_PACKAGE', { name })
  return Buffer.from(hkdfSync('sha256', fileKey, nonce, 'payload', 32))
}
