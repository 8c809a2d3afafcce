import { createReadStream } from 'node:fs'
import { open, readFile, stat, type FileHandle } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Generation } from '../../../shared/contract/backups.ts'
import { EngineError, systemCode } from '../fault.ts'
import { HEADS_FILE } from '../vault/heads.ts'
import { DATABASE_FILE, KEY_FILE } from '../vault/key-file.ts'
import type { VaultKeys } from '../vault/keys.ts'
import { generationNames, GENERATIONS, isOurs, listGenerations, markOf, readManifest, sizeOf } from './generations.ts'
import { READ_AHEAD } from './state.ts'
import { NotAnArchive, tarEntries } from './tar.ts'

/** The only names that a backup may hold: none of them leaves the folder it is unpacked into. */
const NAMES = new RegExp(`^(${HEADS_FILE}|${DATABASE_FILE}|objects/[0-9a-f]{2}/[0-9a-f]{62})$`)
const LARGEST_KEY_FILE = 1024 * 1024

/** One state of a vault, as a backup holds it. */
export interface Backup {
  /** The text of `vault.json`. */
  readonly keyFile: string
  /** Bytes of all its files. */
  readonly size: number
  /** Whether what the backup says of itself was written by a holder of the vault key. */
  isOurs(keys: VaultKeys): boolean
  /** All files but the key file. */
  files(): AsyncIterable<{ name: string; bytes(): AsyncIterable<Uint8Array> }>
  close(): Promise<void>
}

/**
 * Opens a backup file, or a generation of a backup folder, the latest unless one is named.
 * @throws NOT_A_BACKUP, PLACE_NOT_READABLE
 */
export async function openBackup(path: string, generation?: string): Promise<Backup> {
  return (await isFolder(path)) ? openGeneration(path, generation) : openArchive(path)
}

/** What a backup file or folder holds, the latest first. @throws NOT_A_BACKUP, PLACE_NOT_READABLE */
export async function generationsOf(path: string): Promise<Generation[]> {
  if (await isFolder(path)) return listGenerations(path)
  const archive = await openArchive(path)
  try {
    const names = await Array.fromAsync(archive.files(), ({ name }) => name)
    const { mtime } = await stat(path)
    const objects = names.filter((name) => name.startsWith('objects/')).length
    return [{ id: basename(path), madeAt: mtime.toISOString(), size: archive.size, objects }]
  } catch (failure) {
    throw archiveFailure(failure, path)
  } finally {
    await archive.close()
  }
}

/** What a failure to read an archive means. */
export function archiveFailure(failure: unknown, path: string): unknown {
  const notABackup = failure instanceof NotAnArchive || systemCode(failure) === 'EISDIR'
  return notABackup ? new EngineError('NOT_A_BACKUP', { name: basename(path) }) : failure
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => {
      throw new EngineError('PLACE_NOT_READABLE', { name: basename(path) })
    },
  )
}

async function openArchive(path: string): Promise<Backup> {
  const name = basename(path)
  const archive = await open(path, 'r').catch(() => {
    throw new EngineError('PLACE_NOT_READABLE', { name })
  })
  try {
    const keyFile = await readFirst(archive)
    const { size } = await archive.stat()
    return {
      keyFile,
      size,
      isOurs: () => true,
      async *files() {
        for await (const entry of tarEntries(archive)) {
          if (entry.name === KEY_FILE) continue
          if (!NAMES.test(entry.name)) throw new NotAnArchive('an unexpected name')
          yield entry
        }
      },
      close: () => archive.close(),
    }
  } catch (failure) {
    await archive.close()
    throw archiveFailure(failure, path)
  }
}

async function readFirst(archive: FileHandle): Promise<string> {
  for await (const { name, size, bytes } of tarEntries(archive)) {
    if (name !== KEY_FILE || size > LARGEST_KEY_FILE) break
    return Buffer.concat(await Array.fromAsync(bytes())).toString('utf8')
  }
  throw new NotAnArchive('no key file')
}

async function openGeneration(folder: string, wanted: string | undefined): Promise<Backup> {
  await markOf(folder)
  const refused = () => new EngineError('NOT_A_BACKUP', { name: wanted ?? basename(folder) })
  const names = await generationNames(folder)
  const id = wanted === undefined ? names[0] : names.find((name) => name === wanted)
  const manifest = id === undefined ? undefined : await readManifest(folder, id)
  if (!manifest) throw refused()
  const own = join(folder, GENERATIONS, manifest.id)
  const keyFile = await readFile(join(own, KEY_FILE), 'utf8').catch(() => {
    throw refused()
  })
  const files = [HEADS_FILE, DATABASE_FILE].map((name) => ({ name, path: join(own, name) }))
  const objects = manifest.objects.map(([name]) => ({ name, path: join(folder, name) }))
  const sizes = [...Object.values(manifest.files).map(({ size }) => size), ...manifest.objects.map(([, size]) => size)]
  return {
    keyFile,
    size: sizes.reduce((sum, size) => sum + size, 0),
    isOurs: (keys) => isOurs(manifest, keys),
    async *files() {
      for (const { name, path } of [...files, ...objects]) {
        if (await isThere(folder, path)) yield { name, bytes: () => readable(folder, path) }
      }
    },
    close: async () => undefined,
  }
}

/** A file that is missing from a backup that is there is left for the proof of the restored vault to tell. */
async function isThere(folder: string, path: string): Promise<boolean> {
  if ((await sizeOf(path).catch(() => undefined)) !== undefined) return true
  await markOf(folder)
  return false
}

/** The same of one that cannot be read to its end, as on a worn medium. */
async function* readable(folder: string, path: string): AsyncGenerator<Uint8Array> {
  const file = createReadStream(path, { highWaterMark: READ_AHEAD })
  const pieces = file[Symbol.asyncIterator]() as AsyncIterator<Uint8Array, undefined>
  try {
    for (;;) {
      const { done, value } = await pieces.next().catch(async () => {
        await markOf(folder)
        return { done: true as const, value: undefined }
      })
      if (done) return
      yield value
    }
  } finally {
    file.destroy()
  }
}
