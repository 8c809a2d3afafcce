import { createHmac, pbkdf2Sync, timingSafeEqual } from 'node:crypto'
import { fstatSync, read } from 'node:fs'
import { promisify } from 'node:util'

const readAt = promisify(read)

/*
 * SQLCipher 4: pages of 4096 bytes; the first 16 of the file are the salt, the last 80 of each page its IV and the
 * HMAC-SHA512 of all before it and the page's number. The HMAC's key is derived from the raw key and the salt.
 */
export const PAGE = 4096
export const SALT = 16
export const MAC = 64
const MAC_SALT_MASK = 0x3a
const STRETCH = 256 * PAGE

/** SQLite leaves the page at 1 GiB unused, for locks; it is never written. */
const PENDING_BYTE_PAGE = 0x40000000 / PAGE + 1

/**
 * Numbers of the pages of an encrypted database file that are not as they were written. The file must not be
 * written to meanwhile. `pause` is handed the bytes done and awaited between stretches of 1 MiB.
 */
export async function damagedPages(
  file: number,
  key: Buffer,
  pause: (bytes: number) => Promise<void>,
): Promise<{ pages: number; damaged: number[] }> {
  const { size } = fstatSync(file)
  const pages = Math.ceil(size / PAGE)
  const damaged: number[] = []
  const stretch = Buffer.alloc(STRETCH)
  let macKey: Buffer | undefined
  for (let start = 0; start < size; start += STRETCH) {
    const { bytesRead } = await readAt(file, stretch, 0, STRETCH, start)
    macKey ??= pageMacKey(key, stretch.subarray(0, SALT))
    for (let at = 0; at < bytesRead; at += PAGE) {
      const number = (start + at) / PAGE + 1
      const page = stretch.subarray(at, Math.min(at + PAGE, bytesRead))
      if (number !== PENDING_BYTE_PAGE && !isSound(page, number, macKey)) damaged.push(number)
    }
    await pause(start + bytesRead)
  }
  return { pages, damaged }
}

export function pageMacKey(key: Buffer, salt: Buffer): Buffer {
  return pbkdf2Sync(key, Buffer.from(salt.map((byte) => byte ^ MAC_SALT_MASK)), 2, 32, 'sha512')
}

/** @param page its 4096 bytes, of which the last 64 are not looked at */
export function pageMac(page: Buffer, number: number, macKey: Buffer): Buffer {
  const numbered = Buffer.alloc(4)
  numbered.writeUInt32LE(number)
  const content = page.subarray(number === 1 ? SALT : 0, PAGE - MAC)
  return createHmac('sha512', macKey).update(content).update(numbered).digest()
}

/** Whether the page is as it was written. */
export function isSound(page: Buffer, number: number, macKey: Buffer): boolean {
  return page.length === PAGE && timingSafeEqual(pageMac(page, number, macKey), page.subarray(PAGE - MAC))
}
