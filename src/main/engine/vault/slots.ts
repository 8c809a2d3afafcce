import { randomBytes } from 'node:crypto'
import sodium from 'sodium-native'
import { v7 as uuidv7 } from 'uuid'
import { z } from 'zod'
import { type Argon2Cost, derive, Derivation, newDerivation } from './argon2id.ts'
import { canonicalJson } from './canonical-json.ts'

/** A way into the vault: each slot of the key file wraps the same vault key. Kinds not known here are kept as they are. */
export const Slot = z.looseObject({ id: z.string(), kind: z.string() })
export type Slot = z.infer<typeof Slot>

const Wrapped = z.object({ id: z.string(), createdAt: z.string(), nonce: z.base64(), wrapped: z.base64() })

/** Opened by words: a passphrase, or those of the recovery key. */
const SecretSlot = Wrapped.extend({ kind: z.enum(['passphrase', 'recovery']), derivation: Derivation })

/** Opened by 32 random bytes that a computer's keychain seals and that lie outside the vault. */
const KeychainSlot = Wrapped.extend({ kind: z.literal('keychain') })

/** What opens a slot: a passphrase, the words of a recovery key in their one form, or what a keychain has kept. */
export type Opener =
  | string
  | { readonly recoveryKey: string }
  | { readonly keychain: { readonly slotId: string; readonly key: Uint8Array } }

export async function secretSlot(
  kind: 'passphrase' | 'recovery',
  vault: { id: string; key: Uint8Array },
  secret: string,
  cost: Argon2Cost,
  createdAt = new Date().toISOString(),
): Promise<Slot> {
  const open = { id: uuidv7(), kind, createdAt, derivation: newDerivation(cost) }
  const wrapping = await derive(secret, open.derivation)
  try {
    return wrap(vault, open, wrapping)
  } finally {
    wrapping.fill(0)
  }
}

/** @param wrapping 32 random bytes. */
export function keychainSlot(vault: { id: string; key: Uint8Array }, wrapping: Uint8Array): Slot {
  return wrap(vault, { id: uuidv7(), kind: 'keychain', createdAt: new Date().toISOString() }, wrapping)
}

/** The vault key; undefined where this slot is of another kind, not whole, or not opened by this. */
export async function openSlot(vaultId: string, slot: Slot, opener: Opener): Promise<Buffer | undefined> {
  if (typeof opener === 'object' && 'keychain' in opener) {
    const { data } = KeychainSlot.safeParse(slot)
    return data?.id === opener.keychain.slotId ? unwrap(vaultId, data, opener.keychain.key) : undefined
  }
  const [kind, secret] = typeof opener === 'string' ? ['passphrase', opener] : ['recovery', opener.recoveryKey]
  const { data } = SecretSlot.safeParse(slot)
  if (data?.kind !== kind) return undefined
  const wrapping = await derive(secret, data.derivation)
  try {
    return unwrap(vaultId, data, wrapping)
  } finally {
    wrapping.fill(0)
  }
}

function wrap(vault: { id: string; key: Uint8Array }, open: Slot, wrapping: Uint8Array): Slot {
  const nonce = randomBytes(sodium.crypto_aead_xchacha20poly1305_ietf_NPUBBYTES)
  const wrapped = Buffer.alloc(vault.key.length + sodium.crypto_aead_xchacha20poly1305_ietf_ABYTES)
  sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(wrapped, vault.key, bound(vault.id, open), null, nonce, wrapping)
  return { ...open, nonce: nonce.toString('base64'), wrapped: wrapped.toString('base64') }
}

function unwrap(
  vaultId: string,
  { nonce, wrapped, ...open }: z.infer<typeof Wrapped>,
  wrapping: Uint8Array,
): Buffer | undefined {
  const cipher = Buffer.from(wrapped, 'base64')
  try {
    const vaultKey = Buffer.alloc(cipher.length - sodium.crypto_aead_xchacha20poly1305_ietf_ABYTES)
    sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(
      vaultKey,
      null,
      cipher,
      bound(vaultId, open),
      Buffer.from(nonce, 'base64'),
      wrapping,
    )
    return vaultKey
  } catch {
    return undefined
  }
}

/** What a wrapped key is bound to: a slot cannot be moved to another vault, nor its kind or cost be changed. */
function bound(vaultId: string, slot: object): Buffer {
  return Buffer.from(canonicalJson({ vault: vaultId, slot }))
}
