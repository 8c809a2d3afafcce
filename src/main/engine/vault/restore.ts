import { mkdir, open, type FileHandle } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { Verification } from '../../../shared/contract/vault.ts'
import { EngineError, systemCode, writeFailure } from '../fault.ts'
import { claimFolder, emptyFolder } from './folder.ts'
import { HEADS_FILE } from './heads.ts'
import { DATABASE_FILE, KEY_FILE, parseKeyFile, unlock } from './key-file.ts'
import { NotAnArchive, tarEntries, type TarEntry } from './tar.ts'
import { openVault, type Who } from './vault.ts'
import { verifyVault, type VaultCheck, type VerifyProgress } from './verify.ts'
import { syncFolder, writeWholeFile } from './whole-file.ts'

/** The only names that a backup may hold: none of them leaves the folder it is unpacked into. */
const NAMES = new RegExp(`^(${HEADS_FILE}|${DATABASE_FILE}|objects/[0-9a-f]{2}/[0-9a-f]{62})$`)
const LARGEST_KEY_FILE = 1024 * 1024

interface RestoreOptions {
  progress?: VerifyProgress
  signal?: AbortSignal
  checks?: readonly VaultCheck[]
}

/**
 * Unpacks a backup into a folder that does not exist yet or is empty, and proves it; the vault is left closed. What
 * the proof finds is in the answer and the vault stays, so that all that is sound can be had.
 * @throws NOT_A_BACKUP, PLACE_NOT_READABLE, PLACE_OCCUPIED, WRONG_PASSPHRASE (before anything is unpacked), and what
 * opening a vault throws; the folder is then empty again
 */
export async function restoreBackup(
  file: string,
  folder: string,
  passphrase: string,
  who: Who,
  migrationsFolder: string,
  { progress = () => undefined, signal = new AbortController().signal, checks = [] }: RestoreOptions = {},
): Promise<Verification> {
  const name = basename(file)
  const archive = await open(file, 'r').catch(() => {
    throw new EngineError('PLACE_NOT_READABLE', { name })
  })
  try {
    const keyFile = await readFirst(archive)
    await unlock(parseKeyFile(keyFile), passphrase)
    await claimFolder(folder)
    try {
      await unpack(archive, folder, signal)
      // Last, since a folder with a key file is a vault.
      writeWholeFile(join(folder, KEY_FILE), keyFile)
      const vault = await openVault(folder, passphrase, who, migrationsFolder)
      try {
        return await verifyVault(vault, progress, signal, checks)
      } finally {
        vault.close()
      }
    } catch (failure) {
      await emptyFolder(folder)
      throw writeFailure(failure, basename(folder))
    }
  } catch (failure) {
    const notABackup = failure instanceof NotAnArchive || systemCode(failure) === 'EISDIR'
    throw notABackup ? new EngineError('NOT_A_BACKUP', { name }) : failure
  } finally {
    await archive.close()
  }
}

async function readFirst(archive: FileHandle): Promise<string> {
  for await (const { name, size, bytes } of tarEntries(archive)) {
    if (name !== KEY_FILE || size > LARGEST_KEY_FILE) break
    return Buffer.concat(await Array.fromAsync(bytes())).toString('utf8')
  }
  throw new NotAnArchive('no key file')
}

async function unpack(archive: FileHandle, folder: string, signal: AbortSignal): Promise<void> {
  for await (const entry of tarEntries(archive)) {
    signal.throwIfAborted()
    if (entry.name === KEY_FILE) continue
    if (!NAMES.test(entry.name)) throw new NotAnArchive('an unexpected name')
    await writeEntry(entry, join(folder, entry.name))
  }
}

async function writeEntry({ bytes }: TarEntry, path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const target = await open(path, 'wx', 0o600)
  try {
    for await (const piece of bytes()) await target.writeFile(piece)
    await target.sync()
  } finally {
    await target.close()
  }
  syncFolder(dirname(path))
}
