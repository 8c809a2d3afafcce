import { spawn } from 'node:child_process'
import { pathToFileURL } from 'node:url'
import type { LaunchFolder } from './launch.ts'

export interface ChromiumWindow {
  /** Resolves when the browser has ended: closed by the person, or because it could not run. */
  readonly ended: Promise<'closed' | 'failed'>
  close(): Promise<void>
}

/** Starts the browser on the launch file, as a window without an address bar. */
export function openChromium(executable: string, { file, profile }: LaunchFolder): ChromiumWindow {
  const browser = spawn(executable, chromiumArguments(pathToFileURL(file).href, profile), { stdio: 'ignore' })
  const ended = new Promise<'closed' | 'failed'>((resolve) => {
    browser.once('exit', (code) => resolve(code === 0 ? 'closed' : 'failed'))
    browser.once('error', () => resolve('failed'))
  })
  return {
    ended,
    async close() {
      browser.kill()
      await ended
    },
  }
}

/** What keeps the browser from every network but the loopback, and its traces in the profile that is deleted. */
export function chromiumArguments(
  launchUrl: string,
  profile: string,
  root: boolean = process.getuid?.() === 0,
): string[] {
  return [
    `--app=${launchUrl}`,
    `--user-data-dir=${profile}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--no-service-autorun',
    '--no-pings',
    '--disable-background-networking',
    '--disable-breakpad',
    '--disable-client-side-phishing-detection',
    '--disable-component-update',
    '--disable-default-apps',
    '--disable-domain-reliability',
    '--disable-extensions',
    `--disable-features=${DISABLED_FEATURES.join(',')}`,
    '--disable-sync',
    '--disk-cache-size=1',
    '--metrics-recording-only',
    '--password-store=basic',
    // Loopback addresses never pass through a proxy; at port 9 (discard) everything else ends.
    '--proxy-server=127.0.0.1:9',
    '--window-size=1440,900',
    // Chromium's sandbox does not start as root.
    ...(root ? ['--no-sandbox'] : []),
  ]
}

const DISABLED_FEATURES = [
  'AutofillServerCommunication',
  'DialMediaRouteProvider',
  'InterestFeedContentSuggestions',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'Translate',
]
