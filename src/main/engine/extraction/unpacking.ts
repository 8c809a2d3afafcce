import { configure, type Entry, type FileEntry, Uint8ArrayReader, ZipReader } from '@zip.js/zip.js'
import { Unreadable } from './reading.ts'

/** Files that are taken out of one file, what they hold in turn included. */
export const MOST_PARTS = 10_000
/** Bytes that one archive may unpack to. */
const LARGEST_UNPACKED = 2 * 1024 ** 3
/** An archive that unpacks to more than this, in bytes, may not be denser than DENSEST. */
const ALWAYS_FINE = 64 * 1024 ** 2
/** Bytes a packed byte: text and tables stay below 50, blank scans below this. */
const DENSEST = 250
/** A file's entry before its data, in bytes. */
const LOCAL_HEADER = 30

configure({ useWebWorkers: false })

/** A file in a zip. */
export type Packed = FileEntry

/**
 * The files of a zip in its order, without folders. Throws Unreadable: `encrypted` where one wants a password and none
 * is given, and where the zip is made to exhaust who opens it, before anything of it is unpacked.
 */
export async function listZip(bytes: Uint8Array, password: string | null): Promise<Packed[]> {
  const reader = new ZipReader(new Uint8ArrayReader(bytes), {
    strictness: 'tolerant',
    filenameValidation: 'tolerant',
    decodeText: decodeName,
    useWebWorkers: false,
    ...(password !== null && { password }),
  })
  const files: Packed[] = []
  try {
    for await (const entry of reader.getEntriesGenerator()) {
      if (isFile(entry)) files.push(entry)
      if (files.length > MOST_PARTS) throw new Unreadable('too-many-parts')
    }
  } catch (error) {
    throw error instanceof Unreadable ? error : new Unreadable('damaged')
  }
  if (password === null && files.some(({ encrypted }) => encrypted)) throw new Unreadable('encrypted')
  refuseOverlapping(files)
  refuseDense(
    bytes.byteLength,
    files.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0),
  )
  return files
}

const isFile = (entry: Entry): entry is FileEntry => !entry.directory

/** Entries that share their packed bytes unpack to many times what the file holds. */
function refuseOverlapping(files: readonly Packed[]): void {
  let end = 0
  for (const { offset, compressedSize, rawFilename } of [...files].sort((a, b) => a.offset - b.offset)) {
    if (offset < end) throw new Unreadable('too-dense')
    end = offset + LOCAL_HEADER + rawFilename.byteLength + compressedSize
  }
}

/** Throws Unreadable where so many packed bytes hold more than an honest file does. */
export function refuseDense(packed: number, unpacked: number): void {
  if (unpacked > ALWAYS_FINE && unpacked > packed * DENSEST) throw new Unreadable('too-dense')
  if (unpacked > LARGEST_UNPACKED) throw new Unreadable('too-large')
}

/**
 * The bytes of a file in a zip. Throws Unreadable: `damaged` where they are not those that were packed, `encrypted`
 * where the password is wrong, `too-dense` where they are more than the zip says.
 */
export async function unpack(file: Packed): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  let size = 0
  const taken = new WritableStream<Uint8Array>({
    write(piece) {
      size += piece.byteLength
      if (size > file.uncompressedSize) throw new Unreadable('too-dense')
      pieces.push(piece)
    },
  })
  try {
    await file.getData(taken, { checkSignature: true })
  } catch (error) {
    if (error instanceof Unreadable) throw error
    const said = error instanceof Error ? error.message : String(error)
    throw new Unreadable(
      /password/i.test(said) ? 'encrypted' : /unsupported/i.test(said) ? 'unsupported-format' : 'damaged',
    )
  }
  return new Uint8Array(Buffer.concat(pieces))
}

/**
 * A name that is not marked as UTF-8: UTF-8 all the same where it can be, else code page 866 where its words are
 * Cyrillic; zip.js reads the rest in code page 437. A word of a western name has plain Latin letters beside others.
 */
function decodeName(name: Uint8Array): string | undefined {
  if (name.every((byte) => byte < 0x80)) return undefined
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(name)
  } catch {
    const words =
      Buffer.from(name)
        .toString('latin1')
        .match(/[a-z\x80-\xff]+/gi) ?? []
    const cyrillic = words.every((word) => !/[a-z]/i.test(word) || !/[\x80-\xff]/.test(word))
    return cyrillic ? new TextDecoder('ibm866').decode(name) : undefined
  }
}
