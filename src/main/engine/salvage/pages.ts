import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { closeSync, existsSync, fstatSync, ftruncateSync, openSync, readFileSync, readSync, writeSync } from 'node:fs'
import { isSound, MAC, PAGE, pageMac, pageMacKey, SALT } from '../vault/pages.ts'

/** Bytes of a page that SQLite uses; SQLCipher keeps the vector and the HMAC after them. */
export const USABLE = PAGE - 80
const VECTOR = 16
const MAGIC = Buffer.from('SQLite format 3\0')
const WAL_HEADER = 32
const FRAME_HEADER = 24

/** The pages of an encrypted database file, as SQLite has them; nothing of it lies open on the medium. */
export interface Pages {
  readonly count: number
  /** The 4,016 usable bytes; undefined where the page is not as it was written. */
  read(number: number): Buffer | undefined
  write(number: number, content: Buffer): void
  close(): void
}

/** Opens a private copy; what lies after its last whole page is cut off. */
export function openPages(path: string, key: Buffer, salt: Buffer): Pages {
  const file = openSync(path, 'r+')
  const macKey = pageMacKey(key, salt)
  const count = Math.floor(fstatSync(file).size / PAGE)
  ftruncateSync(file, count * PAGE)
  return {
    count,
    read(number) {
      const page = rawPage(file, number)
      if (!isSound(page, number, macKey)) return undefined
      const vector = page.subarray(USABLE, USABLE + VECTOR)
      const decipher = createDecipheriv('aes-256-cbc', key, vector).setAutoPadding(false)
      const open = decipher.update(page.subarray(number === 1 ? SALT : 0, USABLE))
      return number === 1 ? Buffer.concat([MAGIC, open]) : open
    },
    write(number, content) {
      const vector = randomBytes(VECTOR)
      const cipher = createCipheriv('aes-256-cbc', key, vector).setAutoPadding(false)
      const sealed = cipher.update(content.subarray(number === 1 ? SALT : 0, USABLE))
      const page = Buffer.concat([...(number === 1 ? [salt] : []), sealed, vector, randomBytes(MAC)])
      writeProved(file, page, number, macKey)
    },
    close: () => closeSync(file),
  }
}

/**
 * The salt under which pages of the file or of its log prove: its own, one that another copy of it has, or its own but
 * for one byte. Undefined where none does.
 * @param others copies of the database under the same salt, as `VACUUM INTO` leaves them
 */
export function findSalt(path: string, key: Buffer, others: readonly string[]): Buffer | undefined {
  const own = firstBytes(path)
  const frames = logFrames(`${path}-wal`)
  const samples = [...samplePages(path), ...frames.slice(-SAMPLES)]
  const proves = (salt: Buffer, some = samples) => {
    const macKey = pageMacKey(key, salt)
    return some.some(({ number, page }) => isSound(page, number, macKey))
  }
  const logged = frames.filter(({ number }) => number === 1).map(({ page }) => page.subarray(0, SALT))
  const found = [own, ...logged.slice(0, 1), ...others.map(firstBytes)].find((salt) => proves(salt))
  if (found) return Buffer.from(found)
  const few = samples.slice(0, 4)
  for (let at = 0; at < SALT; at++) {
    for (let value = 0; value < 256; value++) {
      const salt = Buffer.from(own)
      salt[at] = value
      if (proves(salt, few)) return salt
    }
  }
  return undefined
}

/**
 * Gives every page an HMAC of a new salt, which is answered. The key of the cipher does not depend on the salt: where it
 * is lost the pages can still be read, but nothing proves them.
 */
export function proveAnew(path: string, key: Buffer): Buffer {
  const salt = randomBytes(SALT)
  const macKey = pageMacKey(key, salt)
  const file = openSync(path, 'r+')
  try {
    const count = Math.floor(fstatSync(file).size / PAGE)
    for (let number = 1; number <= count; number++) writeProved(file, rawPage(file, number), number, macKey)
  } finally {
    closeSync(file)
  }
  return salt
}

interface RawPage {
  readonly number: number
  readonly page: Buffer
}

/** Pages that are tried to find the salt. */
const SAMPLES = 32

function samplePages(path: string): RawPage[] {
  const file = openSync(path, 'r')
  try {
    const count = Math.floor(fstatSync(file).size / PAGE)
    const step = Math.max(1, Math.floor(count / SAMPLES))
    return Array.from({ length: Math.min(count, SAMPLES) }, (_, index) => 1 + index * step).map((number) => ({
      number,
      page: rawPage(file, number),
    }))
  } finally {
    closeSync(file)
  }
}

function logFrames(path: string): RawPage[] {
  const log = existsSync(path) ? readFileSync(path) : Buffer.alloc(0)
  const frames: RawPage[] = []
  for (let at = WAL_HEADER; at + FRAME_HEADER + PAGE <= log.length; at += FRAME_HEADER + PAGE) {
    const page = log.subarray(at + FRAME_HEADER, at + FRAME_HEADER + PAGE)
    frames.push({ number: log.readUInt32BE(at), page })
  }
  return frames
}

function firstBytes(path: string): Buffer {
  const file = openSync(path, 'r')
  try {
    return rawPage(file, 1).subarray(0, SALT)
  } finally {
    closeSync(file)
  }
}

function rawPage(file: number, number: number): Buffer {
  const page = Buffer.alloc(PAGE)
  readSync(file, page, 0, PAGE, (number - 1) * PAGE)
  return page
}

function writeProved(file: number, page: Buffer, number: number, macKey: Buffer): void {
  pageMac(page, number, macKey).copy(page, PAGE - MAC)
  writeSync(file, page, 0, PAGE, (number - 1) * PAGE)
}
