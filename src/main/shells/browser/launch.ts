import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { homedir, tmpdir } from 'node:os'
import path from 'node:path'

const NAME = 'libellus-window-'

/** A folder that only this account can read, for the launch file and the browser's profile. */
export interface LaunchFolder {
  /** Path of the launch file, mode 0600. */
  readonly file: string
  readonly profile: string
  /** Removes the launch file: its token has been handed over. */
  removeFile(): Promise<void>
  remove(): Promise<void>
}

/**
 * Writes a file that leads to the address, so that the token stands on no command line, where others could read it.
 * Folders that a killed start has left behind are removed. `executable` is the browser that will read the file.
 */
export async function prepareLaunch(address: string, executable?: string): Promise<LaunchFolder> {
  const parent = launchParent(executable)
  await removeAbandoned(parent)
  const folder = await mkdtemp(path.join(parent, `${NAME}${process.pid}-`))
  const file = path.join(folder, 'open.html')
  await writeFile(file, launchPage(address), { mode: 0o600, flag: 'wx' })
  return {
    file,
    profile: path.join(folder, 'profile'),
    removeFile: () => rm(file, { force: true }),
    remove: () => rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 }),
  }
}

function launchPage(address: string): string {
  return `<!doctype html>
<meta charset="utf-8">
<title>Libellus</title>
<meta name="referrer" content="no-referrer">
<meta http-equiv="refresh" content="0;url=${address}">
`
}

/** A Chromium that came as a snap sees neither the system's temporary folder nor hidden ones. */
function launchParent(executable: string | undefined): string {
  return executable?.startsWith('/snap/') ? path.join(homedir(), 'snap', path.basename(executable), 'common') : tmpdir()
}

async function removeAbandoned(parent: string): Promise<void> {
  for (const name of await readdir(parent)) {
    const pid = /^libellus-window-(\d+)-/.exec(name)?.[1]
    if (pid !== undefined && !isRunning(Number(pid))) {
      await rm(path.join(parent, name), { recursive: true, force: true }).catch(() => undefined)
    }
  }
}

/** A process of another account counts as running: it answers EPERM. */
function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
