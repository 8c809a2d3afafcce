import { type Identity, type Recipient, Stanza } from 'age-encryption'
import { randomBytes, scrypt } from 'node:crypto'
import { promisify } from 'node:util'
import sodium from 'sodium-native'
import { WORK_FACTOR } from './limits.ts'

/*
 * The passphrase of an age file (age-encryption.org/v1, "scrypt recipient stanza"), derived by Node on a thread of its
 * pool: the library would do it on the engine's, which answers nobody meanwhile.
 */
const derive = promisify<string, Buffer, number, object, Buffer>(scrypt)
const LABEL = 'age-encryption.org/v1/scrypt'
const NONCE = Buffer.alloc(12)
const TAG = 16

export function passphraseRecipient(passphrase: string): Recipient {
  return {
    async wrapFileKey(fileKey) {
      const salt = randomBytes(16)
      const key = await keyOf(passphrase, salt, WORK_FACTOR)
      const sealed = Buffer.alloc(fileKey.length + TAG)
      sodium.crypto_aead_chacha20poly1305_ietf_encrypt(sealed, Buffer.from(fileKey), null, null, NONCE, key)
      return [new Stanza(['scrypt', salt.toString('base64').replaceAll('=', ''), String(WORK_FACTOR)], sealed)]
    },
  }
}

/** For headers whose one stanza is of this kind and whose work factor has been found to be no higher than ours. */
export function passphraseIdentity(passphrase: string): Identity {
  return {
    async unwrapFileKey([stanza]) {
      const [kind, salt = '', work] = stanza?.args ?? []
      if (!stanza || kind !== 'scrypt' || stanza.body.length !== 2 * TAG) return null
      const key = await keyOf(passphrase, Buffer.from(salt, 'base64'), Number(work))
      const fileKey = Buffer.alloc(TAG)
      try {
        sodium.crypto_aead_chacha20poly1305_ietf_decrypt(fileKey, null, Buffer.from(stanza.body), null, NONCE, key)
        return fileKey
      } catch {
        return null
      }
    },
  }
}

function keyOf(passphrase: string, salt: Buffer, work: number): Promise<Buffer> {
  const [N, r, p] = [2 ** work, 8, 1]
  return derive(passphrase, Buffer.concat([Buffer.from(LABEL), salt]), 32, { N, r, p, maxmem: 129 * N * r })
}
