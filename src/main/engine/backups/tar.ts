import type { FileHandle } from 'node:fs/promises'

/*
 * POSIX ustar, which every tar reads. Sizes of 8 GiB and more stand in base 256 (GNU), the first bit set.
 * Written in order, read at random: no entry passes through memory as a whole.
 */
const BLOCK = 512
const READ_AT_ONCE = 1024 * 1024
const SIZE_FIELD = { at: 124, length: 12 }
const CHECKSUM_FIELD = { at: 148, length: 8 }
const LARGEST_OCTAL = 8 ** 11

/** The bytes read are not a tar archive of plain files, or not a whole one. */
export class NotAnArchive extends Error {}

export interface TarEntry {
  name: string
  size: number
  bytes(): AsyncIterable<Uint8Array>
}

/** Appends a file to an archive and returns its bytes, which are to be as many as `size` says. */
export async function writeTarEntry(
  archive: FileHandle,
  { name, size, bytes }: { name: string; size: number; bytes: AsyncIterable<Uint8Array> },
): Promise<number> {
  await archive.writeFile(header(name, size))
  let written = 0
  for await (const piece of bytes) {
    written += piece.length
    await archive.writeFile(piece)
  }
  await archive.writeFile(Buffer.alloc(padding(written)))
  return written
}

export async function endTar(archive: FileHandle): Promise<void> {
  await archive.writeFile(Buffer.alloc(2 * BLOCK))
}

/** The files of an archive in their order. @throws NotAnArchive */
export async function* tarEntries(archive: FileHandle): AsyncGenerator<TarEntry> {
  for (let position = 0; ;) {
    const block = await readExactly(archive, position, BLOCK)
    if (block.every((byte) => byte === 0)) return
    const { name, size } = parseHeader(block)
    const start = position + BLOCK
    yield { name, size, bytes: () => readRange(archive, start, size) }
    position = start + size + padding(size)
  }
}

function header(name: string, size: number): Buffer {
  const block = Buffer.alloc(BLOCK)
  if (Buffer.byteLength(name) > 100) throw new Error('a name is too long for a tar header')
  block.write(name, 0)
  block.write('0000600\0', 100)
  block.write('0000000\0', 108)
  block.write('0000000\0', 116)
  writeSize(block, size)
  block.write(
    `${Math.floor(Date.now() / 1000)
      .toString(8)
      .padStart(11, '0')}\0`,
    136,
  )
  block.write('0', 156)
  block.write('ustar\x0000', 257)
  block.write(`${checksum(block).toString(8).padStart(6, '0')}\0 `, CHECKSUM_FIELD.at)
  return block
}

function parseHeader(block: Buffer): { name: string; size: number } {
  const stated = Number.parseInt(block.toString('latin1', CHECKSUM_FIELD.at, CHECKSUM_FIELD.at + 6), 8)
  if (stated !== checksum(block)) throw new NotAnArchive('a header is damaged')
  if (block.toString('latin1', 156, 157) !== '0') throw new NotAnArchive('not a plain file')
  return { name: block.toString('utf8', 0, 100).replace(/\0.*$/s, ''), size: readSize(block) }
}

function writeSize(block: Buffer, size: number): void {
  if (size < LARGEST_OCTAL) {
    block.write(`${size.toString(8).padStart(11, '0')}\0`, SIZE_FIELD.at)
  } else {
    block[SIZE_FIELD.at] = 0x80
    block.writeBigUInt64BE(BigInt(size), SIZE_FIELD.at + 4)
  }
}

function readSize(block: Buffer): number {
  if (block[SIZE_FIELD.at]! & 0x80) return Number(block.readBigUInt64BE(SIZE_FIELD.at + 4))
  return Number.parseInt(block.toString('latin1', SIZE_FIELD.at, SIZE_FIELD.at + 11), 8)
}

/** The sum of the header's bytes, its own field taken as spaces. */
function checksum(block: Buffer): number {
  const end = CHECKSUM_FIELD.at + CHECKSUM_FIELD.length
  return block.reduce((sum, byte, at) => sum + (at >= CHECKSUM_FIELD.at && at < end ? 0x20 : byte), 0)
}

function padding(size: number): number {
  return (BLOCK - (size % BLOCK)) % BLOCK
}

async function* readRange(archive: FileHandle, start: number, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < size; at += READ_AT_ONCE) {
    yield await readExactly(archive, start + at, Math.min(READ_AT_ONCE, size - at))
  }
}

async function readExactly(archive: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length)
  const { bytesRead } = await archive.read(buffer, 0, length, position)
  if (bytesRead < length) throw new NotAnArchive('cut off')
  return buffer
}
