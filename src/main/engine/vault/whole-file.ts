import { closeSync, fsyncSync, openSync, renameSync, writeFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { systemCode } from '../fault.ts'

/** Replaces a file so that after a crash either the old or the new bytes are there, whole. */
export function writeWholeFile(path: string, text: string): void {
  const aside = `${path}.new`
  const file = openSync(aside, 'w', 0o600)
  try {
    writeFileSync(file, text)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  renameSync(aside, path)
  syncFolder(dirname(path))
}

/** Makes a rename in the folder last through a power cut. Windows does so by itself and cannot open folders. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** Makes a folder, and those above it that are missing, such that they last through a power cut. */
export async function makeFolder(folder: string): Promise<void> {
  const first = resolve((await mkdir(folder, { recursive: true, mode: 0o700 })) ?? folder)
  for (let made = resolve(folder); made !== dirname(first); made = dirname(made)) {
    try {
      syncFolder(dirname(made))
    } catch (failure) {
      // One may make names in a folder and not be let to read it.
      if (!/^E(ACCES|PERM)$/.test(systemCode(failure))) throw failure
    }
  }
}
