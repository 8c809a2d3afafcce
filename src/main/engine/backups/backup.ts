import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { access, open, rename, rm, type FileHandle } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { EngineError } from '../fault.ts'
import { databaseTasks } from '../vault/database-tasks.ts'
import { HEADS_FILE } from '../vault/heads.ts'
import { DATABASE_FILE, KEY_FILE } from '../vault/key-file.ts'
import { requireOutside } from '../vault/outside.ts'
import type { Vault } from '../vault/vault.ts'
import { syncFolder } from '../vault/whole-file.ts'
import { refuseDamaged } from './damage.ts'
import { plainHash, rawHash } from './sealed.ts'
import { unsound } from './shared-objects.ts'
import {
  placeFailure,
  READ_AHEAD,
  sealedBytes,
  withState,
  type BackupOptions,
  type SealedObject,
  type State,
} from './state.ts'
import { endTar, NotAnArchive, tarEntries, writeTarEntry } from './tar.ts'
import { enterBackup } from './trail.ts'

/** A file of the backup. `sha256`: of its plaintext where it is a sealed original, else of its bytes. */
interface Part extends SealedObject {
  readonly sealed: boolean
  read(): AsyncIterable<Uint8Array>
}

/**
 * Writes one file that holds the whole vault as it is now, still encrypted under the same passphrase: a tar archive
 * of `vault.json`, `heads.json`, a copy of the database and the objects. It is written beside its place, read back
 * and proved, each original against its SHA-256, and only then moved to its name.
 * `progress` counts bytes, written and then read. The size of the backup is in bytes.
 * @throws PLACE_IN_VAULT, PLACE_OCCUPIED, PLACE_NOT_WRITABLE, DISK_FULL; BACKUP_OF_DAMAGED, and VAULT_DAMAGED where the damage is found
 * while it is read; VAULT_AWAY; BACKUP_UNSOUND where the file reads otherwise than it was written; the signal's reason
 */
export async function backupVault(
  vault: Vault,
  file: string,
  { progress, signal, copy = databaseTasks.copy }: Omit<BackupOptions, 'copy'> & Partial<BackupOptions>,
): Promise<{ size: number; objects: number }> {
  const name = basename(file)
  await requireOutside(vault.folder, file)
  refuseDamaged(vault)
  if (await exists(file)) throw new EngineError('PLACE_OCCUPIED', { name })
  const [unfinished, database] = asideOf(vault, file)
  try {
    // What an end of the program left of one of our own.
    await rm(unfinished, { force: true })
    const made = await withState(vault, database, copy, async (state) => {
      signal.throwIfAborted()
      const archive = await open(unfinished, 'wx+', 0o600)
      try {
        const parts = partsOf(vault, state, database)
        const total = 2 * parts.reduce((sum, part) => sum + part.size, 0)
        let done = 0
        const advance = (part: Part) => {
          signal.throwIfAborted()
          progress((done += part.size), total)
        }
        await writeParts(archive, parts, advance)
        await archive.sync()
        await proveParts(vault, archive, parts, advance)
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
    throw failure instanceof NotAnArchive ? new EngineError('BACKUP_UNSOUND') : placeFailure(failure, name)
  } finally {
    for (const left of [unfinished, database]) await rm(left, { force: true }).catch(() => undefined)
  }
}

/** Names that no other vault's backup has, and nothing else; one vault makes its backups one after the other. */
function asideOf({ id }: Vault, file: string): [unfinished: string, database: string] {
  const own = `${file}.${id.slice(-12)}`
  return [`${own}.part`, `${own}.db.part`]
}

function partsOf(vault: Vault, { keyFile, heads, database, objects }: State, copied: string): Part[] {
  return [
    inMemory(KEY_FILE, keyFile),
    inMemory(HEADS_FILE, heads),
    {
      name: DATABASE_FILE,
      size: database.size,
      sha256: database.sha256,
      sealed: false,
      read: () => createReadStream(copied, { highWaterMark: READ_AHEAD }) as AsyncIterable<Uint8Array>,
    },
    ...objects.map((object) => ({ ...object, sealed: true, read: () => sealedBytes(vault, object.name) })),
  ]
}

function inMemory(name: string, bytes: Buffer): Part {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return { name, size: bytes.length, sha256, sealed: false, read: () => once(bytes) }
}

async function writeParts(archive: FileHandle, parts: Part[], advance: (part: Part) => void): Promise<void> {
  for (const part of parts) {
    const size = await writeTarEntry(archive, { ...part, bytes: part.read() })
    if (size !== part.size) throw new EngineError('VAULT_DAMAGED', { what: part.name })
    advance(part)
  }
  await endTar(archive)
}

async function proveParts(
  vault: Vault,
  archive: FileHandle,
  parts: Part[],
  advance: (part: Part) => void,
): Promise<void> {
  let at = 0
  for await (const { name, bytes } of tarEntries(archive)) {
    const part = parts[at++]
    if (name !== part?.name) throw new EngineError('BACKUP_UNSOUND')
    const read = await (part.sealed ? plainHash(bytes(), vault.keys.objects) : rawHash(bytes()))
    if (read !== part.sha256) throw part.sealed ? await unsound(vault, part) : new EngineError('BACKUP_UNSOUND')
    advance(part)
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
