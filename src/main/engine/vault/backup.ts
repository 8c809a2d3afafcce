import { createHash, type Hash } from 'node:crypto'
import { createReadStream, readFileSync, statSync } from 'node:fs'
import { access, open, rename, rm, type FileHandle } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { EngineError, systemCode, writeFailure } from '../fault.ts'
import { openDatabase } from './connection.ts'
import { HEADS_FILE } from './heads.ts'
import { DATABASE_FILE, KEY_FILE } from './key-file.ts'
import { COPY_FILE, copyDatabase, proveStructure } from './migrate.ts'
import { sealedSize, unseal } from './object-cipher.ts'
import { objectPath } from './objects.ts'
import { endTar, tarEntries, writeTarEntry } from './tar.ts'
import type { Vault } from './vault.ts'
import { syncFolder } from './whole-file.ts'

const READ_AHEAD = 1024 * 1024

/** A file of the backup; `sha256` is that of its plaintext where it is an object. */
interface Part {
  name: string
  size: number
  read(): AsyncIterable<Uint8Array>
  sha256?: string
}

/**
 * Writes one file that holds the whole vault as it is now, still encrypted under the same passphrase: a tar archive
 * of `vault.json`, `heads.json`, a copy of the database and the objects. It is written beside its place, read back
 * and proved, each original against its SHA-256, and only then moved to its name.
 * `progress` counts bytes, written and then read. The size of the backup is in bytes.
 * @throws PLACE_OCCUPIED, PLACE_NOT_WRITABLE, DISK_FULL; VAULT_DAMAGED where the vault is not sound enough to be
 * backed up; BACKUP_UNSOUND where the file reads otherwise than it was written; the signal's reason
 */
export async function backupVault(
  vault: Vault,
  file: string,
  progress: (done: number, total: number) => void,
  signal: AbortSignal,
): Promise<{ size: number; objects: number }> {
  const name = basename(file)
  if (await exists(file)) throw new EngineError('PLACE_OCCUPIED', { name })
  const unfinished = `${file}.part`
  const copy = join(vault.folder, COPY_FILE)
  try {
    const archive = await open(unfinished, 'w+', 0o600)
    try {
      const parts = takeParts(vault, copy)
      const total = 2 * parts.reduce((sum, part) => sum + part.size, 0)
      let done = 0
      const advance = (part: Part) => {
        signal.throwIfAborted()
        progress((done += part.size), total)
      }
      const written = await writeParts(archive, parts, advance)
      await archive.sync()
      await proveParts(archive, parts, written, vault.keys.objects, advance)
      const { size } = await archive.stat()
      await rename(unfinished, file)
      syncFolder(dirname(file))
      return { size, objects: parts.filter(({ sha256 }) => sha256).length }
    } finally {
      await archive.close()
    }
  } catch (failure) {
    throw writeFailure(failure, name)
  } finally {
    await rm(unfinished, { force: true })
    await rm(copy, { force: true })
  }
}

/** Copies the database and lists what belongs to that state of it, with nothing in between. */
function takeParts(vault: Vault, copy: string): Part[] {
  vault.heads.write()
  const [keyFile, heads] = [KEY_FILE, HEADS_FILE].map((name) => readFileSync(join(vault.folder, name)))
  const rows = vault.sqlite.prepare<[], { sha256: string; size: number }>('SELECT sha256, size FROM object').all()
  copyDatabase(vault.sqlite, copy)
  const copied = openDatabase(copy, vault.keys.database)
  try {
    proveStructure(copied)
  } finally {
    copied.close()
  }
  return [
    { name: KEY_FILE, size: keyFile!.length, read: () => once(keyFile!) },
    { name: HEADS_FILE, size: heads!.length, read: () => once(heads!) },
    { name: DATABASE_FILE, size: statSync(copy).size, read: () => wholeFile(copy, DATABASE_FILE) },
    ...rows.map(({ sha256, size }) => {
      const name = objectPath(vault.objects.name(sha256))
      return { name, size: sealedSize(size), read: () => wholeFile(join(vault.folder, name), name), sha256 }
    }),
  ]
}

/** Writes the parts and returns the SHA-256 of each as it was written. */
async function writeParts(archive: FileHandle, parts: Part[], advance: (part: Part) => void): Promise<string[]> {
  const written: string[] = []
  for (const part of parts) {
    const hash = createHash('sha256')
    const size = await writeTarEntry(archive, { ...part, bytes: hashed(part.read(), hash) })
    if (size !== part.size) throw new EngineError('VAULT_DAMAGED', { what: part.name })
    written.push(hash.digest('hex'))
    advance(part)
  }
  await endTar(archive)
  return written
}

async function proveParts(
  archive: FileHandle,
  parts: Part[],
  written: string[],
  objectsKey: Buffer,
  advance: (part: Part) => void,
): Promise<void> {
  let at = 0
  for await (const { name, bytes } of tarEntries(archive)) {
    const part = parts[at]
    const raw = createHash('sha256')
    const plain = createHash('sha256')
    try {
      const read = hashed(bytes(), raw)
      for await (const piece of part?.sha256 ? unseal(read, objectsKey) : read) plain.update(piece)
    } catch {
      throw new EngineError('VAULT_DAMAGED', { what: name })
    }
    if (name !== part?.name || raw.digest('hex') !== written[at]) throw new EngineError('BACKUP_UNSOUND')
    if (part.sha256 && part.sha256 !== plain.digest('hex')) throw new EngineError('VAULT_DAMAGED', { what: name })
    advance(part)
    at++
  }
  if (at !== parts.length) throw new EngineError('BACKUP_UNSOUND')
}

async function* hashed(bytes: AsyncIterable<Uint8Array>, hash: Hash): AsyncGenerator<Uint8Array> {
  for await (const piece of bytes) {
    hash.update(piece)
    yield piece
  }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

/** A file of the vault. @throws VAULT_DAMAGED with its `name` where it is gone */
async function* wholeFile(path: string, name: string): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(path, { highWaterMark: READ_AHEAD }) as AsyncIterable<Uint8Array>
  } catch (failure) {
    throw systemCode(failure) === 'ENOENT' ? new EngineError('VAULT_DAMAGED', { what: name }) : failure
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
