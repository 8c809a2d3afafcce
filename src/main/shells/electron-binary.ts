import { constants } from 'node:fs'
import { access, readFile } from 'node:fs/promises'
import path from 'node:path'

/**
 * Path of Electron's binary where it has been installed; undefined where it has not. The package itself is never asked:
 * `require('electron')` downloads a binary that is missing.
 */
export async function installedElectron(root: string): Promise<string | undefined> {
  const folder = path.join(root, 'node_modules', 'electron')
  try {
    const executable = path.join(folder, 'dist', (await readFile(path.join(folder, 'path.txt'), 'utf8')).trim())
    await access(executable, constants.X_OK)
    return executable
  } catch {
    return undefined
  }
}
