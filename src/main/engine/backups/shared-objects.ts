import { createReadStream } from 'node:fs'
import { open, readdir, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { EngineError } from '../fault.ts'
import type { Vault } from '../vault/vault.ts'
import { makeFolderIn, sizeOf, UNFINISHED } from './generations.ts'
import { plainHash } from './sealed.ts'
import { READ_AHEAD, sealedBytes, type SealedObject } from './state.ts'

/**
 * Copies an original into the backup folder: aside, through to the disk, read back, and only then to its name. One
 * that is damaged there is replaced so. The name lasts through a power cut when its folder has been synced. `moved` is called
 * as its bytes are written.
 * @throws VAULT_DAMAGED where the vault's own is, BACKUP_UNSOUND where the folder does not hold what was written
 */
export async function copyObject(vault: Vault, folder: string, object: SealedObject, moved: () => void): Promise<void> {
  const target = join(folder, object.name)
  const aside = target + UNFINISHED
  await makeFolderIn(dirname(dirname(target)), basename(dirname(target)))
  const file = await open(aside, 'w', 0o600)
  try {
    for await (const piece of sealedBytes(vault, object.name)) {
      await file.writeFile(piece)
      moved()
    }
    await file.sync()
  } finally {
    await file.close()
  }
  if (!(await isSound(vault, aside, object))) throw await unsound(vault, object)
  await rename(aside, target)
}

/** Whether an original in a file is, to the byte, what it should be. */
export async function isSound({ keys }: Vault, file: string, { sha256 }: SealedObject): Promise<boolean> {
  const sealed = createReadStream(file, { highWaterMark: READ_AHEAD })
  return (await plainHash(sealed as AsyncIterable<Uint8Array>, keys.objects)) === sha256
}

/** Why a copy is not what it should be: the vault's own bytes are not, or the medium did not keep them. */
export async function unsound(vault: Vault, { name, sha256 }: SealedObject): Promise<EngineError> {
  const sound = (await plainHash(sealedBytes(vault, name), vault.keys.objects)) === sha256
  return sound ? new EngineError('BACKUP_UNSOUND') : new EngineError('VAULT_DAMAGED', { what: name })
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
