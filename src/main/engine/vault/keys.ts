import { createHmac, hkdfSync } from 'node:crypto'

/** Keys of 32 bytes, each derived from the vault key alone, so that none can be had from another. */
export interface VaultKeys {
  readonly database: Buffer
  readonly objects: Buffer
  readonly names: Buffer
  readonly heads: Buffer
  readonly keyFile: Buffer
  readonly backups: Buffer
}

/** HKDF-SHA256 (RFC 5869) of the vault key, salted with the vault's id, one `info` a purpose. */
export function deriveKeys(vaultKey: Uint8Array, vaultId: string): VaultKeys {
  const derive = (purpose: string) => Buffer.from(hkdfSync('sha256', vaultKey, vaultId, `libellus ${purpose}`, 32))
  return {
    database: derive('database'),
    objects: derive('objects'),
    names: derive('names'),
    heads: derive('heads'),
    keyFile: derive('key file'),
    backups: derive('backups'),
  }
}

export function forgetKeys(keys: VaultKeys): void {
  for (const key of Object.values(keys) as Buffer[]) key.fill(0)
}

/** HMAC-SHA256, lower-case hexadecimal. */
export function mac(key: Uint8Array, text: string | Uint8Array): string {
  return createHmac('sha256', key).update(text).digest('hex')
}
