import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { access, open, rename, rm, type FileHandle } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { EngineError } from '../fault.ts'
import { databaseTasks } from '../vault/database-tasks.ts'
import { HEADS_FILE } from '../vault/heads.ts'
import { DATABASE_FILE, KEY_FILE } from '../vault/key-file.ts'
import type { Vault } from '../vault/vault.ts'
import { syncFolder } from '../vault/whole-file.ts'
import { refuseDamaged } from './damage.ts'
import { hashed, readSealed } from './sealed.ts'
import { placeFailure, READ_AHEAD, sealedBytes, withState, type BackupOptions, type State } from './state.ts'
import { endTar, tarEntries, writeTarEntry } from './tar.ts'
import { enterBackup } from './trail.ts'

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
 * @throws PLACE_OCCUPIED, PLACE_NOT_WRITABLE, DISK_FULL; BACKUP_OF_DAMAGED, and VAULT_DAMAGED where the damage is found
 * while it is read; VAULT_AWAY; BACKUP_UNSOUND where the file reads otherwise than it was written; the signal's reason
 */
export async function backupVault(
  vault: Vault,
  file: string,
  { progress, signal, copy = databaseTasks.copy }: Omit<BackupOptions, 'copy'> & Partial<BackupOptions>,
): Promise<{ size: number; objects: number }> {
  const name = basename(file)
  refuseDamaged(vault)
  if (await exists(file)) throw new EngineError('PLACE_OCCUPIED', { name })
  const [unfinished, database] = [`${file}.part`, `${file}.db.part`]
  try {
    const made = await withState(vault, database, copy, async (state) => {
      signal.throwIfAborted()
      const archive = await open(unfinished, 'w+', 0o600)
      try {
        const parts = partsOf(vault, state, database)
        const total = 2 * parts.reduce((sum, part) => sum + part.size, 0)
        let done = 0
        const advance = (part: Part) => {
          signal.throwIfAborted()
          progress((done += part.size), total)
        }
        const written = await writeParts(archive, parts, advance)
        await archive.sync()
        await proveParts(archive, parts, written, vault.keys.objects, advance)
        return { size: (await archive.stat()).size, objects: state.objects.length }
      } finally {
        await archive.close()
      }
    })
    await rename(unfinished, file)
    syncFolder(dirname(file))
    enterBackup(vault, { to: name, ...made })
    return made
  } catch (failure) {
    throw placeFailure(failure, name)
  } finally {
    for (const left of [unfinished, database]) await rm(left, { force: true }).catch(() => undefined)
  }
}

function partsOf(vault: Vault, { keyFile, heads, database, objects }: State, copied: string): Part[] {
  return [
    { name: KEY_FILE, size: keyFile.length, read: () => once(keyFile) },
    { name: HEADS_FILE, size: heads.length, read: () => once(heads) },
    {
      name: DATABASE_FILE,
      size: database.size,
      read: () => createReadStream(copied, { highWaterMark: READ_AHEAD }) as AsyncIterable<Uint8Array>,
    },
    ...objects.map(({ name, size, sha256 }) => ({ name, size, read: () => sealedBytes(vault, name), sha256 })),
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
    const read = await readSealed(bytes(), part?.sha256 ? objectsKey : undefined)
    if (name !== part?.name || read.raw !== written[at]) throw new EngineError('BACKUP_UNSOUND')
    if (part.sha256 && part.sha256 !== read.plain) throw new EngineError('VAULT_DAMAGED', { what: name })
    advance(part)
    at++
  }
  if (at !== parts.length) throw new EngineError('BACKUP_UNSOUND')
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
