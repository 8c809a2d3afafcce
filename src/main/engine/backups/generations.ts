import { mkdir, readdir, readFile, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { z } from 'zod'
import type { Generation } from '../../../shared/contract/backups.ts'
import { EngineError, systemCode } from '../fault.ts'
import { canonicalJson } from '../vault/canonical-json.ts'
import { mac, type VaultKeys } from '../vault/keys.ts'
import { syncFolder } from '../vault/whole-file.ts'

/*
 * A backup folder: `backup.json` says whose it is; `generations/ID/` holds the files of one state and its manifest;
 * `objects/` the sealed originals of all states, each once, under the names they have in the vault. A generation
 * without a manifest is none. Names that end in `.part` are unfinished, or about to be removed.
 */
export const MARK_FILE = 'backup.json'
export const GENERATIONS = 'generations'
export const MANIFEST_FILE = 'manifest.json'
export const UNFINISHED = '.part'
export const FOLDER_FORMAT = 1

const Mark = z.looseObject({ format: z.literal(FOLDER_FORMAT), vault: z.uuidv7() })

const FileSum = z.object({ size: z.int().nonnegative(), sha256: z.string().regex(/^[0-9a-f]{64}$/) })

const Manifest = z.object({
  format: z.literal(FOLDER_FORMAT),
  id: z.string().regex(/^[0-9TZ-]+-[0-9a-f]{8}$/),
  vault: z.uuidv7(),
  madeAt: z.iso.datetime(),
  /** When every original of this state was last read in this folder and found to be what it should. */
  originalsProvedAt: z.iso.datetime(),
  files: z.object({ 'vault.json': FileSum, 'heads.json': FileSum, 'vault.db': FileSum }),
  /** Names of the originals' files, with their sizes in bytes. */
  objects: z.array(z.tuple([z.string().regex(/^objects\/[0-9a-f]{2}\/[0-9a-f]{62}$/), z.int().nonnegative()])),
  mac: z.string(),
})
export type Manifest = z.infer<typeof Manifest>

/** The vault that a folder holds backups of. @throws NOT_A_BACKUP, PLACE_NOT_READABLE */
export async function markOf(folder: string): Promise<{ vault: string }> {
  const name = basename(folder)
  try {
    return Mark.parse(JSON.parse(await readFile(join(folder, MARK_FILE), 'utf8')))
  } catch (failure) {
    const code = /^(EACCES|EPERM|EIO)$/.test(systemCode(failure)) ? 'PLACE_NOT_READABLE' : 'NOT_A_BACKUP'
    throw new EngineError(code, { name })
  }
}

/** Names of the generations that were written to their end, the latest first. */
export async function generationNames(folder: string): Promise<string[]> {
  const names = await readdir(join(folder, GENERATIONS)).catch(() => [])
  return names.filter((name) => !name.endsWith(UNFINISHED)).toSorted((a, b) => (a < b ? 1 : -1))
}

/** Undefined where it cannot be read. */
export async function readManifest(folder: string, id: string): Promise<Manifest | undefined> {
  try {
    const manifest = Manifest.parse(JSON.parse(await readFile(join(folder, GENERATIONS, id, MANIFEST_FILE), 'utf8')))
    return manifest.id === id ? manifest : undefined
  } catch {
    return undefined
  }
}

export function sealManifest(open: Omit<Manifest, 'mac'>, keys: VaultKeys): string {
  return canonicalJson({ ...open, mac: mac(keys.backups, canonicalJson(open)) })
}

/** Whether the manifest is as a holder of the vault key wrote it. */
export function isOurs({ mac: sealed, ...open }: Manifest, keys: VaultKeys): boolean {
  return sealed === mac(keys.backups, canonicalJson(open))
}

/** The latest first. */
export async function listGenerations(folder: string): Promise<Generation[]> {
  await markOf(folder)
  const manifests = await Promise.all((await generationNames(folder)).map((id) => readManifest(folder, id)))
  return manifests.filter((manifest) => manifest !== undefined).map(generationOf)
}

export function generationOf({ id, madeAt, files, objects }: Manifest): Generation {
  const sizes = [...Object.values(files).map(({ size }) => size), ...objects.map(([, size]) => size)]
  return { id, madeAt, size: sizes.reduce((sum, size) => sum + size, 0), objects: objects.length }
}

/**
 * Makes a folder in one that is there, unless it has it. Never more than the one: where a drive was unplugged, its path
 * would be made anew on another.
 */
export async function makeFolderIn(folder: string, name: string): Promise<void> {
  try {
    await mkdir(join(folder, name), { mode: 0o700 })
    syncFolder(folder)
  } catch (failure) {
    if (systemCode(failure) !== 'EEXIST') throw failure
  }
}

/** Bytes of the file; undefined where there is none. */
export async function sizeOf(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).size
  } catch (failure) {
    if (systemCode(failure) === 'ENOENT') return undefined
    throw failure
  }
}
