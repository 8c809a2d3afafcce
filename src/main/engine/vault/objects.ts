import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, rmSync } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { ReadableStream } from 'node:stream/web'
import { EngineError, systemCode, writeFailure } from '../fault.ts'
import { orAborted } from '../or-aborted.ts'
import { mac, type VaultKeys } from './keys.ts'
import { seal, sealedSize, unseal } from './object-cipher.ts'
import { syncFolder } from './whole-file.ts'

export const OBJECTS_FOLDER = 'objects'
const UNFINISHED = /\.part$/
const READ_AHEAD = 1024 * 1024

interface StoredObject {
  /** Of the plaintext, lower-case hexadecimal. */
  sha256: string
  size: number
  /** The same bytes were there already. */
  existed: boolean
}

/**
 * The vault's files: immutable, encrypted, named by a keyed hash of their SHA-256.
 * `put` only stores bytes. Whoever keeps them calls `keepObject` in the transaction that refers to them; what was put
 * and not kept is removed when the vault is closed, or opened after a crash.
 */
export interface ObjectStore {
  /** Streams: memory does not grow with the input. @throws DISK_FULL, PLACE_NOT_WRITABLE; the input's own errors */
  put(bytes: AsyncIterable<Uint8Array> | Uint8Array): Promise<StoredObject>
  /** In pieces of 64 KiB, each authentic. @throws OBJECT_MISSING, OBJECT_DAMAGED (at the latest after the last piece) */
  read(sha256: string): AsyncIterable<Uint8Array>
  readAll(sha256: string): Promise<Uint8Array>
  stream(sha256: string): ReadableStream<Uint8Array>
  has(sha256: string): Promise<boolean>
  check(sha256: string, signal?: AbortSignal): Promise<'sound' | 'missing' | 'damaged'>
  /** The name on disk of the object with this hash: 64 hexadecimal digits, of which the first two are its folder. */
  name(sha256: string): string
  /** The names of all objects on disk. */
  list(): Promise<string[]>
  /** Hashes of the objects that were written since the vault was opened. */
  readonly added: ReadonlySet<string>
  /** Removes the file of this name. */
  remove(name: string): void
  /** Refuses all further work with VAULT_CLOSED, ends what is being written, and resolves when nothing is. */
  end(): Promise<void>
}

export function objectPath(name: string): string {
  return `${OBJECTS_FOLDER}/${name.slice(0, 2)}/${name.slice(2)}`
}

/** `readOnly`: nothing is put, removed or tidied up. */
export async function openObjects(folder: string, keys: VaultKeys, { readOnly = false } = {}): Promise<ObjectStore> {
  const root = join(folder, OBJECTS_FOLDER)
  if (!readOnly) {
    await mkdir(root, { recursive: true, mode: 0o700 })
    await removeUnfinished(root)
  }
  const added = new Set<string>()

  const writing = new Set<Promise<StoredObject>>()
  const ending = new AbortController()
  const { signal: ended } = ending

  const name = (sha256: string) => mac(keys.names, Buffer.from(sha256, 'hex'))
  const path = (sha256: string) => join(folder, objectPath(name(sha256)))

  function put(bytes: AsyncIterable<Uint8Array> | Uint8Array): Promise<StoredObject> {
    const written = write(bytes)
    writing.add(written)
    const forget = () => void writing.delete(written)
    written.then(forget, forget)
    return written
  }

  async function write(bytes: AsyncIterable<Uint8Array> | Uint8Array): Promise<StoredObject> {
    ended.throwIfAborted()
    if (readOnly) throw new EngineError('VAULT_READ_ONLY', { name: basename(folder) })
    if (bytes instanceof Uint8Array) {
      const known = { sha256: createHash('sha256').update(bytes).digest('hex'), size: bytes.length }
      if (await isWhole(path(known.sha256), known.size)) return { ...known, existed: true }
      return write(once(bytes))
    }
    const unfinished = join(root, `${randomUUID()}.part`)
    try {
      const measured = await writeSealed(unfinished, untilAborted(bytes, ended), keys.objects)
      ended.throwIfAborted()
      const target = path(measured.sha256)
      const existed = await isWhole(target, measured.size)
      if (!existed) {
        added.add(measured.sha256)
        await moveInto(unfinished, target)
      }
      return { ...measured, existed }
    } finally {
      await rm(unfinished, { force: true })
    }
  }

  async function* read(sha256: string): AsyncGenerator<Uint8Array> {
    ended.throwIfAborted()
    const hash = createHash('sha256')
    try {
      const sealed = createReadStream(path(sha256), { highWaterMark: READ_AHEAD })
      for await (const piece of unseal(sealed, keys.objects)) {
        hash.update(piece)
        yield piece
      }
    } catch (failure) {
      throw readFailure(failure, sha256)
    }
    if (hash.digest('hex') !== sha256) throw new EngineError('OBJECT_DAMAGED', { sha256 })
  }

  return {
    put,
    read,
    async readAll(sha256) {
      return Buffer.concat(await Array.fromAsync(read(sha256)))
    },
    stream: (sha256) => ReadableStream.from(read(sha256)),
    async has(sha256) {
      return (await sizeOf(path(sha256))) !== undefined
    },
    async check(sha256, signal) {
      try {
        for await (const _piece of read(sha256)) signal?.throwIfAborted()
        return 'sound'
      } catch (failure) {
        if (!(failure instanceof EngineError)) throw failure
        return failure.code === 'OBJECT_MISSING' ? 'missing' : 'damaged'
      }
    },
    name,
    list: () => listNames(root),
    added,
    async end() {
      // The keys are zeroed when the vault is closed: nothing may be named or written with them afterwards.
      ending.abort(new EngineError('VAULT_CLOSED'))
      await Promise.allSettled(writing)
    },
    remove: (objectName) => rmSync(join(folder, objectPath(objectName)), { force: true }),
  }
}

/** The pieces as they come; the signal's reason as soon as it is aborted, also while a piece is awaited. */
async function* untilAborted(bytes: AsyncIterable<Uint8Array>, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  const pieces = bytes[Symbol.asyncIterator]()
  try {
    for (;;) {
      const { done, value } = await orAborted(pieces.next(), signal)
      if (done) return
      yield value
    }
  } finally {
    void pieces.return?.()
  }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

async function writeSealed(path: string, bytes: AsyncIterable<Uint8Array>, key: Buffer) {
  const hash = createHash('sha256')
  let size = 0
  async function* measured() {
    for await (const piece of bytes) {
      hash.update(piece)
      size += piece.length
      yield piece
    }
  }
  const file = await open(path, 'wx', 0o600).catch(failWriting)
  try {
    for await (const sealed of seal(measured(), key)) await file.writeFile(sealed).catch(failWriting)
    await file.sync().catch(failWriting)
  } finally {
    await file.close()
  }
  return { sha256: hash.digest('hex'), size }
}

async function moveInto(unfinished: string, target: string): Promise<void> {
  try {
    const folder = dirname(target)
    if (await mkdir(folder, { recursive: true, mode: 0o700 })) syncFolder(dirname(folder))
    await rename(unfinished, target)
    syncFolder(folder)
  } catch (failure) {
    failWriting(failure)
  }
}

function failWriting(failure: unknown): never {
  throw writeFailure(failure, OBJECTS_FOLDER)
}

/** What a failure to read means: the system's own refusals (too many open files, no right to read) say nothing of it. */
function readFailure(failure: unknown, sha256: string): unknown {
  const code = systemCode(failure)
  if (code === 'ENOENT') return new EngineError('OBJECT_MISSING', { sha256 })
  return /^E(MFILE|NFILE|ACCES|PERM|BUSY|STALE|NODEV)$/.test(code)
    ? failure
    : new EngineError('OBJECT_DAMAGED', { sha256 })
}

/** Whether the file is there at its full length; a shorter one is what a power cut left, and is written again. */
async function isWhole(path: string, size: number): Promise<boolean> {
  return (await sizeOf(path)) === sealedSize(size)
}

async function sizeOf(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).size
  } catch (failure) {
    if (systemCode(failure) === 'ENOENT') return undefined
    throw failure
  }
}

async function removeUnfinished(root: string): Promise<void> {
  for (const name of await readdir(root)) if (UNFINISHED.test(name)) await rm(join(root, name), { force: true })
}

async function listNames(root: string): Promise<string[]> {
  const names: string[] = []
  const prefixes = await readdir(root).catch((failure: unknown) => {
    if (systemCode(failure) === 'ENOENT') return []
    throw failure
  })
  for (const prefix of prefixes) {
    if (!/^[0-9a-f]{2}$/.test(prefix)) continue
    for (const rest of await readdir(join(root, prefix))) if (/^[0-9a-f]{62}$/.test(rest)) names.push(prefix + rest)
  }
  return names
}
