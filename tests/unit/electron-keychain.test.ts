import { EventEmitter } from 'node:events'
import type { PowerMonitor, SafeStorage } from 'electron'
import { describe, expect, test, vi } from 'vitest'
import { systemKeychain } from '../../src/main/shells/electron/keychain.ts'
import { tellOfSleep } from '../../src/main/shells/electron/sleeping.ts'

type Backend = ReturnType<SafeStorage['getSelectedStorageBackend']>

/** Seals by turning the text around. */
function storage(backend: Backend, available = true) {
  return {
    getSelectedStorageBackend: () => backend,
    isAsyncEncryptionAvailable: async () => available,
    encryptStringAsync: async (text: string) => Buffer.from([...text].reverse().join('')),
    decryptStringAsync: async (sealed: Buffer) => ({
      shouldReEncrypt: false,
      result: [...sealed.toString()].reverse().join(''),
    }),
  }
}

describe('the keychain', () => {
  test('gives back the bytes that it has sealed', async () => {
    const keychain = systemKeychain(storage('gnome_libsecret'), 'linux')
    const bytes = new Uint8Array([0, 1, 254, 255])
    const sealed = await keychain.seal(bytes)
    expect([...(await keychain.unseal(sealed))]).toEqual([...bytes])
  })

  test.each<[NodeJS.Platform, Backend, boolean, string]>([
    ['linux', 'gnome_libsecret', true, 'available'],
    ['linux', 'kwallet6', true, 'available'],
    ['linux', 'gnome_libsecret', false, 'none'],
    ['linux', 'basic_text', true, 'unprotected'],
    ['linux', 'unknown', true, 'none'],
    ['darwin', 'basic_text', true, 'available'],
    ['win32', 'basic_text', false, 'none'],
  ])('on %s with %s, encryption available %s, is %s', async (platform, backend, available, state) => {
    expect(await systemKeychain(storage(backend, available), platform).state()).toBe(state)
  })

  test('is none where asking for it fails', async () => {
    const broken = { ...storage('kwallet6'), isAsyncEncryptionAvailable: () => Promise.reject(new Error('no bus')) }
    expect(await systemKeychain(broken, 'linux').state()).toBe('none')
  })

  test.each<Backend>(['basic_text', 'unknown'])('seals and opens nothing with %s', async (backend) => {
    const keychain = systemKeychain(storage(backend), 'linux')
    await expect(keychain.seal(new Uint8Array(32))).rejects.toThrow('protect')
    await expect(keychain.unseal(new Uint8Array(32))).rejects.toThrow('protect')
  })
})

test.each(['suspend', 'lock-screen'])('the engine is told of %s', (name) => {
  const monitor = new EventEmitter()
  const sleep = vi.fn<() => Promise<void>>(() => Promise.reject(new Error('ENGINE_GONE')))
  tellOfSleep(monitor as PowerMonitor, { sleep })
  monitor.emit('resume')
  expect(sleep).not.toHaveBeenCalled()
  monitor.emit(name)
  expect(sleep).toHaveBeenCalledOnce()
})
