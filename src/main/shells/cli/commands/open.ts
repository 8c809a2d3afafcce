import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { stat } from 'node:fs/promises'
import { openInBrowser } from '../../browser/shell.ts'
import { installedElectron } from '../../electron-binary.ts'
import { callersPath } from '../callers-path.ts'
import { type Cli, EXIT, type ExitCode, wrongUse } from '../cli.ts'
import { printJson, say } from '../output.ts'
import { givenPassphrase, passphrase } from '../passphrase.ts'

/**
 * Opens the window: in Electron where its binary is there, else in an installed browser on the loopback shell.
 * `--no-window` is for tests: no browser is started, one line of JSON names the launch file, and the shell waits.
 */
export async function openWindow(cli: Cli, [typed]: string[], options: { window: boolean }): Promise<ExitCode> {
  const path = typed === undefined ? undefined : callersPath(typed)
  if (path !== undefined && !(await stat(path).catch(() => undefined))?.isDirectory())
    throw wrongUse(cli, 'open.noFolder', { path })
  const electron = options.window ? await installedElectron(cli.installation.root) : undefined
  const phrase = path === undefined ? undefined : await passphraseAtHand(cli)
  if (electron !== undefined) return openElectron(electron, cli.installation.root, path, phrase)
  if (options.window) say(cli.t('cli:open.noElectron'))
  await openInBrowser({
    t: cli.t,
    installation: cli.installation,
    vault: path === undefined || phrase === undefined ? undefined : { path, passphrase: phrase },
    withoutBrowser: options.window ? undefined : (launch) => printJson({ type: 'ready', launch }),
    say,
  })
  return EXIT.done
}

/** Given or typed at the terminal; where there is no terminal the window asks. */
async function passphraseAtHand(cli: Cli): Promise<string | undefined> {
  return process.stdin.isTTY ? passphrase(cli) : givenPassphrase(cli)
}

async function openElectron(executable: string, root: string, vault?: string, phrase?: string): Promise<ExitCode> {
  const window = spawn(executable, [root, ...(vault === undefined ? [] : [vault])], {
    stdio: 'inherit',
    env: { ...process.env, ...(phrase === undefined ? {} : { LIBELLUS_PASSPHRASE: phrase }) },
  })
  const [code] = (await once(window, 'exit')) as [number | null]
  return code === 0 ? EXIT.done : EXIT.failed
}
