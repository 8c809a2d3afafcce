import { readFileSync } from 'node:fs'
import { hostname, userInfo } from 'node:os'
import { fileURLToPath } from 'node:url'
import type { EngineHost } from '../engine/host.ts'
import { personsFolders } from './folders.ts'

/** Where the parts of this copy of Libellus lie. */
export interface Installation {
  /** Folder that holds `package.json`, `resources` and `out`. */
  readonly root: string
  readonly engine: URL
  readonly poolWorker: URL
  readonly databaseWorker: URL
  /** Folder of the window's files. */
  readonly window: string
  readonly preload: string
  readonly version: string
}

/** The installation around a built entry, `out/main/*.js`; `entry` is its `import.meta.url`. */
export function installationAround(entry: string): Installation {
  const root = fileURLToPath(new URL('../..', entry))
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', entry), 'utf8')) as { version: string }
  return {
    root,
    engine: new URL('engine.js', entry),
    poolWorker: new URL('pool-worker.js', entry),
    databaseWorker: new URL('database-worker.js', entry),
    window: fileURLToPath(new URL('../renderer', entry)),
    preload: fileURLToPath(new URL('../preload/index.cjs', entry)),
    version,
  }
}

/** What the shell gives to the engine at its start. */
export function engineHost(installation: Installation, shell: EngineHost['shell']): EngineHost {
  return {
    shell,
    chooser: shell === 'electron' ? 'native' : 'window',
    resources: `${installation.root}/resources`,
    ...personsFolders(),
    version: installation.version,
    poolWorker: installation.poolWorker.href,
    databaseWorker: installation.databaseWorker.href,
    account: account(),
    computer: hostname(),
  }
}

/** The operating system's account; a container may have none by that number. */
function account(): string {
  try {
    return userInfo().username
  } catch {
    return String(process.getuid?.() ?? '')
  }
}
