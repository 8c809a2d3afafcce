import type { SafeStorage } from 'electron'
import type { Keychain } from '../../engine/keys/keychain.ts'

type Storage = Pick<
  SafeStorage,
  'getSelectedStorageBackend' | 'isAsyncEncryptionAvailable' | 'encryptStringAsync' | 'decryptStringAsync'
>

/** The operating system's keychain behind `safeStorage`, which seals strings: bytes cross as base64. */
export function systemKeychain(safeStorage: Storage, platform: NodeJS.Platform): Keychain {
  async function state(): ReturnType<Keychain['state']> {
    if (platform === 'linux') {
      const backend = safeStorage.getSelectedStorageBackend()
      // A key that every copy of Chromium has.
      if (backend === 'basic_text') return 'unprotected'
      if (backend === 'unknown') return 'none'
    }
    return (await safeStorage.isAsyncEncryptionAvailable().catch(() => false)) ? 'available' : 'none'
  }

  async function requireProtection(): Promise<void> {
    if ((await state()) !== 'available') throw new Error('the keychain does not protect')
  }

  return {
    state,
    async seal(bytes) {
      await requireProtection()
      return safeStorage.encryptStringAsync(Buffer.from(bytes).toString('base64'))
    },
    async unseal(sealed) {
      await requireProtection()
      const { result } = await safeStorage.decryptStringAsync(Buffer.from(sealed))
      return Buffer.from(result, 'base64')
    },
  }
}
