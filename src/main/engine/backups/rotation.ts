import { readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { VaultKeys } from '../vault/keys.ts'
import { syncFolder } from '../vault/whole-file.ts'
import { generationNames, GENERATIONS, isOurs, readManifest, UNFINISHED } from './generations.ts'
import { sweepObjects } from './shared-objects.ts'

/** Removes what an interrupted backup left behind: nothing that a whole generation names. */
export async function sweepUnfinished(folder: string): Promise<void> {
  for (const name of await readdir(join(folder, GENERATIONS)).catch(() => [])) {
    if (name.endsWith(UNFINISHED)) await rm(join(folder, GENERATIONS, name), { recursive: true, force: true })
  }
  await sweepObjects(folder, (name) => !name.endsWith(UNFINISHED))
}

/**
 * Lets the oldest generations go beyond `keep`, never the new one, and then the originals that no generation names any
 * more. A generation whose manifest cannot be read, or is not ours, is left alone, and with it every original.
 */
export async function rotate(folder: string, keep: number, newest: string, keys: VaultKeys): Promise<void> {
  const names = await generationNames(folder)
  const manifests = await Promise.all(names.map((id) => readManifest(folder, id)))
  const sound = manifests.filter((manifest) => manifest !== undefined && isOurs(manifest, keys)).map((m) => m!)
  const others = sound.filter(({ id }) => id !== newest)
  for (const { id } of others.slice(keep - 1)) await removeGeneration(folder, id)
  if (sound.length < names.length) return
  const named = new Set(sound.filter(({ id }) => id === newest).flatMap(({ objects }) => objects.map(([name]) => name)))
  for (const { objects } of others.slice(0, keep - 1)) for (const [name] of objects) named.add(name)
  await sweepObjects(folder, (name) => named.has(name))
}

/** Under another name first, so that a generation that is half removed is none. */
async function removeGeneration(folder: string, id: string): Promise<void> {
  const leaving = join(folder, GENERATIONS, id + UNFINISHED)
  await rename(join(folder, GENERATIONS, id), leaving)
  syncFolder(join(folder, GENERATIONS))
  await rm(leaving, { recursive: true, force: true })
}
