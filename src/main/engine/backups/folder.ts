import { createHash, randomBytes } from 'node:crypto'
import { readdir, readFile, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { Generation } from '../../../shared/contract/backups.ts'
import { EngineError, systemCode } from '../fault.ts'
import { canonicalJson } from '../vault/canonical-json.ts'
import { databaseTasks } from '../vault/database-tasks.ts'
import { HEADS_FILE } from '../vault/heads.ts'
import { DATABASE_FILE, KEY_FILE } from '../vault/key-file.ts'
import { requireOutside } from '../vault/outside.ts'
import type { Vault } from '../vault/vault.ts'
import { makeFolder, syncFolder, writeWholeFile } from '../vault/whole-file.ts'
import { refuseDamaged } from './damage.ts'
import {
  FOLDER_FORMAT,
  generationNames,
  generationOf,
  GENERATIONS,
  isOurs,
  makeFolderIn,
  type Manifest,
  MANIFEST_FILE,
  MARK_FILE,
  markOf,
  readManifest,
  sealManifest,
  UNFINISHED,
} from './generations.ts'
import { rotate, sweepUnfinished } from './rotation.ts'
import { copyObject, isSound, objectsToDo } from './shared-objects.ts'
import { placeFailure, withState, type BackupOptions, type State } from './state.ts'
import { enterBackup } from './trail.ts'

/** Generations that are kept where nobody says how many. */
export const KEEP = 10

/** Milliseconds after which the originals that lie in a backup folder are all read and proved again. */
const PROOF_LASTS = 7 * 24 * 60 * 60 * 1000

/** While one original is forced onto the disk, others are written and proved. */
const COPIED_AT_ONCE = 4

/** Names that a system puts into a folder or onto a drive by itself. */
const SYSTEMS_OWN = /^(\.|\$|lost\+found$|System Volume Information$|Thumbs\.db$|desktop\.ini$)/i

interface FolderOptions extends Partial<BackupOptions> {
  keep?: number
  now?: () => Date
}

/**
 * Takes a folder for the backups of this vault: a new or empty one, or one that has some already.
 * @throws PLACE_IN_VAULT; BACKUP_OF_ANOTHER; PLACE_OCCUPIED where it holds anything else; PLACE_NOT_WRITABLE, DISK_FULL
 */
export async function claimBackupFolder(vault: Vault, folder: string): Promise<void> {
  const name = basename(folder)
  await requireOutside(vault.folder, folder)
  try {
    await makeFolder(folder)
    const held = (await readdir(folder)).filter((entry) => !SYSTEMS_OWN.test(entry))
    if (held.includes(MARK_FILE)) return await requireOurs(vault, folder)
    if (held.some((entry) => entry !== `${MARK_FILE}.new`)) throw new EngineError('PLACE_OCCUPIED', { name })
    writeWholeFile(join(folder, MARK_FILE), canonicalJson({ format: FOLDER_FORMAT, vault: vault.id }))
  } catch (failure) {
    throw systemCode(failure) === 'EEXIST' ? new EngineError('PLACE_OCCUPIED', { name }) : placeFailure(failure, name)
  }
}

/** @throws BACKUP_OF_ANOTHER; PLACE_NOT_WRITABLE where the folder is not there, as on a drive that is not plugged in */
export async function requireOurs(vault: Vault, folder: string): Promise<void> {
  const name = basename(folder)
  const mark = await markOf(folder).catch(() => {
    throw new EngineError('PLACE_NOT_WRITABLE', { name })
  })
  if (mark.vault !== vault.id) throw new EngineError('BACKUP_OF_ANOTHER', { name })
}

/**
 * Adds the vault as it is now to a backup folder of its own. Only originals that the folder does not hold at their full
 * size are copied. All that is written is read back and proved; what lay there before is read and proved again once a
 * week. The generation gets its name after that, and only then the oldest beyond `keep` goes.
 * `progress` counts bytes to be copied and proved. The size of the generation is in bytes.
 * @throws BACKUP_OF_DAMAGED, and VAULT_DAMAGED where the damage is found while it is read; BACKUP_OF_ANOTHER; VAULT_AWAY;
 * PLACE_NOT_WRITABLE, DISK_FULL; BACKUP_UNSOUND where the folder does not hold what was written; the signal's reason.
 * Earlier generations stay as they are.
 */
export async function addGeneration(
  vault: Vault,
  folder: string,
  {
    keep = KEEP,
    progress = () => undefined,
    signal = new AbortController().signal,
    copy = databaseTasks.copy,
    now = () => new Date(),
  }: FolderOptions = {},
): Promise<Generation> {
  refuseDamaged(vault)
  await requireOurs(vault, folder)
  const at = now()
  const id = `${at.toISOString().replaceAll(/[:.]/g, '-')}-${randomBytes(4).toString('hex')}`
  const unfinished = join(folder, GENERATIONS, id + UNFINISHED)
  try {
    await sweepUnfinished(folder)
    for (const name of [GENERATIONS, 'objects']) await makeFolderIn(folder, name)
    await makeFolderIn(join(folder, GENERATIONS), id + UNFINISHED)
    const provedAt = await lastProof(vault, folder)
    const proveAll = provedAt === undefined || at.getTime() - Date.parse(provedAt) >= PROOF_LASTS
    const { state, ...open } = await withState(vault, join(unfinished, DATABASE_FILE), copy, async (state) => {
      await keepObjects(vault, folder, state, proveAll, progress, signal)
      const madeAt = at.toISOString()
      return { ...describe(vault, state), id, madeAt, originalsProvedAt: proveAll ? madeAt : provedAt, state }
    })
    const sealed = sealManifest(open, vault.keys)
    await writeProved(join(unfinished, KEY_FILE), state.keyFile.toString('utf8'))
    await writeProved(join(unfinished, HEADS_FILE), state.heads.toString('utf8'))
    await writeProved(join(unfinished, MANIFEST_FILE), sealed)
    signal.throwIfAborted()
    await rename(unfinished, join(folder, GENERATIONS, id))
    syncFolder(join(folder, GENERATIONS))
    const generation = generationOf({ ...open, mac: '' })
    const { size, objects } = generation
    enterBackup(vault, { to: basename(folder), generation: id, size, objects })
    await rotate(folder, keep, id, vault.keys)
    return generation
  } catch (failure) {
    throw placeFailure(failure, basename(folder))
  } finally {
    await rm(unfinished, { recursive: true, force: true }).catch(() => undefined)
  }
}

/** When all originals in the folder were last proved, by the latest generation that is ours. */
async function lastProof(vault: Vault, folder: string): Promise<string | undefined> {
  const [latest] = await generationNames(folder)
  const manifest = latest === undefined ? undefined : await readManifest(folder, latest)
  return manifest && isOurs(manifest, vault.keys) ? manifest.originalsProvedAt : undefined
}

async function keepObjects(
  vault: Vault,
  folder: string,
  { objects }: State,
  proveAll: boolean,
  progress: BackupOptions['progress'],
  signal: AbortSignal,
): Promise<void> {
  const todo = await objectsToDo(folder, objects, proveAll, signal)
  const total = todo.reduce((sum, { object }) => sum + object.size, 0)
  let done = 0
  progress(done, total)
  const changed = new Set<string>()
  await atOnce(COPIED_AT_ONCE, todo, async ({ object, copy }) => {
    signal.throwIfAborted()
    if (copy || !(await isSound(vault, join(folder, object.name), object))) {
      await copyObject(vault, folder, object, () => progress(done, total))
      changed.add(dirname(join(folder, object.name)))
    }
    progress((done += object.size), total)
  })
  for (const prefix of changed) syncFolder(prefix)
}

/** Acts on all of them, some at a time. After a failure no more are begun; it is thrown when those begun have ended. */
async function atOnce<T>(many: number, items: readonly T[], act: (item: T) => Promise<void>): Promise<void> {
  const waiting = [...items].reverse()
  const take = async () => {
    for (let item = waiting.pop(); item !== undefined; item = waiting.pop()) {
      await act(item).catch((failure: unknown) => {
        waiting.length = 0
        throw failure
      })
    }
  }
  const ended = await Promise.allSettled(Array.from({ length: many }, take))
  const failed = ended.find(({ status }) => status === 'rejected')
  if (failed) throw (failed as PromiseRejectedResult).reason
}

function describe(vault: Vault, { keyFile, heads, database, objects }: State) {
  const sum = (bytes: Buffer) => ({ size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') })
  return {
    format: FOLDER_FORMAT,
    vault: vault.id,
    files: {
      [KEY_FILE]: sum(keyFile),
      [HEADS_FILE]: sum(heads),
      [DATABASE_FILE]: { size: database.size, sha256: database.sha256 },
    },
    objects: objects.map(({ name, size }) => [name, size]),
  } as Pick<Manifest, 'format' | 'vault' | 'files' | 'objects'>
}

async function writeProved(path: string, text: string): Promise<void> {
  writeWholeFile(path, text)
  if ((await readFile(path, 'utf8')) !== text) throw new EngineError('BACKUP_UNSOUND')
}
