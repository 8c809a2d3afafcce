import { randomBytes } from 'node:crypto'
import { type FileHandle, mkdir, open, readdir, rename, rmdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import yazl from 'yazl'
import { EngineError, systemCode, writeFailure } from '../../fault.ts'
import { syncFolder } from '../../vault/whole-file.ts'
import { sealStream } from './sealed.ts'

/** A package that is being written, aside of where it will lie. */
export interface PackageTarget {
  /** Adds a file of the bag; ends when its bytes have been taken. */
  add(path: string, bytes: AsyncIterable<Uint8Array>): Promise<void>
  /** Ends when everything is on the disk. */
  finish(): Promise<void>
  /** Lets go of what is open; the file aside stays. */
  abandon(): Promise<void>
}

/** Kept as they are, since they are packed already; all else is deflated. */
const PACKED = /\.(pdf|docx|xlsx|pptx|zip|7z|rar|gz|jpe?g|png|gif|webp|mp3|mp4|mov)$/i
/** A moment that says nothing: the same case gives the same bytes. */
const NO_TIME = new Date(Date.UTC(1980, 0, 1))

const ASIDE = /\.[0-9a-f]{8}\.part$/

/**
 * Makes the empty folder or file in which a package is written until it is whole, under a name that nothing else has, and
 * answers its path.
 */
export async function makeAside(at: string, form: 'folder' | 'zip' | 'sealed'): Promise<string> {
  const aside = `${at}.${randomBytes(4).toString('hex')}.part`
  try {
    if (form === 'folder') await mkdir(aside, { mode: 0o700 })
    else await (await open(aside, 'wx', 0o600)).close()
    syncFolder(path.dirname(aside))
  } catch (failure) {
    throw writeFailure(failure, path.basename(at))
  }
  return aside
}

/** Throws PLACE_OCCUPIED where something lies there already, PLACE_NOT_WRITABLE where there is no folder for it. */
export async function requireFree(at: string, form: 'folder' | 'zip' | 'sealed'): Promise<void> {
  const name = path.basename(at)
  const parent = await stat(path.dirname(at)).catch(() => undefined)
  if (!parent?.isDirectory()) throw new EngineError('PLACE_NOT_WRITABLE', { name: path.basename(path.dirname(at)) })
  const there = await stat(at).catch(() => undefined)
  const empty = form === 'folder' && there?.isDirectory() === true && (await readdir(at)).length === 0
  if (there && !empty) throw new EngineError('PLACE_OCCUPIED', { name })
}

export function folderTarget(aside: string): PackageTarget {
  const folders = new Set<string>([aside])
  return {
    async add(at, bytes) {
      const file = path.join(aside, ...at.split('/'))
      const folder = path.dirname(file)
      if (!folders.has(folder)) await mkdir(folder, { recursive: true, mode: 0o700 }).catch(failIn(aside))
      folders.add(folder)
      const target = await open(file, 'wx', 0o600).catch(failIn(aside))
      try {
        for await (const piece of bytes) await target.writeFile(piece).catch(failIn(aside))
        await target.sync().catch(failIn(aside))
      } finally {
        await target.close()
      }
    },
    async finish() {
      for (const folder of folders) syncFolder(folder)
    },
    abandon: async () => undefined,
  }
}

/** A zip with the bag in a folder of its own; under a passphrase, sealed as an age file. */
export async function zipTarget(aside: string, bag: string, passphrase: string | undefined): Promise<PackageTarget> {
  const zip = new yazl.ZipFile()
  const plain = zip.outputStream as Readable
  zip.on('error', (failure) => plain.destroy(failure as Error))
  const bytes = passphrase === undefined ? plain : await sealStream(webStream(plain), passphrase)
  const file = await open(aside, 'r+').catch(failIn(aside))
  const written = writeAll(file, bytes as AsyncIterable<Uint8Array>).catch(failIn(aside))
  written.catch(() => undefined)
  return {
    add(at, pieces) {
      const taken = Promise.withResolvers<void>()
      async function* watched() {
        try {
          yield* pieces
          taken.resolve()
        } catch (failure) {
          taken.reject(failure)
          throw failure
        }
      }
      const compress = !PACKED.test(at)
      zip.addReadStreamLazy(`${bag}/${at}`, { mtime: NO_TIME, mode: 0o100644, compress }, (give) => {
        const readable = Readable.from(watched(), { objectMode: false })
        // What goes wrong is heard by whoever adds the file.
        readable.on('error', () => undefined)
        give(null, readable)
      })
      return Promise.race([taken.promise, written.then(() => taken.promise)])
    },
    async finish() {
      zip.end()
      await written
      await file.close()
    },
    async abandon() {
      plain.destroy(new Error('abandoned'))
      await written.catch(() => undefined)
      await file.close().catch(() => undefined)
    },
  }
}

async function writeAll(file: FileHandle, bytes: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const piece of bytes) await file.writeFile(piece)
  await file.sync()
}

function webStream(readable: Readable): ReadableStream<Uint8Array> {
  return Readable.toWeb(readable) as unknown as ReadableStream<Uint8Array>
}

/** Puts what was written aside in its place. */
export async function putInPlace(aside: string, at: string, form: 'folder' | 'zip' | 'sealed'): Promise<void> {
  await requireFree(at, form)
  try {
    // An empty folder may stand there; Windows does not rename onto one.
    if (form === 'folder') await rmdir(at).catch(ignoreAbsent)
    await rename(aside, at)
    syncFolder(path.dirname(at))
  } catch (failure) {
    throw writeFailure(failure, path.basename(at))
  }
}

function ignoreAbsent(failure: unknown): void {
  if (systemCode(failure) !== 'ENOENT') throw failure
}

function failIn(aside: string): (failure: unknown) => never {
  return (failure) => {
    throw writeFailure(failure, path.basename(aside).replace(ASIDE, ''))
  }
}
