import { setTimeout as pause } from 'node:timers/promises'
import type { TFunction } from 'i18next'
import { startEngine } from '../../engine/bridge/client.ts'
import { engineClient } from '../engine-client.ts'
import { engineHost, type Installation } from '../installation.ts'
import { windowFiles } from '../window-files.ts'
import { openChromium } from './chromium-window.ts'
import { installedChromium } from './chromium.ts'
import { type LaunchFolder, prepareLaunch } from './launch.ts'
import { serveLoopback } from './loopback.ts'
import { type Presence, watchPresence } from './presence.ts'

/** How long the shell outlives its last window, in milliseconds. */
const GRACE = 10_000
const ASK_AGAIN = 500
/** How long a window is waited for where no browser was started, in milliseconds. */
const PATIENCE = 60_000

export interface BrowserShell {
  readonly t: TFunction
  readonly installation: Installation
  /** A vault to be opened at once: its absolute path and its passphrase. */
  readonly vault?: { path: string; passphrase: string } | undefined
  /** Where given, no browser is started; the path of the launch file is told instead. */
  readonly withoutBrowser?: ((launchFile: string) => void) | undefined
  /** Writes a line for the person at the terminal. */
  say(line: string): void
}

/**
 * Opens the window in an installed browser; resolves when the last window has gone and running jobs have finished.
 * Fails with ENGINE_GONE where the engine's thread ended; a browser that was started here stays until the person
 * closes its window, which says so and holds what was typed.
 */
export async function openInBrowser(shell: BrowserShell): Promise<void> {
  const { installation, vault } = shell
  const engine = await startEngine(installation.engine, engineHost(installation, 'browser'))
  const presence = watchPresence(GRACE)
  const stopped = stopSignal()
  try {
    if (vault) {
      const place = await engine.grant(vault.path)
      await engineClient(engine).vault.open({ place, passphrase: vault.passphrase })
    }
    const loopback = await serveLoopback(engine, windowFiles(installation.window), presence)
    try {
      await showWindow(shell, presence, `${loopback.origin}/#token=${loopback.token}`, { stopped, gone: engine.gone })
      await jobsFinished(shell, () => engine.busy(), stopped)
    } finally {
      await loopback.close()
    }
  } finally {
    await engine.close()
  }
}

async function showWindow(
  { t, withoutBrowser, say }: BrowserShell,
  presence: Presence,
  address: string,
  { stopped, gone }: { stopped: Promise<'stopped'>; gone: Promise<void> },
): Promise<void> {
  const executable = withoutBrowser ? undefined : await installedChromium()
  if (!withoutBrowser && executable === undefined) {
    say(t('cli:open.address', { address }))
    await Promise.race([presence.over, stopped, gone])
    return
  }
  const launch = await prepareLaunch(address, executable)
  void presence.first.then(launch.removeFile)
  try {
    if (withoutBrowser) withoutBrowser(launch.file)
    if (executable !== undefined) await runChromium(executable, launch)
    else await Promise.race([presence.over, stopped, gone, neverShown()])
  } finally {
    await launch.remove()
  }

  /** A test that was killed before it opened the launch file leaves nobody who would end this process. */
  async function neverShown(): Promise<void> {
    if (!(await Promise.race([presence.first.then(() => true), pause(PATIENCE, false, { ref: false })]))) return
    await presence.over
  }

  async function runChromium(path: string, folder: LaunchFolder): Promise<void> {
    const browser = openChromium(path, folder)
    say(t('cli:open.started'))
    try {
      const start = await Promise.race([presence.first.then(() => 'shown'), stopped, browser.ended])
      if (start === 'failed') {
        await folder.removeFile()
        say(t('cli:open.browserFailed', { address }))
      }
      if (start === 'failed' || start === 'shown') await Promise.race([presence.over, stopped])
    } finally {
      await browser.close()
    }
  }
}

/** Waits until nothing runs, and says so where that takes time. */
async function jobsFinished(
  { t, say }: BrowserShell,
  busy: () => Promise<boolean>,
  stopped: Promise<'stopped'>,
): Promise<void> {
  if (!(await busy())) return
  say(t('cli:open.finishingJobs'))
  while (await busy()) {
    if (await Promise.race([stopped, pause(ASK_AGAIN, false)])) return
  }
}

/** Resolves with the first signal that asks the process to end; a second one ends it at once. */
function stopSignal(): Promise<'stopped'> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve('stopped'))
  })
}
