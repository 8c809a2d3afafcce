import { readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import path from 'node:path'

/** Absolute paths of the person's folders: vaults by default, and settings with logs. `LIBELLUS_HOME` moves both. */
export function personsFolders(
  env: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
  home: string = homedir(),
): { vaults: string; settings: string } {
  if (env.LIBELLUS_HOME) {
    const moved = path.resolve(env.LIBELLUS_HOME)
    return { vaults: path.join(moved, 'vaults'), settings: path.join(moved, 'settings') }
  }
  if (platform === 'win32') {
    const roaming = env.APPDATA ?? path.join(home, 'AppData', 'Roaming')
    return { vaults: path.join(home, 'Documents', 'Libellus'), settings: path.join(roaming, 'Libellus') }
  }
  if (platform === 'darwin') {
    const support = path.join(home, 'Library', 'Application Support')
    return { vaults: path.join(home, 'Documents', 'Libellus'), settings: path.join(support, 'Libellus') }
  }
  const config = env.XDG_CONFIG_HOME || path.join(home, '.config')
  return { vaults: path.join(freedesktopDocuments(config, home), 'Libellus'), settings: path.join(config, 'libellus') }
}

/** The documents folder that the desktop has set in `user-dirs.dirs`, whose name is in the desktop's language. */
function freedesktopDocuments(config: string, home: string): string {
  try {
    const set = /^XDG_DOCUMENTS_DIR="(.+)"$/m.exec(readFileSync(path.join(config, 'user-dirs.dirs'), 'utf8'))?.[1]
    const folder = set?.replace(/^\$HOME/, home)
    if (folder && path.isAbsolute(folder)) return folder
  } catch {
    return path.join(home, 'Documents')
  }
  return path.join(home, 'Documents')
}
