import { createHash, randomBytes } from 'node:crypto'
import { readdirSync, readFileSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { buffer } from 'node:stream/consumers'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sealedSize } from '../../src/main/engine/vault/object-cipher.ts'
import { objectPath } from '../../src/main/engine/vault/objects.ts'
import { keep, makeVault } from '../fixtures/vaults.ts'

const CHUNK = 64 * 1024
const MIB = 1024 * 1024

async function* pieces(bytes: Uint8Array, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

describe('an object', () => {
  test('comes back byte for byte, whatever its size and however it arrives', async () => {
    const { objects } = (await makeVault()).vault()
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.constantFrom(0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK), fc.nat(3 * CHUNK)),
        fc.integer({ min: 100, max: 2 * CHUNK }),
        async (size, at) => {
          const bytes = randomBytes(size)
          const stored = await objects.put(pieces(bytes, at))
          expect(stored).toMatchObject({ sha256: sha256(bytes), size })
          expect(Buffer.compare(await objects.readAll(stored.sha256), bytes)).toBe(0)
          expect(await objects.check(stored.sha256)).toBe('sound')
        },
      ),
      { numRuns: 40 },
    )
  })

  test('is stored once, and lies under a name that does not tell its hash', async () => {
    const { folder, vault } = await makeVault()
    const { objects } = vault()
    const bytes = Buffer.from('the same letter')
    expect(await objects.put(bytes)).toMatchObject({ existed: false })
    expect(await objects.put(bytes)).toMatchObject({ existed: true })
    expect(await objects.put(pieces(bytes, 4))).toMatchObject({ existed: true })
    const names = await objects.list()
    expect(names).toEqual([objects.name(sha256(bytes))])
    expect(names[0]).not.toBe(sha256(bytes))
    expect(readFileSync(path.join(folder, objectPath(names[0]!)))).toHaveLength(sealedSize(bytes.length))
  })

  test('streams, and lets go of its file when the reader turns away', async () => {
    const { objects } = (await makeVault()).vault()
    const bytes = randomBytes(5 * CHUNK)
    const { sha256: hash } = await objects.put(bytes)
    expect(Buffer.compare(await buffer(objects.stream(hash)), bytes)).toBe(0)
    const reader = objects.stream(hash).getReader()
    expect((await reader.read()).value).toHaveLength(CHUNK)
    await reader.cancel()
  })

  test('of 200 MB passes through without its size in memory', async () => {
    const { objects } = (await makeVault()).vault()
    const piece = randomBytes(MIB)
    const count = 200
    let most = 0
    async function* source() {
      for (let at = 0; at < count; at++) {
        most = Math.max(most, process.memoryUsage().arrayBuffers)
        piece.writeUInt32LE(at)
        yield piece
      }
    }
    const before = process.memoryUsage().arrayBuffers
    const { sha256: hash, size } = await objects.put(source())
    expect(size).toBe(count * MIB)
    let read = 0
    for await (const part of objects.read(hash)) {
      read += part.length
      most = Math.max(most, process.memoryUsage().arrayBuffers)
    }
    expect(read).toBe(size)
    expect(most - before).toBeLessThan(80 * MIB)
  })

  test('that cannot be had whole leaves nothing behind', async () => {
    const { folder, vault } = await makeVault()
    async function* cutOff() {
      yield randomBytes(3 * CHUNK)
      throw new Error('the disk was pulled out')
    }
    await expect(vault().objects.put(cutOff())).rejects.toThrow('the disk was pulled out')
    expect(readdirSync(path.join(folder, 'objects'))).toEqual([])
  })
})

describe('damage to an object', () => {
  async function stored(size: number) {
    const { folder, vault } = await makeVault()
    const { objects } = vault()
    const bytes = randomBytes(size)
    const { sha256: hash } = await keep(vault(), bytes)
    return { objects, bytes, hash, folder, file: path.join(folder, objectPath(objects.name(hash))) }
  }

  test('is found wherever a byte changed', async () => {
    const { objects, hash, file } = await stored(2 * CHUNK + 100)
    const sealed = readFileSync(file)
    for (let round = 0; round < 60; round++) {
      const at = round < 30 ? round : Math.floor((sealed.length / 60) * round)
      const changed = Buffer.from(sealed)
      changed[at]! ^= 1 << (round % 8)
      writeFileSync(file, changed)
      expect(await objects.check(hash), `byte ${at}`).toBe('damaged')
    }
    writeFileSync(file, sealed)
    expect(await objects.check(hash)).toBe('sound')
  })

  test('is found where it was cut, even between two chunks, or where bytes were added', async () => {
    const { objects, hash, file } = await stored(2 * CHUNK)
    const sealed = readFileSync(file)
    for (const length of [0, 10, 24, 24 + CHUNK + 17, sealed.length - 1]) {
      truncateSync(file, length)
      expect(await objects.check(hash), `${length} bytes`).toBe('damaged')
      await expect(objects.readAll(hash)).rejects.toMatchObject({ code: 'OBJECT_DAMAGED', data: { sha256: hash } })
      writeFileSync(file, sealed)
    }
    writeFileSync(file, Buffer.concat([sealed, Buffer.alloc(1)]))
    expect(await objects.check(hash)).toBe('damaged')
  })

  test('is found where another object took its place', async () => {
    const { objects, hash, file, folder } = await stored(100)
    const other = await objects.put(randomBytes(100))
    renameSync(path.join(folder, objectPath(objects.name(other.sha256))), file)
    expect(await objects.check(hash)).toBe('damaged')
    rmSync(file)
    expect(await objects.check(hash)).toBe('missing')
    await expect(objects.readAll(hash)).rejects.toMatchObject({ code: 'OBJECT_MISSING' })
  })

  test('is mended by storing the same bytes again where it was cut', async () => {
    const { objects, hash, bytes, file } = await stored(CHUNK)
    truncateSync(file, 100)
    expect(await objects.put(bytes)).toMatchObject({ existed: false })
    expect(await objects.check(hash)).toBe('sound')
  })
})
