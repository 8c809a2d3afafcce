import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { pathToFileURL } from 'node:url'
import { _electron, chromium, type BrowserContextOptions, type Page } from 'playwright-core'
import { installedChromium } from '../../src/main/shells/browser/chromium.ts'
import { installedElectron } from '../../src/main/shells/electron-binary.ts'
import { ROOT } from '../engine-under-test.ts'

export type ShellName = 'browser' | 'electron'

export interface ShownWindow {
  readonly page: Page
  /** The shell's process. */
  readonly pid: number
  /** Ends the shell and what it started. */
  close(): Promise<void>
}

export interface WindowWish {
  /** Absolute path of the folder that stands for the person's home. */
  readonly home: string
  readonly language?: 'en' | 'ru'
  readonly colorScheme?: 'light' | 'dark'
  /** A vault that is opened at once. */
  readonly vault?: { folder: string; passphrase: string }
}

const VIEWPORT = { width: 1440, height: 900 }

/** The shells whose program is on this machine; the window is the same in each. */
export async function availableShells(): Promise<ShellName[]> {
  return (await installedElectron(ROOT)) === undefined ? ['browser'] : ['browser', 'electron']
}

/** Shows the built application's window as the shell would. */
export function showWindow(shell: ShellName, wish: WindowWish): Promise<ShownWindow> {
  return shell === 'electron' ? showInElectron(wish) : showInChromium(wish)
}

async function showInChromium(wish: WindowWish): Promise<ShownWindow> {
  const folder = wish.vault ? [wish.vault.folder] : []
  const shell = spawn(process.execPath, ['out/main/cli.js', 'open', '--no-window', ...folder], {
    cwd: ROOT,
    env: environment(wish),
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = (await Promise.race([
    once(createInterface(shell.stdout), 'line'),
    once(shell, 'exit').then(([code]) => Promise.reject(new Error(`the shell ended with ${code} before its window`))),
  ])) as [string]
  const { launch } = JSON.parse(line) as { launch: string }
  const browser = await chromium.launch({
    executablePath: await chromiumPath(),
    chromiumSandbox: process.getuid?.() !== 0,
    args: ['--proxy-server=127.0.0.1:9', '--font-render-hinting=none'],
  })
  const context = await browser.newContext(contextOptions(wish))
  const page = await context.newPage()
  await page.goto(pathToFileURL(launch).href)
  await page.waitForURL(/^http:\/\/127\.0\.0\.1:\d+\//)
  return {
    page,
    pid: shell.pid as number,
    async close() {
      await browser.close()
      if (shell.exitCode === null) {
        shell.kill('SIGINT')
        await once(shell, 'exit')
      }
    },
  }
}

async function showInElectron(wish: WindowWish): Promise<ShownWindow> {
  const application = await _electron.launch({
    executablePath: (await installedElectron(ROOT)) as string,
    args: [ROOT, ...(wish.vault ? [wish.vault.folder] : []), ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
    env: environment(wish) as Record<string, string>,
    ...contextOptions(wish),
  })
  const page = await application.firstWindow()
  await page.setViewportSize(VIEWPORT)
  return { page, pid: application.process().pid as number, close: () => application.close() }
}

function contextOptions({ language = 'en', colorScheme = 'light' }: WindowWish) {
  return {
    viewport: VIEWPORT,
    locale: language === 'ru' ? 'ru-RU' : 'en-GB',
    colorScheme,
    reducedMotion: 'reduce',
    acceptDownloads: true,
  } satisfies BrowserContextOptions
}

function environment({ home, language = 'en', vault }: WindowWish): NodeJS.ProcessEnv {
  return {
    ...process.env,
    LIBELLUS_HOME: home,
    LIBELLUS_LANGUAGE: language,
    INIT_CWD: home,
    ...(vault ? { LIBELLUS_PASSPHRASE: vault.passphrase } : {}),
  }
}

/** An installed Chromium, else the one inside `@sparticuz/chromium`, whose own arguments are left out: they lower its guard. */
export async function chromiumPath(): Promise<string> {
  const installed = await installedChromium()
  if (installed !== undefined) return installed
  const { default: packaged } = await import('@sparticuz/chromium')
  return packaged.executablePath(path.join(ROOT, 'node_modules', '@sparticuz', 'chromium', 'bin'))
}
