import { createHash } from 'node:crypto'
import { constants, createReadStream } from 'node:fs'
import { copyFile, open, readdir, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { systemCode } from '../fault.ts'
import { mac, type VaultKeys } from '../vault/keys.ts'
import { unseal } from '../vault/object-cipher.ts'
import { objectPath, OBJECTS_FOLDER } from '../vault/objects.ts'
import { makeFolder, syncFolder } from '../vault/whole-file.ts'

const READ_AHEAD = 1024 * 1024

interface SealedFile {
  readonly path: string
  readonly size: number
}

/** Every file below `objects/`, whatever its name: a copy that a sync client made may be the one that is sound. */
export async function listSealed(folder: string): Promise<SealedFile[]> {
  const files: SealedFile[] = []
  const root = join(folder, OBJECTS_FOLDER)
  const names = await readdir(root, { recursive: true, withFileTypes: true }).catch(() => [])
  for (const entry of names.filter((one) => one.isFile())) {
    const path = join(entry.parentPath, entry.name)
    const size = await stat(path).then(
      (found) => found.size,
      () => 0,
    )
    if (size > 0) files.push({ path, size })
  }
  return files
}

/**
 * Copies each original whose bytes prove, as it is sealed, under its own name. Answers their sizes by their SHA-256.
 * `advance` hears the bytes of each file that was looked at.
 */
export async function copyOriginals(
  files: readonly SealedFile[],
  into: string,
  keys: VaultKeys,
  advance: (bytes: number) => void,
  signal: AbortSignal,
): Promise<Map<string, number>> {
  const proved = new Map<string, number>()
  for (const { path, size } of files) {
    signal.throwIfAborted()
    const original = await prove(path, keys.objects)
    if (original && !proved.has(original.sha256)) {
      const target = join(into, objectPath(mac(keys.names, Buffer.from(original.sha256, 'hex'))))
      await copyWhole(path, target)
      proved.set(original.sha256, original.size)
    }
    advance(size)
  }
  return proved
}

/** The SHA-256 and size of what is sealed in the file; undefined where it does not open whole. */
async function prove(path: string, key: Buffer): Promise<{ sha256: string; size: number } | undefined> {
  const hash = createHash('sha256')
  let size = 0
  try {
    for await (const piece of unseal(createReadStream(path, { highWaterMark: READ_AHEAD }), key)) {
      hash.update(piece)
      size += piece.length
    }
  } catch (failure) {
    if (/^E(MFILE|NFILE|ACCES|PERM)$/.test(systemCode(failure))) throw failure
    return undefined
  }
  return { sha256: hash.digest('hex'), size }
}

async function copyWhole(from: string, to: string): Promise<void> {
  await makeFolder(dirname(to))
  await copyFile(from, to, constants.COPYFILE_FICLONE)
  const file = await open(to, 'r+')
  try {
    await file.chmod(0o600)
    await file.sync()
  } finally {
    await file.close()
  }
  syncFolder(dirname(to))
}
