import { randomBytes } from 'node:crypto'
import sodium from 'sodium-native'
import { z } from 'zod'

/** Cost of Argon2id: passes over `memory` bytes. Stands in each slot, so that later vaults may ask for more. */
export interface Argon2Cost {
  passes: number
  memory: number
}
export const ARGON2_COST: Argon2Cost = { passes: 3, memory: 64 * 1024 * 1024 }

/** A key file is not trusted before it is opened: no cost above these is paid for it. */
const MOST_PASSES = 64
const MOST_MEMORY = 4 * 1024 * 1024 * 1024

export const Derivation = z.object({
  name: z.literal('argon2id'),
  passes: z.int().min(1).max(MOST_PASSES),
  memory: z.int().min(8192).max(MOST_MEMORY),
  salt: z.base64(),
})
export type Derivation = z.infer<typeof Derivation>

export function newDerivation({ passes, memory }: Argon2Cost): Derivation {
  const salt = randomBytes(sodium.crypto_pwhash_SALTBYTES).toString('base64')
  return { name: 'argon2id', passes, memory, salt }
}

/** 32 bytes. The secret in Unicode's composed form, so that one passphrase typed on two systems is one. */
export async function derive(secret: string, { passes, memory, salt }: Derivation): Promise<Buffer> {
  const key = Buffer.alloc(32)
  const bytes = Buffer.from(secret.normalize('NFC'))
  const algorithm = sodium.crypto_pwhash_ALG_ARGON2ID13
  await sodium.crypto_pwhash_async(key, bytes, Buffer.from(salt, 'base64'), passes, memory, algorithm)
  bytes.fill(0)
  return key
}
