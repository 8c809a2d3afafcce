import { mkdir, open, readdir, rename, rm, rmdir } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { Verification } from '../../../shared/contract/vault.ts'
import { EngineError, systemCode } from '../fault.ts'
import type { Tries } from '../keys/tries.ts'
import { KEY_FILE, KEY_FILE_COPY, parseKeyFile, storeKeyFile, unlock } from '../vault/key-file.ts'
import { deriveKeys, forgetKeys } from '../vault/keys.ts'
import type { Opener } from '../vault/slots.ts'
import { openVault } from '../vault/opening.ts'
import type { Who } from '../vault/vault.ts'
import { verifyVault, type VaultCheck } from '../vault/verify.ts'
import { makeFolder, syncFolder } from '../vault/whole-file.ts'
import { archiveFailure, openBackup, type Backup } from './reading.ts'
import { placeFailure, type Progress } from './state.ts'

/** Where a restore works, within its folder: until it is proved, the folder itself does not look like a vault. */
const UNFINISHED_FOLDER = '.restoring'

/** What a kill may leave in the folder: nothing of it is a person's own, and a key file is not yet among it. */
const OF_A_RESTORE = /^(\.restoring|objects|vault\.db|heads\.json|lock|before-\d{4}\.db)$/

interface RestoreOptions {
  /** Of a backup folder; the latest where none is named. */
  generation?: string
  progress?: Progress
  signal?: AbortSignal
  checks?: readonly VaultCheck[]
  /** Slows guessing down. */
  tries?: Tries
}

/**
 * Unpacks a backup into a folder that does not exist yet, is empty or holds an interrupted restore, and proves it; the
 * vault is left closed. What the proof finds is in the answer and the vault stays, so that all that is sound can be
 * had. All is written to `.restoring` within the folder and moved up last; a kill before that leaves no vault.
 * `progress` counts bytes, unpacked and then proved.
 * @throws NOT_A_BACKUP, PLACE_NOT_READABLE, PLACE_OCCUPIED, WRONG_PASSPHRASE or WRONG_RECOVERY_KEY (before anything is
 * unpacked), and what opening a vault throws; the folder is then empty again
 */
export async function restoreBackup(
  path: string,
  folder: string,
  opener: Opener,
  who: Who,
  migrationsFolder: string,
  { generation, progress = () => undefined, signal, checks = [], tries }: RestoreOptions = {},
): Promise<Verification> {
  const aborting = signal ?? new AbortController().signal
  const backup = await openBackup(path, generation)
  try {
    await requireSecret(backup, opener, basename(path), tries)
    aborting.throwIfAborted()
    await claimForRestore(folder)
    const working = join(folder, UNFINISHED_FOLDER)
    try {
      const total = 2 * backup.size
      await unpack(backup, working, (done) => progress(done, total), aborting)
      storeKeyFile(working, parseKeyFile(backup.keyFile))
      const prove = (done: number, all: number) => progress(backup.size + Math.round((backup.size * done) / all), total)
      const vault = await openVault(working, opener, who, migrationsFolder)
      const found = await verifyVault(vault, prove, aborting, checks).finally(() => vault.close())
      await moveUp(working, folder)
      return found
    } catch (failure) {
      await rm(working, { recursive: true, force: true })
      throw placeFailure(failure, basename(folder))
    }
  } catch (failure) {
    throw archiveFailure(failure, path)
  } finally {
    await backup.close()
  }
}

async function requireSecret(backup: Backup, opener: Opener, name: string, tries?: Tries): Promise<void> {
  const keyFile = parseKeyFile(backup.keyFile)
  const opened = () => unlock(keyFile, opener)
  const vaultKey = await (tries ? tries.guarded(keyFile.id, opened) : opened())
  const keys = deriveKeys(vaultKey, keyFile.id)
  vaultKey.fill(0)
  const ours = backup.isOurs(keys)
  forgetKeys(keys)
  if (!ours) throw new EngineError('NOT_A_BACKUP', { name })
}

/** @throws PLACE_OCCUPIED, PLACE_NOT_WRITABLE, DISK_FULL */
async function claimForRestore(folder: string): Promise<void> {
  const name = basename(folder)
  const working = join(folder, UNFINISHED_FOLDER)
  try {
    await makeFolder(folder)
    const held = await readdir(folder)
    const unfinished = held.includes(UNFINISHED_FOLDER) && held.every((entry) => OF_A_RESTORE.test(entry))
    if (held.length > 0 && !unfinished) throw new EngineError('PLACE_OCCUPIED', { name })
    for (const left of held) await rm(join(folder, left), { recursive: true, force: true })
    await mkdir(working, { mode: 0o700 })
  } catch (failure) {
    throw systemCode(failure) === 'EEXIST' ? new EngineError('PLACE_OCCUPIED', { name }) : placeFailure(failure, name)
  }
}

async function unpack(
  backup: Backup,
  folder: string,
  progress: (done: number) => void,
  signal: AbortSignal,
): Promise<void> {
  let done = 0
  for await (const { name, bytes } of backup.files()) {
    const path = join(folder, name)
    await makeFolder(dirname(path))
    const target = await open(path, 'wx', 0o600)
    try {
      for await (const piece of bytes()) {
        signal.throwIfAborted()
        await target.writeFile(piece)
        progress((done += piece.length))
      }
      await target.sync()
    } finally {
      await target.close()
    }
    syncFolder(dirname(path))
  }
}

/** The key file last, since a folder with a key file is a vault; after it only its copy, which opening writes anew. */
async function moveUp(working: string, folder: string): Promise<void> {
  const last = [KEY_FILE, KEY_FILE_COPY]
  const others = (await readdir(working)).filter((name) => !last.includes(name))
  for (const name of [...others, ...last]) {
    await rename(join(working, name), join(folder, name))
    syncFolder(folder)
  }
  await rmdir(working)
}
