import { readdir, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { EngineError, systemCode, writeFailure } from '../fault.ts'
import { makeFolder } from './whole-file.ts'

/** Makes the folder, or takes it where it is empty. @throws PLACE_OCCUPIED, PLACE_NOT_WRITABLE, DISK_FULL */
export async function claimFolder(folder: string): Promise<void> {
  const name = basename(folder)
  try {
    await makeFolder(folder)
    if ((await readdir(folder)).length === 0) return
  } catch (failure) {
    if (systemCode(failure) !== 'EEXIST') throw writeFailure(failure, name)
  }
  throw new EngineError('PLACE_OCCUPIED', { name })
}

/** Removes what the folder holds, not the folder. */
export async function emptyFolder(folder: string): Promise<void> {
  for (const name of await readdir(folder)) await rm(join(folder, name), { recursive: true, force: true })
}
