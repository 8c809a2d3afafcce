import { build } from 'electron-vite'
import { mkdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { isBuilt, noteBuilt, project, stateOfSources } from './freshness.mjs'

/** A build takes seconds; a lock older than this, in milliseconds, was left by one that was killed. */
const ABANDONED = 120_000
const lock = join(project, 'out', 'building')

process.chdir(project)
const waited = await takeLock()
try {
  if (!waited || !isBuilt()) {
    const state = stateOfSources()
    await build({ logLevel: 'warn' })
    noteBuilt(state)
  }
} finally {
  rmSync(lock, { recursive: true, force: true })
}

/** Two builds at once would empty each other's folders. Answers whether another one had to be waited for. */
async function takeLock() {
  mkdirSync(join(project, 'out'), { recursive: true })
  for (let waited = false; ; waited = true) {
    try {
      mkdirSync(lock)
      return waited
    } catch {
      const since = statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? 0
      if (Date.now() - since > ABANDONED) rmSync(lock, { recursive: true, force: true })
      else await pause(200)
    }
  }
}
