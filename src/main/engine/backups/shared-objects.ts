import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, readdir, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { EngineError } from '../fault.ts'
import type { Vault } from '../vault/vault.ts'
import { syncFolder } from '../vault/whole-file.ts'
import { makeFolderIn, sizeOf, UNFINISHED } from './generations.ts'
import { hashed, readSealed } from './sealed.ts'
import { READ_AHEAD, sealedBytes, type SealedObject } from './state.ts'

/**
 * Copies an original into the backup folder: aside, through to the disk, read back, and only then to its name. One
 * that is damaged there is replaced so.
 * @throws VAULT_DAMAGED where the vault's own is, BACKUP_UNSOUND where the folder does not hold what was written
 */
export async function copyObject(vault: Vault, folder: string, object: SealedObject): Promise<void> {
  const target = join(folder, object.name)
  const aside = target + UNFINISHED
  await makeFolderIn(dirname(dirname(target)), basename(dirname(target)))
  const written = createHash('sha256')
  let size = 0
  const file = await open(aside, 'w', 0o600)
  try {
    for await (const piece of hashed(sealedBytes(vault, object.name), written)) {
      size += piece.length
      await file.writeFile(piece)
    }
    await file.sync()
  } finally {
    await file.close()
  }
  const read = await readSealed(createReadStream(aside, { highWaterMark: READ_AHEAD }), vault.keys.objects)
  if (read.raw !== written.digest('hex')) throw new EngineError('BACKUP_UNSOUND')
  if (size !== object.size || read.plain !== object.sha256)
    throw new EngineError('VAULT_DAMAGED', { what: object.name })
  await rename(aside, target)
  syncFolder(dirname(target))
}

/** Whether the original in the folder is, to the byte, what it should be. */
export async function isSound(vault: Vault, folder: string, { name, sha256 }: SealedObject): Promise<boolean> {
  const sealed = createReadStream(join(folder, name), { highWaterMark: READ_AHEAD })
  return (await readSealed(sealed, vault.keys.objects)).plain === sha256
}

/** What a backup has to do for each original: `copy` what is missing or cut short, `prove` what was there, where asked. */
export async function objectsToDo(
  folder: string,
  objects: readonly SealedObject[],
  proveAll: boolean,
  signal: AbortSignal,
): Promise<{ object: SealedObject; copy: boolean }[]> {
  const todo: { object: SealedObject; copy: boolean }[] = []
  for (const object of objects) {
    signal.throwIfAborted()
    const copy = (await sizeOf(join(folder, object.name))) !== object.size
    if (copy || proveAll) todo.push({ object, copy })
  }
  return todo
}

/** Removes what no name in `kept` stands for, unfinished copies included. */
export async function sweepObjects(folder: string, kept: (name: string) => boolean): Promise<void> {
  const root = join(folder, 'objects')
  for (const prefix of await readdir(root).catch(() => [])) {
    if (!/^[0-9a-f]{2}$/.test(prefix)) continue
    for (const rest of await readdir(join(root, prefix))) {
      const ours = rest.endsWith(UNFINISHED) || /^[0-9a-f]{62}$/.test(rest)
      if (ours && !kept(`objects/${prefix}/${rest}`)) await rm(join(root, prefix, rest), { force: true })
    }
  }
}
