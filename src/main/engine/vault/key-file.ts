import { createHash, randomBytes } from 'node:crypto'
import { access, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import sodium from 'sodium-native'
import { v7 as uuidv7 } from 'uuid'
import { z } from 'zod'
import { EngineError, systemCode } from '../fault.ts'
import { canonicalJson } from './canonical-json.ts'
import { mac } from './keys.ts'

export const FORMAT = 1
export const KEY_FILE = 'vault.json'
export const DATABASE_FILE = 'vault.db'

/** Cost of Argon2id: passes over `memory` bytes. Stands in each slot, so that later vaults may ask for more. */
export interface Argon2Cost {
  passes: number
  memory: number
}
export const ARGON2_COST: Argon2Cost = { passes: 3, memory: 64 * 1024 * 1024 }

/** A key file is not trusted before it is opened: no cost above these is paid for it. */
const MOST_PASSES = 64
const MOST_MEMORY = 4 * 1024 * 1024 * 1024

const PassphraseSlot = z.object({
  id: z.string(),
  kind: z.literal('passphrase'),
  createdAt: z.string(),
  derivation: z.object({
    name: z.literal('argon2id'),
    passes: z.int().min(1).max(MOST_PASSES),
    memory: z.int().min(8192).max(MOST_MEMORY),
    salt: z.base64(),
  }),
  nonce: z.base64(),
  wrapped: z.base64(),
})
type PassphraseSlot = z.infer<typeof PassphraseSlot>

/**
 * `vault.json`. Each slot wraps the same vault key in its own way; slots of kinds not known here are kept as they
 * are. `checksum` tells an accident from a wrong passphrase before there is a key, `mac` proves the whole after.
 */
const KeyFile = z.looseObject({
  format: z.literal(FORMAT),
  id: z.uuidv7(),
  createdAt: z.iso.datetime(),
  slots: z.array(z.looseObject({ id: z.string(), kind: z.string() })).min(1),
  checksum: z.string(),
  mac: z.string(),
})
export type KeyFile = z.infer<typeof KeyFile>

export async function newKeyFile(
  id: string,
  vaultKey: Uint8Array,
  macKey: Uint8Array,
  passphrase: string,
  cost: Argon2Cost,
): Promise<KeyFile> {
  const createdAt = new Date().toISOString()
  const slots = [await passphraseSlot(id, vaultKey, passphrase, cost, createdAt)]
  return sealKeyFile({ format: FORMAT, id, createdAt, slots }, macKey)
}

/** @throws NOT_A_VAULT, VAULT_NEWER, VAULT_DAMAGED, PLACE_NOT_READABLE */
export async function readKeyFile(folder: string): Promise<KeyFile> {
  const name = basename(folder)
  try {
    return parseKeyFile(await readFile(join(folder, KEY_FILE), 'utf8'))
  } catch (failure) {
    if (/^(EACCES|EPERM)$/.test(systemCode(failure))) throw new EngineError('PLACE_NOT_READABLE', { name })
    if (failure instanceof EngineError && failure.code === 'VAULT_NEWER') throw failure
    if (await exists(join(folder, DATABASE_FILE))) throw new EngineError('VAULT_DAMAGED', { what: KEY_FILE })
    throw new EngineError('NOT_A_VAULT', { name })
  }
}

/** @throws VAULT_NEWER where a later Libellus wrote it, VAULT_DAMAGED where it cannot be understood. */
export function parseKeyFile(text: string): KeyFile {
  const parsed = z.looseObject({ format: z.int() }).safeParse(jsonOf(text))
  if (parsed.data && parsed.data.format > FORMAT) {
    throw new EngineError('VAULT_NEWER', { format: parsed.data.format, known: FORMAT })
  }
  const { data } = KeyFile.safeParse(parsed.data)
  if (!data) throw new EngineError('VAULT_DAMAGED', { what: KEY_FILE })
  return data
}

/** The vault key. @throws WRONG_PASSPHRASE, VAULT_DAMAGED */
export async function unlock(keyFile: KeyFile, passphrase: string): Promise<Buffer> {
  for (const candidate of keyFile.slots) {
    const { data: slot } = PassphraseSlot.safeParse(candidate)
    const vaultKey = slot && (await unwrap(keyFile.id, slot, passphrase))
    if (vaultKey) return vaultKey
  }
  if (keyFile.checksum !== checksum(keyFile)) throw new EngineError('VAULT_DAMAGED', { what: KEY_FILE })
  throw new EngineError('WRONG_PASSPHRASE')
}

/** Whether the file is, to the byte of its content, what a holder of the vault key wrote. */
export function isProved(keyFile: KeyFile, macKey: Uint8Array): boolean {
  return keyFile.mac === mac(macKey, content(keyFile)) && keyFile.checksum === checksum(keyFile)
}

function sealKeyFile(open: Omit<KeyFile, 'checksum' | 'mac'>, macKey: Uint8Array): KeyFile {
  const file = { ...open, checksum: '', mac: '' } as KeyFile
  return { ...file, checksum: checksum(file), mac: mac(macKey, content(file)) }
}

function content({ checksum: _checksum, mac: _mac, ...rest }: KeyFile): string {
  return canonicalJson(rest)
}

function checksum(keyFile: KeyFile): string {
  return createHash('sha256').update(content(keyFile)).digest('hex')
}

async function passphraseSlot(
  vaultId: string,
  vaultKey: Uint8Array,
  passphrase: string,
  cost: Argon2Cost,
  createdAt: string,
): Promise<PassphraseSlot> {
  const salt = randomBytes(sodium.crypto_pwhash_SALTBYTES)
  const nonce = randomBytes(sodium.crypto_aead_xchacha20poly1305_ietf_NPUBBYTES)
  const open = {
    id: uuidv7(),
    kind: 'passphrase' as const,
    createdAt,
    derivation: { name: 'argon2id' as const, ...cost, salt: salt.toString('base64') },
  }
  const wrapping = await argon2id(passphrase, salt, cost)
  const wrapped = Buffer.alloc(vaultKey.length + sodium.crypto_aead_xchacha20poly1305_ietf_ABYTES)
  sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(wrapped, vaultKey, bound(vaultId, open), null, nonce, wrapping)
  return { ...open, nonce: nonce.toString('base64'), wrapped: wrapped.toString('base64') }
}

async function unwrap(vaultId: string, slot: PassphraseSlot, passphrase: string): Promise<Buffer | undefined> {
  const { nonce, wrapped, ...open } = slot
  const cipher = Buffer.from(wrapped, 'base64')
  try {
    const wrapping = await argon2id(passphrase, Buffer.from(open.derivation.salt, 'base64'), open.derivation)
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

/** What a wrapped key is bound to: a slot cannot be moved to another vault, nor its cost be changed. */
function bound(vaultId: string, slot: Omit<PassphraseSlot, 'nonce' | 'wrapped'>): Buffer {
  return Buffer.from(canonicalJson({ vault: vaultId, slot }))
}

/** Unicode's composed form, so that one passphrase typed on two systems is one. */
async function argon2id(passphrase: string, salt: Uint8Array, { passes, memory }: Argon2Cost): Promise<Buffer> {
  const key = Buffer.alloc(32)
  const bytes = Buffer.from(passphrase.normalize('NFC'))
  await sodium.crypto_pwhash_async(key, bytes, salt, passes, memory, sodium.crypto_pwhash_ALG_ARGON2ID13)
  bytes.fill(0)
  return key
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
