import { constants } from 'node:fs'
import { access } from 'node:fs/promises'
import path from 'node:path'

type System = { platform: NodeJS.Platform; env: NodeJS.ProcessEnv }

const LINUX = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
  'brave-browser',
]
const MAC = ['Chromium', 'Google Chrome', 'Microsoft Edge', 'Brave Browser']
const WINDOWS = [
  ['Google', 'Chrome', 'Application', 'chrome.exe'],
  ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
  ['Chromium', 'Application', 'chrome.exe'],
]

/** Path of an installed Chromium, Chrome or Edge; undefined where there is none. */
export async function installedChromium(system: System = process): Promise<string | undefined> {
  for (const candidate of candidates(system)) {
    if (await isExecutable(candidate)) return candidate
  }
  return undefined
}

/** Where the three would lie, the likelier place first. */
export function candidates({ platform, env }: System): string[] {
  if (platform === 'win32') {
    const roots = [env.ProgramFiles, env['ProgramFiles(x86)'], env.LOCALAPPDATA].filter((root) => root !== undefined)
    return WINDOWS.flatMap((parts) => roots.map((root) => path.win32.join(root, ...parts)))
  }
  if (platform === 'darwin') {
    const roots = ['/Applications', path.posix.join(env.HOME ?? '/', 'Applications')]
    return MAC.flatMap((name) => roots.map((root) => path.posix.join(root, `${name}.app`, 'Contents', 'MacOS', name)))
  }
  const folders = (env.PATH ?? '').split(':').filter((folder) => path.posix.isAbsolute(folder))
  return LINUX.flatMap((name) => folders.map((folder) => path.posix.join(folder, name)))
}

async function isExecutable(file: string): Promise<boolean> {
  return access(file, constants.X_OK).then(
    () => true,
    () => false,
  )
}
